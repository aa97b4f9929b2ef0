"""A new version of a paper: the file is taken in, then laid down with its reason."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QUrl

from chair_console.domain.actors import FileFacts
from chair_console.domain.documents import ReplaceDocument
from chair_console.protocol.documents import ArchiveOutcome, IntakeView

from .command_runner import Refusal
from .view_model import Desk


class PaperHttp(Protocol):
    """What takes files in and gives pictures and comparisons out."""

    async def fetch(self, path: str) -> bytes: ...

    async def upload_any(
        self, path: Path, name: str = "", *, upload: str = "", password: str = ""
    ) -> FileFacts | ArchiveOutcome: ...


class Replacing:
    def __init__(self, desk: Desk, http: PaperHttp) -> None:
        self._desk = desk
        self._http = http
        self._upload = ""
        self._name = ""

    def text(self) -> str:
        """How far the file that is being taken in has come, or an empty string."""
        if not self._upload:
            return ""
        view = self._desk.topics.tables.get("intake", {}).get(self._upload)
        words = self._desk.words
        if isinstance(view, IntakeView) and view.pages:
            return words("inspector.taking_pages", name=self._name, page=view.page, pages=view.pages)
        return words("inspector.taking_in", name=self._name)

    async def replace(self, document_id: str, file: str, reason: str) -> None:
        """Raises what the client raises, and `Refusal` where the file holds several papers."""
        url = QUrl(file)
        path = Path(url.toLocalFile() if url.isLocalFile() else file)
        if not reason.strip():
            raise Refusal("inspector.no_reason")
        self._upload, self._name = uuid.uuid4().hex, path.name
        try:
            facts = await self._http.upload_any(path, upload=self._upload)
        except FileNotFoundError as error:
            raise Refusal("inspector.no_file", name=path.name) from error
        finally:
            self._upload = ""
        if isinstance(facts, ArchiveOutcome):
            raise Refusal("inspector.no_archive", name=path.name)
        command = ReplaceDocument(document_id=document_id, file_sha256=facts.sha256, reason=reason.strip())
        await self._desk.runner.deliver("inspector.replace", command, role="secretary")
