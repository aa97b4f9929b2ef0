"""How intake says no to a file. The sentences are in resources/translations/intake.{vi,en}.json."""

from __future__ import annotations

from chair_console.domain.refusals import Refused


class IntakeRefused(Refused):
    """A file that the hall does not take in, or a page that it cannot show. `detail` is for the log only."""

    detail: str = ""


def facts_of(refusal: Refused) -> dict[str, str | int]:
    """The facts of a refusal in a form that can be sent."""
    return {key: value if isinstance(value, int) else str(value) for key, value in refusal.facts.items()}
