"""What a rehearsal measures: how long a receipt takes, and how long until the last tablet knows."""

from __future__ import annotations

import msgspec


class Spread(msgspec.Struct, frozen=True):
    """Milliseconds."""

    p50: float
    p99: float
    max: float


def spread(values: list[float]) -> Spread:
    """Median, 99th percentile and maximum; zeros where nothing was measured."""
    if not values:
        return Spread(0, 0, 0)
    ordered = sorted(values)

    def at(share: float) -> float:
        return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))], 1)

    return Spread(at(0.5), at(0.99), round(ordered[-1], 1))


class Measures:
    """Collects over all simulated delegates of one process.

    `receipt`: from a delegate's touch to the receipt, by this process's monotonic clock. `fanout`: from the moment in
    which the hall decided to open, close or declare a ballot (the `at` of the record, just before its commit) to the
    last tablet's message about it. Hall and tablets read the wall clock of one machine here, so no clock is corrected;
    the record's time is in whole milliseconds, so fan-out is overstated by up to one.
    """

    def __init__(self) -> None:
        self.receipts: list[float] = []
        self._seen: dict[tuple[str, str], float] = {}

    def receipt(self, milliseconds: float) -> None:
        self.receipts.append(milliseconds)

    def seen(self, ballot_id: str, step: str, happened_at: int, now: int) -> None:
        key = (ballot_id, step)
        self._seen[key] = max(self._seen.get(key, 0.0), float(now - happened_at))

    def latency(self) -> dict[str, Spread]:
        return {"receipt": spread(self.receipts), "fanout": spread(list(self._seen.values()))}
