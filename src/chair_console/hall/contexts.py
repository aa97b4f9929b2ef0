"""What a decision is told besides the state: the time, a fresh id, and what the hall keeps beside its records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from chair_console.domain.access import check_access
from chair_console.domain.actors import Actor, Classification, Context, FileFacts
from chair_console.domain.ballots import CloseBallot
from chair_console.domain.documents import PublishDocument, ReplaceDocument
from chair_console.domain.logo import SetLogo
from chair_console.domain.messages import Command
from chair_console.domain.publishing import ArrangeDocument
from chair_console.domain.results import DeclareResult
from chair_console.domain.state import HallState

from .fresh_ids import fresh_id
from .urns import Urns


class Contexts:
    """Makes the context of a command from the urns, the files and the logo that the hall keeps."""

    def __init__(
        self,
        urns: Urns,
        known_file: Callable[[str], tuple[FileFacts, Classification] | None],
        keeps_logo: Callable[[str], bool],
    ) -> None:
        self._urns: Final = urns
        self._known_file, self._keeps_logo = known_file, keeps_logo

    def of(self, state: HallState, actor: Actor, command: Command, now: int, head: bytes) -> Context:
        """The context of `command` in `state`, at `now` (ms), after the record with the hash `head`.

        Refused: as `check_access`, and `ballot.urn_lost`, where an urn is to be read.
        """
        file, stamp = self._file(state, command)
        if isinstance(command, CloseBallot):
            check_access(state, command, actor)  # for who may not close, no whole urn is read
        closing = state.ballots.get(command.ballot_id) if isinstance(command, CloseBallot) else None
        urn, urn_sha256 = self._urns.context_of(closing)
        return Context(
            actor=actor,
            now=now,
            fresh_id=fresh_id(),
            file=file,
            stamp=stamp,
            urn=urn,
            urn_sha256=urn_sha256,
            head=head.hex() if isinstance(command, DeclareResult) else "",
            logo_kept=isinstance(command, SetLogo) and self._keeps_logo(command.sha256),
        )

    def _file(self, state: HallState, command: Command) -> tuple[FileFacts | None, Classification]:
        """What is known of the file that a command is about, and the stamp on it."""
        if isinstance(command, PublishDocument | ReplaceDocument):
            return self._known_file(command.file_sha256) or (None, "")
        document = state.documents.get(command.document_id) if isinstance(command, ArrangeDocument) else None
        if document is None:
            return None, ""
        return self._known_file(document.valid().file.sha256) or (None, "")
