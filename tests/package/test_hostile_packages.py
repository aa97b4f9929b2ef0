"""Packages that somebody made to do harm: anybody can sign, so a good signature says nothing yet."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from chair_console.cli import main
from chair_console.package import Manifest, PackageRefused, SigningKey, open_package
from chair_console.package.manifest import PackagePaper

PAGE = "index.html"
CONTENT = bytes(range(256)) * 20


def paper(**changes: object) -> PackagePaper:
    sha256 = hashlib.sha256(CONTENT).hexdigest()
    whole = PackagePaper(
        id="p1", item_id=None, kind="report", title="Báo cáo", number="", version=1, published_at=0, pages=1,
        bytes=len(CONTENT), sha256=sha256, file=PAGE, name="a.pdf",
    )  # fmt: skip
    return msgspec.structs.replace(whole, **changes)


def package(
    file: Path, compression: int = zipfile.ZIP_DEFLATED, signature_room: int = 0, **changes: object
) -> Path:
    """A package with a right signature and right hashes."""
    plain = Manifest(
        session_id="s", session_title="Kỳ họp", body="HĐND", language="vi", made_for="", made_at=0,
        journal_head="", items=[], papers=[], files={PAGE: hashlib.sha256(CONTENT).hexdigest()},
    )  # fmt: skip
    body = msgspec.json.encode(msgspec.structs.replace(plain, **changes))
    signature = msgspec.json.encode(SigningKey(Ed25519PrivateKey.generate()).sign(body))
    with zipfile.ZipFile(file, "w", compression) as archive:
        archive.writestr("manifest.json", body)
        archive.writestr("manifest.sig", signature + b" " * signature_room)
        archive.writestr(PAGE, CONTENT)
    return file


def tear(file: Path) -> None:
    """Spoil the middle of what is packed."""
    with zipfile.ZipFile(file) as archive:
        begin = archive.getinfo(PAGE).header_offset + 30 + len(PAGE)
    content = bytearray(file.read_bytes())
    content[begin + 10 : begin + 20] = b"\xff" * 10
    file.write_bytes(bytes(content))


def code_of(file: Path) -> str:
    with pytest.raises(PackageRefused) as refused:
        open_package(file)
    return refused.value.code


def test_the_package_that_the_others_are_made_from_is_whole(tmp_path: Path) -> None:
    assert open_package(package(tmp_path / "a.zip", papers=[paper()])).manifest.papers


@pytest.mark.parametrize("compression", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_what_no_hall_packs_so_is_refused_before_it_is_unpacked(compression: int, tmp_path: Path) -> None:
    file = package(tmp_path / "a.zip", compression)
    tear(file)
    assert code_of(file) == "package.not_a_package"


def test_a_signature_that_would_fill_the_memory_is_not_read(tmp_path: Path) -> None:
    assert code_of(package(tmp_path / "a.zip", signature_room=100_000_000)) == "package.not_a_package"


@pytest.mark.parametrize(
    "changes",
    [
        {"made_at": 10**18},
        {"made_at": -1},
        {"papers": [paper(), paper()]},
        {"papers": [paper(title=" ")]},
        {"papers": [paper(id="")]},
    ],
)
def test_what_an_import_would_stumble_over_halfway_is_no_package(
    changes: dict[str, object], tmp_path: Path
) -> None:
    assert code_of(package(tmp_path / "a.zip", **changes)) == "package.not_a_package"


def test_a_title_moves_no_cursor_in_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = package(
        tmp_path / "a.zip", papers=[paper(title="Báo cáo\x1b[2J\r\x9b31m")], session_title="\x1b]0;x"
    )
    assert main(["check-package", str(file)]) == 0
    shown = capsys.readouterr().out
    assert "Báo cáo" in shown
    assert all(letter.isprintable() or letter == "\n" for letter in shown)
