"""The Vietnamese encodings from before Unicode.

TCVN: TCVN 5712:1993, code VN1; its small letters are those of VN3 (the «ABC» fonts), so that one table reads
both. Bytes as in the standard and in glibc's TCVN table. VNI: the letters and tone marks of the VNI-Windows
fonts in terms of windows-1252, as keyboard programs document them.
"""

from __future__ import annotations

import re
import unicodedata

_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
_TCVN_UPPER_HALF = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
    "\u00a0ĂÂÊÔƠƯĐăâêôơưđẶ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗố"
    "ộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_TCVN_LOW = {
    0x01: "Ú", 0x02: "Ụ", 0x04: "Ừ", 0x05: "Ử", 0x06: "Ữ", 0x11: "Ứ",
    0x12: "Ự", 0x13: "Ỳ", 0x14: "Ỷ", 0x15: "Ỹ", 0x16: "Ý", 0x17: "Ỵ",
}  # fmt: skip
_TCVN = "".join(_TCVN_LOW.get(code, chr(code)) for code in range(128)) + _TCVN_UPPER_HALF


def decode_cp1258(data: bytes) -> str:
    return unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))


def decode_tcvn(data: bytes) -> str:
    return unicodedata.normalize("NFC", "".join(_TCVN[byte] for byte in data))


def decode_vni(data: bytes) -> str:
    return _VNI_PATTERN.sub(lambda found: _VNI[found[0]], data.decode("cp1252", errors="replace"))


def _vni_table() -> dict[str, str]:
    plain = dict(zip((_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), "ùøûõï", strict=True))
    circumflex = dict(zip(("", _ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), "âáàåãä", strict=True))
    breve = dict(zip(("", _ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), "êéèúüë", strict=True))
    i_tones = dict(zip((_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), "íìæóò", strict=True))
    table = {"ñ": "đ", "ô": "ơ", "ö": "ư", "î": "ỵ"}
    for written, letter in (
        ("a", "a"),
        ("e", "e"),
        ("o", "o"),
        ("u", "u"),
        ("y", "y"),
        ("ô", "ơ"),
        ("ö", "ư"),
    ):
        table |= {written + mark: letter + tone for tone, mark in plain.items()}
    for letter in "aeo":
        table |= {letter + mark: f"{letter}\u0302{tone}" for tone, mark in circumflex.items()}
    table |= {"a" + mark: f"a\u0306{tone}" for tone, mark in breve.items()}
    table |= {mark: "i" + tone for tone, mark in i_tones.items()}
    composed = {written: unicodedata.normalize("NFC", letter) for written, letter in table.items()}
    capitals = {written.upper(): letter.upper() for written, letter in composed.items()}
    mixed = {w[0].upper() + w[1:]: letter.upper() for w, letter in composed.items()}
    return composed | mixed | capitals


_VNI = _vni_table()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
