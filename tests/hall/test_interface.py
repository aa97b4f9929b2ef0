"""The interface as a stranger meets it: described, guarded by headers, and never at a loss for an answer."""

from __future__ import annotations

import asyncio

import msgspec
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.hall.sitting import Sitting, a_sitting


async def test_every_answer_carries_the_security_headers() -> None:
    async with a_sitting(1) as sitting:
        caller = sitting.caller()
        for path in ("/api/hall", "/", "/api/me", "/ca.crt", "/blob/none", "/nothing-here"):
            async with caller.session.get(caller.url + path) as answer:
                assert answer.headers["x-content-type-options"] == "nosniff", path
                assert answer.headers["referrer-policy"] == "no-referrer"
                policy = answer.headers["content-security-policy"]
                for word in ("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'"):
                    assert word in policy
                assert "unsafe" not in policy


def _try_everything(sitting: Sitting, description: dict[str, object]) -> tuple[int, list[str]]:
    """A dozen made-up calls of every operation, as the chair; gives how many there were and which broke it."""
    ready, broken, calls = sitting.stage.ready, [], []
    schema = schemathesis.openapi.from_dict(description)
    headers = {"Authorization": f"Bearer {sitting.stage.chair.http.token}"}

    def try_one(case: schemathesis.Case) -> None:
        answer = case.call(base_url=ready.url, headers=headers, verify=ready.ca_file, timeout=10)
        calls.append(answer.status_code)
        if answer.status_code >= 500:
            broken.append(f"{case.method} {case.path}: {answer.status_code} {answer.text[:200]}")

    for found in schema.get_all_operations():
        operation = found.ok()
        strategy: st.SearchStrategy[schemathesis.Case] = operation.as_strategy()
        settings(
            max_examples=12,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )(given(strategy)(try_one))()
    return len(calls), broken


async def test_the_description_is_valid_and_no_call_made_from_it_breaks_the_hall() -> None:
    async with a_sitting(2) as sitting:
        caller = sitting.caller()
        async with caller.session.get(f"{caller.url}/api/openapi.json") as answer:
            description = msgspec.json.decode(await answer.read())
        schemathesis.openapi.from_dict(description).validate()
        assert {"/api/commands", "/api/join", "/api/files", "/api/hall"} <= set(description["paths"])
        number, broken = await asyncio.to_thread(_try_everything, sitting, description)
        assert not broken
        assert number > 50
        assert (await caller.info()).hall_id == sitting.stage.ready.hall_id
