"""Names on the network come from strangers: they are shortened, made readable, and too many of them are cut off."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from zeroconf import service_type_name
from zeroconf.asyncio import AsyncServiceInfo

from chair_console.hall.discovery import MOST_TABLETS, TABLET_TYPE, Discovery
from chair_console.hall.hall import Hall
from chair_console.hall.network import certificates_for
from chair_console.journal import Store
from chair_console.service_names import host_label, readable, service_label, text_value

HOSTILE = {
    "control characters": "Hội\x00 trường\x1b[2J\r\nMáy chủ\x7f",
    "turned writing": "\u202eyáM\u202c \u200b1\u2066",
    "200 bytes of Vietnamese": "Hội đồng nhân dân tỉnh Quảng Ngãi khoá mười ba " * 4,
    "nothing": "",
    "only what is not seen": " \u200b\u2060\t\n",
    "only dots": "......",
    "dots inside": "a.b.c._tcp.local.",
    "half a letter": "a\ud800b",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_becomes_a_short_readable_label(name: str) -> None:
    label = service_label(HOSTILE[name], "Chair Console")
    assert label
    assert len(label.encode()) <= 60
    assert label.strip(" .") == label
    assert not {unicodedata.category(ch) for ch in label} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert service_type_name(f"{label}.{TABLET_TYPE}") == TABLET_TYPE
    host = host_label(HOSTILE[name], "chair-console")
    assert host.replace("-", "").isalnum() and host.isascii() and len(host) <= 60
    assert len(text_value(HOSTILE[name]).encode()) <= 200


def test_a_good_name_stays_as_it_is() -> None:
    name = "Hội trường tầng 2 – Máy chủ"
    assert service_label(name, "x") == readable(name) == text_value(name) == name


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with closing(Store.open(tmp_path)) as store:
        one = Hall(store, tmp_path, certificates_for(tmp_path / "tls", "127.0.0.1", []), "Hội trường")
        yield one
        one.register.close()


def tablet(name: str, device_id: str, shown: str | None = None) -> AsyncServiceInfo:
    properties = {"v": "1", "id": device_id} | ({} if shown is None else {"name": shown})
    return AsyncServiceInfo(TABLET_TYPE, f"{name}.{TABLET_TYPE}", port=0, properties=properties)


async def test_a_flood_of_tablets_is_cut_off_and_their_names_are_plain(hall: Hall) -> None:
    discovery = Discovery(hall, 0)
    for number in range(MOST_TABLETS + 300):
        discovery.take(tablet(f"t{number}", f"device-{number:04d}", f"\u202eMáy\x07 {number}" + "x" * 100))
    seen = hall.around.sightings
    assert len(seen) == MOST_TABLETS
    assert seen["device-0000"].name.startswith("Máy 0x")
    assert all(readable(one.name) == one.name and len(one.name) <= 80 for one in seen.values())
    discovery.take(tablet("t0", "device-0000", "Máy 1 đã đổi tên"))  # who is on the list stays on it
    assert seen["device-0000"].name == "Máy 1 đã đổi tên"


async def test_a_tablet_that_changes_its_id_again_and_again_is_one_tablet(hall: Hall) -> None:
    discovery = Discovery(hall, 0)
    for number in range(500):
        discovery.take(tablet("t", f"device-{number:04d}"))
    assert list(hall.around.sightings) == ["device-0499"]


@pytest.mark.parametrize(
    "device_id", ["", "short", "x" * 81, "tab\x00let-00", "\u202etablet-0000", "a  b c d e f"]
)
async def test_a_tablet_without_a_proper_id_is_not_shown(hall: Hall, device_id: str) -> None:
    Discovery(hall, 0).take(tablet("t", device_id))
    assert not hall.around.sightings
