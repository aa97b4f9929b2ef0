"""How a simulated delegate's vote goes out: in the open, separated, or blind through a connection without a name."""

from __future__ import annotations

from chair_console.client import HallClient
from chair_console.client.secret_votes import AnonymousBox, BlindToken, cast_separated, get_token
from chair_console.domain.ballot_paper import Marks
from chair_console.domain.decisions import Choice
from chair_console.domain.votes import CastVote
from chair_console.protocol.ballot_views import BallotView
from chair_console.protocol.secret_ballots import room_for


class VotingBooth:
    """One delegate's ways to vote. Raises `CommandRefused` as the hall's clients do."""

    def __init__(self, url: str, ca_file: str, client: HallClient, delegate_id: str) -> None:
        self._url, self._ca_file = url, ca_file
        self._client, self._delegate_id = client, delegate_id

    async def cast(self, ballot: BallotView, marks: Marks) -> None:
        """A vote in an open or a separated ballot; on the disk when it returns."""
        if ballot.kind == "separated":
            await cast_separated(self._client, ballot.id, self._delegate_id, marks, room_for(ballot.paper))
            return
        choice: Choice | None = marks[0][0] if ballot.form == "motion" else None  # type: ignore[assignment]
        command = CastVote(
            ballot_id=ballot.id,
            delegate_id=self._delegate_id,
            choice=choice,
            marks=() if ballot.form == "motion" else marks,
        )
        await self._client.command(command)

    async def token(self, ballot: BallotView) -> BlindToken:
        """The one paper of a blind ballot, signed unseen; with the delegate's name."""
        return await get_token(self._client.http, ballot.id, ballot.public_key)

    async def drop(self, ballot: BallotView, token: BlindToken, marks: Marks) -> None:
        """The filled-in paper, through a connection of its own that bears no name."""
        box = AnonymousBox(self._url, self._ca_file)
        try:
            await box.drop(ballot.id, token.fill_in(marks), room_for(ballot.paper))
        finally:
            await box.close()
