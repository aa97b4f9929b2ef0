"""Three words that the projector and every joining tablet show alike: this is the right hall."""

import hashlib

_FIRST = [
    "hòa",
    "minh",
    "thanh",
    "bình",
    "an",
    "đông",
    "xuân",
    "thu",
    "sơn",
    "hà",
    "vân",
    "nam",
    "bắc",
    "mai",
    "trúc",
    "lan",
]
_SECOND = [
    "sen",
    "đào",
    "cúc",
    "quế",
    "thông",
    "tre",
    "lúa",
    "chè",
    "mận",
    "ban",
    "gạo",
    "trà",
    "suối",
    "núi",
    "mây",
    "gió",
]


def hall_words(hall_id: str) -> str:
    """Stable for a hall: "hòa · sen · 27"."""
    digest = hashlib.sha256(b"words " + hall_id.encode()).digest()
    return f"{_FIRST[digest[0] % 16]} · {_SECOND[digest[1] % 16]} · {10 + digest[2] % 90}"
