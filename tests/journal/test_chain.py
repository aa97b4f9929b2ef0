"""The chain is what others can check by themselves; so it is pinned to the byte."""

from __future__ import annotations

from hashlib import sha256

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from chair_console.journal import encode_body, genesis, link
from chair_console.journal.chain import is_canonical

_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


class Outcome(msgspec.Struct, tag="vote_cast", tag_field="type"):
    zeal: str
    body: object


def test_a_stranger_can_compute_the_chain_from_its_two_documented_lines() -> None:
    first = sha256(b"chair-console journal v1 " + "hội trường".encode()).digest()
    assert genesis("hội trường") == first
    assert link(first, b"{}") == sha256(first + b"{}").digest()
    assert genesis("a").hex() == "2cffdcdd39058ff76d628ac2c5a191f0ad18d2707b04bfcef3a3351f1fb28208"


@given(_json)
def test_what_the_hall_encodes_is_canonical(value: object) -> None:
    assert is_canonical(encode_body(Outcome("Đồng ý", value)))


def test_json_in_another_dress_is_not_canonical() -> None:
    for body in (
        b'{"b":1,"a":2}',
        b'{"a": 2}',
        b'{"a":1,"a":2}',
        b"1E5",
        b'"\\u0111"',
        b"{} ",
        b"",
        b"\xff",
        b'"\\ud800"',
    ):
        assert not is_canonical(body), body


@given(st.binary())
def test_any_bytes_are_judged_without_an_error(body: bytes) -> None:
    assert is_canonical(body) in (True, False)


def test_deeply_nested_bytes_are_judged_without_an_error() -> None:
    assert not is_canonical(b"[" * 100_000)
