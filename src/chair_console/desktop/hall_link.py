"""This machine's hall: started or found again, watched, and one client for each role that the windows need."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import structlog

from chair_console.client import HallClient, HallHttp, HallProcess
from chair_console.client.hall_process import Ready
from chair_console.domain.actors import Role
from chair_console.sentences import Language

log = structlog.get_logger(__name__)

ROLES: tuple[Role, ...] = ("chair", "secretary", "projector")


class HallLink:
    """The hall goes on when the windows close, unless it is asked to stop."""

    def __init__(self, data_dir: Path, port: int, language: Language) -> None:
        self._process = HallProcess(data_dir, port=port)
        self._language = language
        self.clients: dict[Role, HallClient] = {}

    @property
    def ready(self) -> Ready:
        assert self._process.ready is not None
        return self._process.ready

    async def open(self, on_restart: Callable[[Ready], None], on_given_up: Callable[[str], None]) -> None:
        """Start or find the hall and follow it in every role. Raises `HallStartRefused`."""
        ready = await self._process.start()
        for role, token in (await self._tokens()).items():
            client = HallClient(ready.url, token, ready.ca_file, language=self._language)
            self.clients[role] = client
            await client.start()
        self._process.watch(on_restart, on_given_up)

    async def _tokens(self) -> dict[Role, str]:
        ready = self.ready
        operator = HallHttp(ready.url, ready.ca_file, ready.operator_token(), language=self._language)
        try:
            return {role: (await operator.make_token(role)).token for role in ROLES}
        finally:
            await operator.close()

    async def renew(self) -> None:
        """Get new access tokens after the hall has forgotten the old ones, and follow again."""
        for role, token in (await self._tokens()).items():
            client = self.clients[role]
            client.http.token = token
            await client.start()

    def speak(self, language: Language) -> None:
        """From now on the hall's refusals come in this language."""
        self._language = language
        for client in self.clients.values():
            client.http.language = language

    async def close(self, *, stop_hall: bool) -> None:
        """Leave the hall; it runs on unless it is to stop."""
        for client in self.clients.values():
            await client.close()
        if stop_hall:
            await self._process.stop()
        else:
            self._process.unwatch()
