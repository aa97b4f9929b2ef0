"""Files on their way in: how far each has come, and the way to stop one."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Final

from chair_console.protocol.documents import IntakeStage, IntakeView

from .messages import Progress
from .process import Worker
from .refusals import IntakeRefused, facts_of

_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SHOWN_AFTERWARDS_S: Final = 60.0


class Upload:
    """One file on its way. `stop` may come at any moment; the work then ends with `intake.stopped`."""

    def __init__(self, uploads: Uploads, key: str, name: str) -> None:
        self.key = key
        self.name = name
        self._uploads = uploads
        self._stopped = False
        self._workers: set[Worker] = set()
        self._parts: list[Upload] = []
        self.ended = asyncio.Event()

    def part(self, number: int, name: str) -> Upload:
        """A file of this archive; it stops when the archive is stopped."""
        part = Upload(self._uploads, f"{self.key}/{number}", name)
        part._stopped = self._stopped
        self._parts.append(part)
        part.tell("waiting")
        return part

    def tell(self, stage: IntakeStage, page: int = 0, pages: int = 0) -> None:
        self._show(IntakeView(upload=self.key, name=self.name, stage=stage, page=page, pages=pages))

    def hear(self, progress: Progress) -> None:
        """What a worker says of itself; anything else than the known stages is passed over."""
        match progress.stage:
            case "converting" | "reading" | "drawing":
                self.tell(progress.stage, progress.page, progress.pages)

    def refuse(self, code: str, facts: dict[str, str | int]) -> None:
        """The last word, if it is no."""
        view = IntakeView(upload=self.key, name=self.name, stage="refused", reason=code, facts=facts)
        self._end(view)

    def refuse_with(self, refusal: IntakeRefused) -> None:
        self.refuse(refusal.code, facts_of(refusal))

    def finish(self, pages: int) -> None:
        """The last word, if it is yes."""
        self._end(IntakeView(upload=self.key, name=self.name, stage="done", page=pages, pages=pages))

    def require_wanted(self) -> None:
        """Refused: `intake.stopped`."""
        if self._stopped:
            raise IntakeRefused("intake.stopped")

    def working(self, worker: Worker) -> None:
        """This worker is busy with the file, until `ready`."""
        self._workers.add(worker)
        if self._stopped:
            worker.abandon()

    def ready(self, worker: Worker) -> None:
        self._workers.discard(worker)

    def stop(self) -> None:
        self._stopped = True
        for worker in self._workers:
            worker.abandon()
        for part in self._parts:
            part.stop()

    def _show(self, view: IntakeView) -> None:
        self._uploads.show(view)

    def _end(self, view: IntakeView) -> None:
        self.ended.set()
        self._show(view)
        self._uploads.ended(self)


class Uploads:
    """All files on their way, and for a minute those that have arrived. Belongs to one asyncio loop."""

    def __init__(self) -> None:
        self.views: Final[dict[str, IntakeView]] = {}
        self.on_change: Callable[[], None] = lambda: None
        self._under_way: dict[str, Upload] = {}

    def begin(self, key: str, name: str) -> Upload:
        """A new upload, waiting. Refused: `intake.bad_upload`, `intake.upload_twice`."""
        if _NAME.fullmatch(key) is None:
            raise IntakeRefused("intake.bad_upload")
        if key in self._under_way:
            raise IntakeRefused("intake.upload_twice")
        upload = self._under_way[key] = Upload(self, key, name)
        upload.tell("waiting")
        return upload

    async def stop(self, key: str) -> bool:
        """Stop an upload and wait for its end; False if nothing was under way or it arrived just before."""
        upload = self._under_way.get(key)
        if upload is None:
            return False
        upload.stop()
        await upload.ended.wait()
        return self.views.get(key) is None or self.views[key].stage == "refused"

    def show(self, view: IntakeView) -> None:
        if self.views.get(view.upload) != view:
            self.views[view.upload] = view
            self.on_change()

    def ended(self, upload: Upload) -> None:
        self._under_way.pop(upload.key, None)
        asyncio.get_running_loop().call_later(_SHOWN_AFTERWARDS_S, self._forget, self.views[upload.key])

    def _forget(self, view: IntakeView) -> None:
        if self.views.get(view.upload) is view:
            del self.views[view.upload]
            self.on_change()
