"""A waiting tablet says why it does not join a hall that it sees."""

from __future__ import annotations

import json
import ssl
from pathlib import Path

import pytest

from chair_console.hall.tls import TlsFiles
from chair_console.rehearsal.stage import a_stage
from chair_console.tablet.agent import Agent, doubt_of
from chair_console.tablet.identity import TabletIdentity
from chair_console.tablet.neighbourhood import FoundHall


def _said(capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


async def test_a_tablet_says_once_why_it_refuses_a_hall_and_goes_on_when_it_can_trust_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with a_stage(tmp_path / "hall", host="0.0.0.0") as stage:
        ready = stage.ready
        authority = TlsFiles(Path(), Path(), Path(ready.ca_file)).authority_fingerprint()
        agent = Agent(TabletIdentity(tmp_path / "tablet"), "Máy 1")
        # 127.0.0.2 leads to the same hall, but no certificate is given for it.
        uncovered = f"https://127.0.0.2:{ready.port}"
        hall = FoundHall(ready.hall_id, "Hội trường", (uncovered,), authority)
        for _ in range(3):
            assert await agent._claim_anywhere(hall) is None
        [refused] = _said(capsys)
        assert (refused["event"], refused["code"], refused["url"]) == (
            "refused", "tablet.refused_address", uncovered,
        )  # fmt: skip
        assert "Hội trường" in refused["text"] and uncovered in refused["text"]

        stranger = FoundHall(ready.hall_id, "Hội trường", (ready.url,), "0" * 64)
        assert await agent._claim_anywhere(stranger) is None
        assert [said["code"] for said in _said(capsys)] == ["tablet.refused_authority"]

        both = FoundHall(ready.hall_id, "Hội trường", (uncovered, ready.url), authority)
        assert await agent._claim_anywhere(both) is None  # trusted, and not assigned yet
        assert _said(capsys) == []

    gone = FoundHall(ready.hall_id, "Hội trường", (ready.url,), authority)
    assert await agent._claim_anywhere(gone) is None
    assert [said["code"] for said in _said(capsys)] == ["tablet.unreachable"]


def test_a_wrong_clock_is_named_as_such() -> None:
    expired = ssl.SSLCertVerificationError(1, "certificate has expired")
    expired.verify_code, expired.verify_message = 10, "certificate has expired"
    assert doubt_of(expired).code == "tablet.refused_date"
