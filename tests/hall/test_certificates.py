"""The hall's certificates: good for this hall by address and by name, and for nothing outside the building."""

from __future__ import annotations

import asyncio
import datetime
import ipaddress
import socket
import ssl
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from chair_console.rehearsal.stage import a_stage

DAY = datetime.timedelta(days=1)


def _shake_hands(port: int, ca_file: str, name: str) -> None:
    context = ssl.create_default_context(cafile=ca_file)
    with (
        socket.create_connection(("127.0.0.1", port), timeout=10) as plain,
        context.wrap_socket(plain, server_hostname=name),
    ):
        pass


def _forged(tls: Path, name: x509.GeneralName) -> x509.Certificate:
    """A certificate for another name, signed with the hall's own authority, as a thief of its key would."""
    authority = x509.load_pem_x509_certificate((tls / "ca.crt").read_bytes())
    key = serialization.load_pem_private_key((tls / "ca.key").read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    now = datetime.datetime.now(datetime.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([]))
        .issuer_name(authority.subject)
        .public_key(ec.generate_private_key(ec.SECP256R1()).public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - DAY)
        .not_valid_after(now + DAY)
        .add_extension(x509.SubjectAlternativeName([name]), critical=True)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False)
        .add_extension(x509.ExtendedKeyUsage([x509.ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, hashes.SHA256())
    )


async def test_the_chain_is_right_by_address_and_by_name_and_wrong_for_a_stranger(tmp_path: Path) -> None:
    async with a_stage(tmp_path) as stage:
        ready = stage.ready
        for name in ("127.0.0.1", "localhost"):
            await asyncio.to_thread(_shake_hands, ready.port, ready.ca_file, name)
        with pytest.raises(ssl.SSLCertVerificationError):
            await asyncio.to_thread(_shake_hands, ready.port, ready.ca_file, "example.com")
        async with stage.operator.session.get(f"{ready.url}/ca.crt") as answer:
            given = await answer.read()

    assert given == (tmp_path / "tls" / "ca.crt").read_bytes()
    authority = x509.load_pem_x509_certificate((tmp_path / "tls" / "ca.crt").read_bytes())
    assert authority.extensions.get_extension_for_class(x509.NameConstraints).critical
    policy = PolicyBuilder().store(Store([authority]))
    local = x509.DNSName("localhost")
    policy.build_server_verifier(local).verify(_forged(tmp_path / "tls", local), [])
    for name in (x509.DNSName("example.com"), x509.IPAddress(ipaddress.ip_address("8.8.8.8"))):
        with pytest.raises(VerificationError):
            policy.build_server_verifier(name).verify(_forged(tmp_path / "tls", name), [])
