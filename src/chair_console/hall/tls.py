"""The hall's own certificate authority and certificate. Made at the first start, renewed when they must be."""

from __future__ import annotations

import contextlib
import datetime
import ipaddress
from pathlib import Path

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from chair_console import system

# What no server of the public Internet can have (RFC 6890): private networks, those that a provider or a
# telephone shares out, and those kept for tests.
_LOCAL_NETWORKS = (
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "169.254.0.0/16",
    "127.0.0.0/8",
    "100.64.0.0/10",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "fc00::/7",
    "fe80::/10",
    "::1/128",
    "2001:db8::/32",
)
_DAY = datetime.timedelta(days=1)

_Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class TlsFiles(msgspec.Struct, frozen=True):
    """Paths of the hall's certificate, its key (PKCS#8) and the authority's certificate."""

    certificate: Path
    key: Path
    authority: Path

    def authority_fingerprint(self) -> str:
        """SHA-256 of the authority's certificate (hex): what a tablet compares before it trusts this hall."""
        certificate = x509.load_pem_x509_certificate(self.authority.read_bytes())
        return certificate.fingerprint(hashes.SHA256()).hex()

    def covered_addresses(self) -> frozenset[str]:
        """The addresses at which a tablet can trust this hall."""
        certificate = x509.load_pem_x509_certificate(self.certificate.read_bytes())
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        return frozenset(str(address) for address in names.get_values_for_type(x509.IPAddress))


def is_local(address: str) -> bool:
    """Whether a hall may be certified at this address, which is to say: not one of the public Internet."""
    return _is_within(address, [ipaddress.ip_network(network) for network in _LOCAL_NETWORKS])


def _is_within(address: str, networks: list[_Network]) -> bool:
    with contextlib.suppress(ValueError):  # a name is no address
        return any(ipaddress.ip_address(address) in network for network in networks)
    return False


def _permitted_networks(authority: Path) -> list[_Network]:
    """What an authority may vouch for; one that was made by an older version may be narrower."""
    certificate = x509.load_pem_x509_certificate(authority.read_bytes())
    constraints = certificate.extensions.get_extension_for_class(x509.NameConstraints).value
    return [name.value for name in constraints.permitted_subtrees or [] if isinstance(name, x509.IPAddress)]  # type: ignore[misc]


def _write_key(path: Path, key: ec.EllipticCurvePrivateKey) -> None:
    path.touch(mode=0o600, exist_ok=True)
    system.restrict_to_owner(path)
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )


def _read_key(path: Path) -> ec.EllipticCurvePrivateKey:
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key


def _make_authority(certificate: Path, key_file: Path, now: datetime.datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Chair Console CA")])
    # The authority can vouch for nothing but this building: .local names and local addresses.
    constraints = x509.NameConstraints(
        permitted_subtrees=[
            x509.DNSName("local"),
            x509.DNSName("localhost"),
            *(x509.IPAddress(ipaddress.ip_network(n)) for n in _LOCAL_NETWORKS),
        ],
        excluded_subtrees=None,
    )
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _DAY)
        .not_valid_after(now + 3650 * _DAY)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(sign=True), critical=True)
        .add_extension(constraints, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    _write_key(key_file, key)
    certificate.write_bytes(built.public_bytes(serialization.Encoding.PEM))


def _usage(*, sign: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not sign,
        key_cert_sign=sign,
        crl_sign=sign,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _names(host_names: list[str], addresses: list[str]) -> list[x509.GeneralName]:
    dns: list[x509.GeneralName] = [x509.DNSName(name) for name in host_names]
    return [*dns, *(x509.IPAddress(ipaddress.ip_address(a)) for a in addresses)]


def _still_good(certificate: Path, names: list[x509.GeneralName], now: datetime.datetime) -> bool:
    if not certificate.is_file():
        return False
    known = x509.load_pem_x509_certificate(certificate.read_bytes())
    has = known.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return known.not_valid_after_utc > now + 30 * _DAY and set(names) <= set(has)


def ensure_certificates(folder: Path, host_name: str, addresses: list[str]) -> TlsFiles:
    """Certificates for `host_name`.local, localhost and these addresses (those of the public Internet are left out)."""
    folder.mkdir(parents=True, exist_ok=True)
    system.restrict_to_owner(folder)
    now = datetime.datetime.now(datetime.UTC)
    files = TlsFiles(folder / "hall.crt", folder / "hall.key", folder / "ca.crt")
    authority_key = folder / "ca.key"
    if not files.authority.is_file() or not authority_key.is_file():
        _make_authority(files.authority, authority_key, now)
        files.certificate.unlink(missing_ok=True)
    networks = _permitted_networks(files.authority)
    local = [address for address in addresses if _is_within(address, networks)]
    names = _names([f"{host_name}.local", "localhost"], sorted({*local, "127.0.0.1", "::1"}))
    if _still_good(files.certificate, names, now):
        return files
    authority = x509.load_pem_x509_certificate(files.authority.read_bytes())
    authority_private = _read_key(authority_key)
    key = ec.generate_private_key(ec.SECP256R1())
    built = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Chair Console")]))
        .issuer_name(authority.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _DAY)
        .not_valid_after(now + 396 * _DAY)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(sign=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_private.public_key()), critical=False
        )
        .sign(authority_private, hashes.SHA256())
    )
    _write_key(files.key, key)
    files.certificate.write_bytes(built.public_bytes(serialization.Encoding.PEM))
    return files
