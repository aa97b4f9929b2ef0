"""How long an access token lasts: papers come days before the session, and windows stay open overnight."""

from __future__ import annotations

from pathlib import Path

import pytest

from chair_console.domain.actors import Role
from chair_console.hall.identity import register
from chair_console.hall.identity.register import DAY_MS, Register


@pytest.mark.parametrize("role", ["chair", "secretary", "delegate", "operator"])
def test_what_is_used_every_day_lasts_as_long_as_the_session(
    role: Role, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day, start = [0], register._now_ms()
    monkeypatch.setattr(register, "_now_ms", lambda: start + day[0] * DAY_MS)
    identity = Register(tmp_path)
    token, _ = identity.issue(role)
    for day[0] in range(1, 31):
        assert identity.grant(token) is not None, f"day {day[0]}"
        if day[0] % 10 == 0:  # the hall is started anew
            identity.close()
            identity = Register(tmp_path)
    day[0] += 100
    assert identity.grant(token) is None
    identity.close()


def test_the_operators_token_in_the_file_opens_a_window_on_a_hall_that_has_run_for_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = Register(tmp_path)
    token, _ = identity.issue("operator")
    opened = register._now_ms() + 9 * DAY_MS
    monkeypatch.setattr(register, "_now_ms", lambda: opened)
    assert identity.grant(token) is not None
    identity.close()
