"""What the journal says when it cannot do its work: a code and facts, never a sentence.

The sentences are in `resources/translations/journal.{vi,en}.json`, one for each of `CODES`.
"""

from __future__ import annotations

from typing import Final

Fact = str | int

LEAST_FREE_MB: Final = 200

CODES: Final[frozenset[str]] = frozenset(
    {
        # opening
        "journal.already_open",  # folder, pid, since
        "journal.newer_format",  # folder, found, known
        "journal.newer_record",  # seq
        "journal.not_a_journal",  # folder
        "journal.absent",  # folder
        "journal.parts_missing",  # folder, file
        "journal.other_hall",  # folder, found, expected
        "journal.read_only",  # folder
        "journal.unreachable",  # folder
        "journal.in_use",  # folder
        # writing
        "journal.disk_full",  # folder, least_mb
        "journal.write_failed",  # folder
        "journal.slow",  # folder
        "journal.fenced",  # folder, epoch, found
        "journal.closed",  # folder
        # reading and verifying; `seq` is the first bad record
        "journal.broken",  # folder, seq
        "journal.seq_gap",  # expected, found
        "journal.hash_mismatch",  # seq
        "journal.not_canonical",  # seq
        "journal.time_goes_back",  # seq, at, previous_at
        "journal.unreadable",  # seq
        "journal.file_damaged",  # folder
        "journal.receipt_missing",  # seq
    }
)


class JournalRefused(Exception):
    """The journal could not do what was asked.

    `code` is one of `CODES`; `facts` fill the sentence of that code; `detail` is for the log only (it may be
    the database's own English words) and never reaches a user.
    """

    def __init__(self, code: str, /, detail: str = "", **facts: Fact) -> None:
        super().__init__(code, facts)
        self.code: Final = code
        self.facts: Final[dict[str, Fact]] = facts
        self.detail: Final = detail

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code} ({facts})" + (f": {self.detail}" if self.detail else "")
