"""The stage of a rehearsal: a real hall as its own process, with a chair and a secretary connected to it."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from chair_console.client import HallClient, HallHttp, HallProcess
from chair_console.client.hall_process import Ready
from chair_console.domain.messages import Command
from chair_console.protocol.ballot_views import BallotView, TurnoutView
from chair_console.protocol.envelope import Receipt
from chair_console.protocol.floor_views import FloorView
from chair_console.protocol.views import JournalView, PresenceView
from chair_console.sentences import system_language


class Stage:
    """What leads a rehearsal: `chair` and `secretary` follow the hall, `operator` makes tokens and codes."""

    def __init__(self, process: HallProcess, ready: Ready, database: str | None = None) -> None:
        self.process = process
        self.database = database
        self.ready = ready
        language = system_language()  # refusals end up on the command line
        self.operator = HallHttp(ready.url, ready.ca_file, ready.operator_token(), language=language)
        self.chair = HallClient(ready.url, "", ready.ca_file, language=language)
        self.secretary = HallClient(ready.url, "", ready.ca_file, language=language)

    async def connect(self, secretary: str = "") -> None:
        """Follow the hall; `secretary` is the name under which the secretary's commands are recorded."""
        for client, role, name in ((self.chair, "chair", ""), (self.secretary, "secretary", secretary)):
            client.http.token = (await self.operator.make_token(role, name)).token  # type: ignore[arg-type]
            await client.start()
            await client.until(lambda client=client: client.state == "live" and "journal" in client.topics)  # type: ignore[misc]

    async def close(self) -> None:
        await self.chair.close()
        await self.secretary.close()
        await self.operator.close()

    async def lead(self, command: Command) -> Receipt:
        """A command of the chair."""
        return await self.chair.command(command)

    # --- what the chair sees ------------------------------------------------------------------------------

    @property
    def presence(self) -> PresenceView:
        view = self.chair.single("presence")
        assert isinstance(view, PresenceView)
        return view

    @property
    def floor(self) -> FloorView:
        view = self.chair.single("floor")
        assert isinstance(view, FloorView)
        return view

    @property
    def turnout(self) -> TurnoutView:
        view = self.chair.single("turnout")
        assert isinstance(view, TurnoutView)
        return view

    @property
    def journal(self) -> JournalView:
        view = self.chair.single("journal")
        assert isinstance(view, JournalView)
        return view

    def ballot(self, ballot_id: str) -> BallotView:
        view = self.chair.topics["ballot"][ballot_id]
        assert isinstance(view, BallotView)
        return view


@asynccontextmanager
async def a_stage(
    data: Path | None = None, *, database: str | None = None, port: int = 0, host: str = "127.0.0.1"
) -> AsyncIterator[Stage]:
    """A hall on `data` (a temporary folder if None), connected; stopped in order at the end."""
    with tempfile.TemporaryDirectory(prefix="chair-console-", ignore_cleanup_errors=True) as temporary:
        process = HallProcess(
            data or Path(temporary), host=host, port=port, database=database, advertise=False
        )
        stage = Stage(process, await process.start(), database)
        process.watch()
        try:
            await stage.connect()
            yield stage
        finally:
            await stage.close()
            await process.stop()
