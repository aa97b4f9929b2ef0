"""What a stored record says; the one place besides `recount` where the journal knows the domain's events."""

from __future__ import annotations

from typing import Final

import msgspec

from chair_console.domain.record import Record
from chair_console.journal.records import StoredRecord
from chair_console.journal.refusals import JournalRefused

_decoder: Final = msgspec.json.Decoder(Record)


def record_of(stored: StoredRecord) -> Record:
    """The record, as it was recorded. Its place in the chain is right already.

    Raises `journal.newer_record`: what is whole and not known here was written by a newer version.
    """
    try:
        return _decoder.decode(stored.body)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise JournalRefused("journal.newer_record", str(error), seq=stored.seq) from error
