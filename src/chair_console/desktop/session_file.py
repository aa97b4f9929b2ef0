"""The secretary's prepared session: its file is checked, with words for what is wrong, and given to an empty hall."""

from __future__ import annotations

from pathlib import Path

import msgspec

from chair_console.client import HallClient
from chair_console.client.prepared import Prepared, load_prepared

from .command_runner import Refusal


def read_session_file(file: Path) -> Prepared:
    """Raises `Refusal` with what is wrong and where; papers that are named must lie beside the file."""
    try:
        read = msgspec.json.decode(file.read_bytes(), type=Prepared)
    except (OSError, msgspec.MsgspecError) as error:
        raise Refusal("session_file.unreadable", name=file.name, reason=str(error)) from error
    for document in read.documents:
        if not (file.parent / document.file).is_file():
            raise Refusal("session_file.missing", file=document.file)
    return read


async def load_session(file: Path, client: HallClient) -> None:
    """Set up the hall: session, roster, agenda, papers, ballots. Raises `Refusal` and `CommandRefused`."""
    await load_prepared(client, read_session_file(file), file.parent)
