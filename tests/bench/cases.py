"""What a benchmark says: one figure of ours, one of the reference, and their ratio."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True)
class Case:
    """`ours` and `reference` in `unit`; `extra` is told beside them."""

    name: str
    ours: float
    reference: float
    unit: str = "ms"
    better: str = "lower"
    extra: dict[str, float] = field(default_factory=dict)

    def line(self) -> dict[str, object]:
        return {
            "name": self.name,
            "ours": round(self.ours, 2),
            "reference": round(self.reference, 2),
            "ratio": round(self.ours / self.reference, 3),
            "unit": self.unit,
            "better": self.better,
            **{key: round(value, 2) for key, value in self.extra.items()},
        }


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def typical(rounds: list[float]) -> float:
    """The median over rounds: one noisy round does not decide."""
    return median(rounds)
