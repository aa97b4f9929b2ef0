"""A hall that does nothing but record, until it is killed: prints `seq hash` of each confirmed record."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence

from chair_console.journal import Pending, Store, StoredRecord, Writer


def report(batch: Sequence[StoredRecord]) -> None:
    sys.stdout.write("".join(f"{record.seq} {record.hash.hex()}\n" for record in batch))
    sys.stdout.flush()


async def main(address: str) -> None:
    writer = Writer(Store.open(address), on_committed=report)
    writer.start()

    async def vote_for_ever(delegate: int) -> None:
        for n in range(1_000_000_000):
            await writer.submit(Pending(n, f'{{"delegate":{delegate},"n":{n}}}'.encode()))

    await asyncio.gather(*[vote_for_ever(delegate) for delegate in range(20)])


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
