"""RFC 9474's own numbers, and what a signer or a forger may try."""

from __future__ import annotations

import json
import secrets

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from chair_console.blind_rsa import (
    PSS_RANDOMIZED,
    SUITES,
    BlindSignatureError,
    Suite,
    blind_sign,
    is_blinded_message,
)
from tests.shared_data import shared


def _vectors() -> dict[str, dict[str, str]]:
    found = json.loads(shared("rfc9474/test_vectors_rfc9474.json").read_text())
    return {vector["name"]: vector for vector in found}


def _number(vector: dict[str, str], name: str) -> int:
    return int(vector[name], 16)


def _bytes(vector: dict[str, str], name: str) -> bytes:
    return bytes.fromhex(vector[name].removeprefix("0x"))


def _key(vector: dict[str, str]) -> rsa.RSAPrivateKey:
    p, q, d = (_number(vector, name) for name in "pqd")
    public = rsa.RSAPublicNumbers(_number(vector, "e"), _number(vector, "n"))
    dmp1, dmq1, iqmp = rsa.rsa_crt_dmp1(d, p), rsa.rsa_crt_dmq1(d, q), rsa.rsa_crt_iqmp(p, q)
    return rsa.RSAPrivateNumbers(p, q, d, dmp1, dmq1, iqmp, public).private_key()


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.name)
def test_every_step_gives_the_numbers_of_the_rfc(suite: Suite) -> None:
    vector = _vectors()[suite.name]
    key = _key(vector)
    public = key.public_key()
    prepared = _bytes(vector, "input_msg")
    assert prepared == _bytes(vector, "msg_prefix") + _bytes(vector, "msg")
    assert int(vector["sLen"], 16) == suite.salt_bytes
    blinded = suite.blind(public, prepared, salt=_bytes(vector, "salt"), inverse=_number(vector, "inv"))
    assert blinded.message == _bytes(vector, "blinded_msg")
    assert blind_sign(key, blinded.message) == _bytes(vector, "blind_sig")
    signature = suite.finalize(public, prepared, _bytes(vector, "blind_sig"), blinded.inverse)
    assert signature == _bytes(vector, "sig")
    assert suite.verify(public, prepared, signature)
    assert not suite.verify(public, prepared + b"x", signature)


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.name)
def test_what_is_blinded_at_random_is_signed_and_is_another_number_each_time(suite: Suite) -> None:
    key = rsa.generate_private_key(65537, 2048)
    public = key.public_key()
    prepared = suite.prepare(b"point")
    assert prepared.endswith(b"point") and len(prepared) == 5 + 32 * suite.randomized
    one, other = suite.blind(public, prepared), suite.blind(public, prepared)
    assert one.message != other.message
    signature = suite.finalize(public, prepared, blind_sign(key, one.message), one.inverse)
    assert suite.verify(public, prepared, signature)
    with pytest.raises(BlindSignatureError):
        suite.finalize(public, prepared, blind_sign(key, one.message), other.inverse)


def test_a_signature_by_another_key_or_of_another_message_does_not_hold() -> None:
    key, stranger = rsa.generate_private_key(65537, 2048), rsa.generate_private_key(65537, 2048)
    prepared = PSS_RANDOMIZED.prepare(b"point")
    blinded = PSS_RANDOMIZED.blind(stranger.public_key(), prepared)
    if is_blinded_message(key.public_key(), blinded.message):
        with pytest.raises(BlindSignatureError):
            PSS_RANDOMIZED.finalize(
                stranger.public_key(), prepared, blind_sign(key, blinded.message), blinded.inverse
            )
    signature = PSS_RANDOMIZED.finalize(
        stranger.public_key(), prepared, blind_sign(stranger, blinded.message), blinded.inverse
    )
    assert not PSS_RANDOMIZED.verify(key.public_key(), prepared, signature)
    assert not PSS_RANDOMIZED.verify(stranger.public_key(), PSS_RANDOMIZED.prepare(b"point"), signature)


def test_numbers_that_are_none_of_the_keys_are_not_signed() -> None:
    key = rsa.generate_private_key(65537, 2048)
    modulus = key.public_key().public_numbers().n
    for number in (0, 1, modulus - 1, modulus, 2**2048 - 1):
        with pytest.raises(BlindSignatureError):
            blind_sign(key, number.to_bytes(256))
    for wrong in (b"", secrets.token_bytes(255), bytes(257)):
        with pytest.raises(BlindSignatureError):
            blind_sign(key, wrong)
