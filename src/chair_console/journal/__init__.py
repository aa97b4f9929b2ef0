"""The hall's journal: every accepted command's outcome, in order, on disk, chained by hashes.

It stores opaque record bodies; only `recount` knows what they mean. One writer at a time; readers at any time.

    store = Store.open(data_dir)                          # or Store.open(url, data_dir=data_dir)
    for record in store.read():                           # rebuild the state; checks the chain on the way
        ...
    writer = Writer(store, on_committed=publish, on_failed=stop)
    writer.start()                                        # inside the running asyncio loop
    writer.require_ready()                                # before deciding: raises JournalRefused
    stored = await writer.submit(Pending(at, encode_body(outcome)))   # resolves after the commit only
    # after a failed commit: await to_thread(writer.reopen), rebuild from store.read(), writer.resume()
    writer.close()
    store.close()

    report = verify(data_dir)                             # also while a hall is writing, as
    for record in read_journal(data_dir): ...             # for readers that are no hall
    for ballot in recount(data_dir): ...                  # every closed ballot, counted once more
"""

from chair_console.journal.chain import encode_body, genesis, link
from chair_console.journal.decoding import record_of
from chair_console.journal.reading import read_journal
from chair_console.journal.records import Head, Pending, StoredRecord, VerifyReport
from chair_console.journal.recount import Recount, recount
from chair_console.journal.refusals import CODES, JournalRefused
from chair_console.journal.store import Store
from chair_console.journal.verify import verify
from chair_console.journal.writer import Writer

__all__ = [
    "CODES",
    "Head",
    "JournalRefused",
    "Pending",
    "Recount",
    "Store",
    "StoredRecord",
    "VerifyReport",
    "Writer",
    "encode_body",
    "genesis",
    "link",
    "read_journal",
    "record_of",
    "recount",
    "verify",
]
