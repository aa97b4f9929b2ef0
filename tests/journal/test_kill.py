"""A hall that is killed in the middle of a vote has lost no vote that it confirmed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from chair_console import system
from chair_console.journal import verify

from .conftest import Place

APPENDER = Path(__file__).with_name("appender.py")
pytestmark = pytest.mark.faults


def killed_after(confirmations: int, address: str | Path) -> dict[int, str]:
    """Lets a hall record, kills it, and returns every confirmation that it had given."""
    with subprocess.Popen([sys.executable, APPENDER, str(address)], stdout=subprocess.PIPE) as hall:
        assert hall.stdout is not None
        lines = [hall.stdout.readline() for _ in range(confirmations)]
        assert system.kill_process(hall.pid)
        lines += hall.stdout.readlines()
    whole = [line.split() for line in lines if line.endswith(b"\n")]
    assert len(whole) >= confirmations
    return {int(seq): digest.decode() for seq, digest in whole}


@pytest.mark.parametrize("confirmations", [1, 250])
def test_every_confirmed_record_is_there_after_a_kill(place: Place, confirmations: int) -> None:
    receipts: dict[int, str] = {}
    for _ in range(2):
        receipts |= killed_after(confirmations, place.address)
        report = verify(place.address, receipts=receipts)
        assert report.ok, report
        assert report.records >= max(receipts)
    store = place.open()
    assert (store.epoch, store.head.seq) == (3, report.records)
    assert len(receipts) >= 2 * confirmations


def test_a_second_hall_is_refused_while_another_process_has_the_journal(place: Place) -> None:
    with subprocess.Popen([sys.executable, APPENDER, str(place.address)], stdout=subprocess.PIPE) as hall:
        assert hall.stdout is not None
        hall.stdout.readline()
        try:
            refused = subprocess.run(
                [sys.executable, APPENDER, str(place.address)],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
                timeout=20,
            )
            assert "journal.already_open" in refused.stderr
            assert str(hall.pid) in refused.stderr
            assert verify(place.address).ok
        finally:
            system.kill_process(hall.pid)
            hall.stdout.read()
    place.open()
