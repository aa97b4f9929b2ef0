"""In the worker: unpacks a ZIP archive. Its names are never used on the disk, only told."""

from __future__ import annotations

import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from chair_console.protocol.envelope import LARGEST_FILE_BYTES

from .messages import Packed, Unpack, Unpacked
from .refusals import IntakeRefused, facts_of

MOST_FILES: Final = 500
_HIGHEST_RATIO: Final = 200
_RATIO_MATTERS_FROM: Final = 10_000_000
_CHUNK: Final = 1 << 20
_LONGEST_PATH: Final = 300
_UTF8_FLAG: Final = 0x800
_LOCKED_FLAG: Final = 0x1
_AES: Final = 99  # the method of packing that stands for a lock of WinZip and 7-Zip
_UNICODE_PATH: Final = 0x7075
_DAMAGE: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, struct.error
)  # fmt: skip


def unpack(request: Unpack, tell: Callable[[str, int, int], None]) -> Unpacked:
    """Unpack an archive.

    Refused as a whole: `intake.damaged_archive`, `intake.empty_archive`, `intake.too_many_files`,
    `intake.archive_too_large`. Single files are refused with `intake.bad_path`, `intake.encrypted`,
    `intake.unknown_lock`, `intake.wrong_password`, `intake.too_large`, `intake.zip_bomb`, `intake.damaged_in_archive`.
    """
    try:
        with zipfile.ZipFile(request.source) as archive:
            entries = [(path_of(entry), entry) for entry in archive.infolist() if not entry.is_dir()]
            wanted = sorted((pair for pair in entries if not _is_litter(pair[0])), key=lambda pair: pair[0])
            _require_modest([entry for _, entry in wanted])
            return Unpacked(files=list(_files(archive, wanted, request, tell)))
    except _DAMAGE as error:
        raise IntakeRefused("intake.damaged_archive") from error


def _require_modest(entries: list[zipfile.ZipInfo]) -> None:
    if not entries:
        raise IntakeRefused("intake.empty_archive")
    if len(entries) > MOST_FILES:
        raise IntakeRefused("intake.too_many_files", files=len(entries), limit=MOST_FILES)


def _files(
    archive: zipfile.ZipFile,
    wanted: list[tuple[str, zipfile.ZipInfo]],
    request: Unpack,
    tell: Callable[[str, int, int], None],
) -> Iterator[Packed]:
    left = request.most_bytes
    for number, (path, entry) in enumerate(wanted, 1):
        target = Path(request.folder) / str(number)
        try:
            left -= _extract(archive, entry, target, left, request.password)
        except IntakeRefused as refusal:
            target.unlink(missing_ok=True)
            if refusal.code == "intake.archive_too_large":
                raise IntakeRefused(refusal.code, limit_mb=request.most_bytes // 1_000_000) from None
            yield Packed(path=_shown(path), code=refusal.code, facts=facts_of(refusal))
        except _DAMAGE as damage:
            target.unlink(missing_ok=True)
            yield Packed(path=_shown(path), code=_code_of(damage, entry))
        else:
            yield Packed(path=_shown(path), file=str(target))
        tell("reading", number, len(wanted))


def _extract(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, left: int, password: str) -> int:
    """Write one file; what the archive says of its size is not believed. The number of bytes."""
    _require_plain(entry)
    locked = bool(entry.flag_bits & _LOCKED_FLAG)
    if entry.compress_type == _AES:
        raise IntakeRefused("intake.unknown_lock")
    if locked and not password:
        raise IntakeRefused("intake.encrypted")
    written = 0
    try:
        source = archive.open(entry, pwd=password.encode() if locked else None)
    except NotImplementedError:
        raise
    except RuntimeError as error:
        raise IntakeRefused("intake.wrong_password") from error
    with source, target.open("xb") as file:
        while chunk := source.read(_CHUNK):
            written += len(chunk)
            if written > LARGEST_FILE_BYTES:
                raise IntakeRefused("intake.too_large", limit_mb=LARGEST_FILE_BYTES // 1_000_000)
            if written > max(_RATIO_MATTERS_FROM, entry.compress_size * _HIGHEST_RATIO):
                raise IntakeRefused("intake.zip_bomb")
            if written > left:
                raise IntakeRefused("intake.archive_too_large", limit_mb=0)
            file.write(chunk)
    return written


def _code_of(damage: Exception, entry: zipfile.ZipInfo) -> str:
    """One wrong password in 256 is only noticed by what comes out."""
    locked = bool(entry.flag_bits & _LOCKED_FLAG)
    if locked and isinstance(damage, zipfile.BadZipFile | zlib.error):
        return "intake.wrong_password"
    return "intake.damaged_in_archive"


def _require_plain(entry: zipfile.ZipInfo) -> None:
    """A path that leads out of its folder, or a link, is a trick even though nothing comes of it here."""
    path = path_of(entry)
    parts = path.split("/")
    mode = entry.external_attr >> 16
    absolute = path.startswith("/") or (len(path) > 1 and path[1] == ":")
    if absolute or ".." in parts or "\0" in path or (mode and not stat.S_ISREG(mode) and stat.S_IFMT(mode)):
        raise IntakeRefused("intake.bad_path")


def path_of(entry: zipfile.ZipInfo) -> str:
    """The path in the archive with `/`, in NFC: as UTF-8 where it is that, else as the DOS letters it says."""
    name = entry.orig_filename
    if not entry.flag_bits & _UTF8_FLAG:
        raw = name.encode("cp437", "replace")
        name = _unicode_path(entry.extra, raw) or _decoded(raw)
    return unicodedata.normalize("NFC", name.replace("\\", "/"))


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp437")


def _unicode_path(extra: bytes, raw: bytes) -> str:
    """The name in Info-ZIP's Unicode Path field, if it belongs to this name."""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        body, extra = extra[4 : 4 + length], extra[4 + length :]
        if kind == _UNICODE_PATH and body[:5] == b"\1" + struct.pack("<I", zlib.crc32(raw)):
            return body[5:].decode("utf-8", "replace")
    return ""


def _is_litter(path: str) -> bool:
    """What systems and Office leave behind in folders, and nobody means to hand in."""
    parts = path.split("/")
    name = parts[-1]
    return (
        "__MACOSX" in parts
        or name.startswith(("._", "~$", ".~lock."))
        or name.lower() in (".ds_store", "thumbs.db", "desktop.ini")
    )


def _shown(path: str) -> str:
    return "".join(letter for letter in path if letter.isprintable())[-_LONGEST_PATH:] or "?"
