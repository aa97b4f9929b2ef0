"""The hall's HTTPS interface, typed: joining, tokens, codes, files, one command."""

from __future__ import annotations

import asyncio
import errno
import io
import os
import ssl
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

import aiohttp
import msgspec

from chair_console.domain.actors import FileFacts, Role
from chair_console.domain.messages import Command
from chair_console.domain.standing import Standing
from chair_console.protocol.documents import ArchiveOutcome
from chair_console.protocol.envelope import (
    Access,
    Envelope,
    HallInfo,
    JoinCode,
    JoinRequest,
    Problem,
    Receipt,
    TokenRequest,
)
from chair_console.sentences import sentence

_encoder = msgspec.json.Encoder()
Answer = TypeVar("Answer")
CALL = aiohttp.ClientTimeout(total=10, sock_connect=4)
_ASK_FIRST_BYTES = 20_000_000  # a body that may be too large is sent only when the hall wants it
FILE = aiohttp.ClientTimeout(total=600, sock_connect=4)


class CommandRefused(Exception):
    """The hall said no. `problem.detail` is the sentence, `problem.code` the reason for programs."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem
        self.code = problem.code
        self.facts = problem.facts


class _WholeFile(io.BufferedReader):
    """A file that breaks off with an error where it became shorter: the hall would wait for the rest."""

    def __init__(self, path: Path) -> None:
        super().__init__(io.FileIO(path))
        self.size = os.fstat(self.fileno()).st_size
        self.shorter = False
        self._given = 0

    def read(self, size: int | None = -1, /) -> bytes:
        piece = super().read(size)
        self._given += len(piece)
        if not piece and self._given < self.size:
            self.shorter = True
            raise OSError(errno.EIO, "the file has become shorter")
        return piece


class HallHttp:
    """Calls with one access token (or none). `session` may be shared; it keeps connections open."""

    def __init__(
        self, url: str, ca_file: Path | str, token: str = "", *, language: str = "vi", connections: int = 4
    ) -> None:
        self.url = url.rstrip("/")
        self.token = token
        self.language = language
        self._ca_file = str(ca_file)
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def session(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            context = ssl.create_default_context(cafile=self._ca_file)
            connector = aiohttp.TCPConnector(ssl=context, limit=self._connections, keepalive_timeout=60)
            self._session = aiohttp.ClientSession(connector=connector)
        return self._session

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    def _headers(self) -> dict[str, str]:
        headers = {"accept-language": self.language}
        if self.token:
            headers["authorization"] = f"Bearer {self.token}"
        return headers

    async def call(
        self,
        method: str,
        path: str,
        answer_type: type[Answer],
        value: object = None,
        data: object = None,
        *,
        ask_first: bool = False,
    ) -> Answer:
        """One call; `value` goes as JSON, bytes as the JSON that they are.

        Raises `CommandRefused` for an answer that says no, aiohttp.ClientError and TimeoutError for none.
        """
        headers = self._headers()
        body: object = data
        if value is not None:
            body = value if isinstance(value, bytes) else _encoder.encode(value)
            headers["content-type"] = "application/json"
        timeout = CALL if data is None else FILE
        async with self.session.request(
            method, f"{self.url}{path}", data=body, headers=headers, timeout=timeout, expect100=ask_first
        ) as answer:
            content = await answer.read()
            if answer.status == 204:
                content = b"null"
            if answer.status in (200, 204):
                return msgspec.json.decode(content, type=answer_type)
            raise CommandRefused(_problem(content, answer.status))

    async def info(self) -> HallInfo:
        return await self.call("GET", "/api/hall", HallInfo)

    async def join(self, code: str, device_id: str, device_name: str = "") -> Access:
        """Bind a device with a personal code; the token of the answer is used from now on."""
        request = JoinRequest(code=code, device_id=device_id, device_name=device_name)
        access = await self.call("POST", "/api/join", Access, request)
        self.token = access.token
        return access

    async def make_token(self, role: Role, name: str = "") -> Access:
        """A token for a window; needs the operator's."""
        return await self.call("POST", "/api/tokens", Access, TokenRequest(role=role, name=name))

    async def join_codes(self) -> list[JoinCode]:
        return await self.call("GET", "/api/join-codes", list[JoinCode])

    async def give(
        self, command_id: str, command: Command, *, room: int = 0, seen: Standing | None = None
    ) -> Receipt:
        """One try of one command, `room` bytes long on the wire; `HallClient.command` tries until it is answered."""
        body = _encoder.encode(Envelope(command_id=command_id, command=command, seen=seen)).ljust(room)
        return await self.call("POST", "/api/commands", Receipt, body)

    async def upload(self, path: Path, name: str = "", *, upload: str = "", password: str = "") -> FileFacts:
        """Give the hall a document to take in; `upload` names it in the topic `intake`."""
        return await self._hand_in(path, name, upload, password, FileFacts)

    async def upload_archive(
        self, path: Path, name: str = "", *, upload: str = "", password: str = ""
    ) -> ArchiveOutcome:
        """Give the hall a ZIP archive to take in."""
        return await self._hand_in(path, name, upload, password, ArchiveOutcome)

    async def upload_any(
        self, path: Path, name: str = "", *, upload: str = "", password: str = ""
    ) -> FileFacts | ArchiveOutcome:
        """Give the hall a file of which only the hall finds out whether it is an archive."""
        content = await self._hand_in(path, name, upload, password, msgspec.Raw)
        if "files" in msgspec.json.decode(content, type=dict[str, msgspec.Raw]):
            return msgspec.json.decode(content, type=ArchiveOutcome)
        return msgspec.json.decode(content, type=FileFacts)

    async def stop_upload(self, upload: str) -> None:
        """Stop taking in a file; nothing of it is kept."""
        await self.call("DELETE", f"/api/files/{upload}", type(None))

    async def _hand_in(
        self, path: Path, name: str, upload: str, password: str, answer_type: type[Answer]
    ) -> Answer:
        form = aiohttp.FormData(quote_fields=False)  # a name goes as it is, in UTF-8, as browsers send it
        if password:
            form.add_field("password", password)
        with await asyncio.to_thread(_WholeFile, path) as file:  # a folder on the network may not answer
            form.add_field("file", file, filename=name or path.name)
            where = f"/api/files?upload={quote(upload)}" if upload else "/api/files"
            try:
                large = file.size > _ASK_FIRST_BYTES
                return await self.call("POST", where, answer_type, data=form, ask_first=large)
            except aiohttp.ClientError as error:
                if not file.shorter:
                    raise
                raise CommandRefused(self._own_problem("intake.cut_off")) from error

    def _own_problem(self, code: str) -> Problem:
        """What the hall would say, had it been asked."""
        detail = sentence(code, {}, "en" if self.language == "en" else "vi")
        return Problem(type="about:blank", title=code, status=400, detail=detail, code=code)

    async def fetch(self, path: str) -> bytes:
        """A document or page picture (`/blob/…`, `/page/…`)."""
        async with self.session.get(f"{self.url}{path}", headers=self._headers(), timeout=FILE) as answer:
            content = await answer.read()
            if answer.status != 200:
                raise CommandRefused(_problem(content, answer.status))
            return content


def _problem(content: bytes, status: int) -> Problem:
    try:
        return msgspec.json.decode(content, type=Problem)
    except msgspec.MsgspecError:
        text = content.decode("utf-8", "replace")[:200]
        return Problem(type="about:blank", title="http", status=status, detail=text, code="http.unexpected")
