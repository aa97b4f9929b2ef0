"""A session package taken into this hall: checked, shown with its maker's mark, and taken in when somebody agrees."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot

from chair_console.client import HallClient
from chair_console.client.package_import import import_package
from chair_console.package import OpenPackage, SigningKey, fingerprint, open_package

from .command_runner import Refusal
from .said import Said
from .view_model import Desk, View, ViewModel

PLACE = "papers.package"


class PackageModel(ViewModel):
    """`text` is what is to be said, `asking` that it is a question; `own` that this hall made the package."""

    follows = frozenset({"documents"})

    def __init__(
        self, desk: Desk, client: HallClient, parent: QObject | None = None, *, data_dir: Path | None = None
    ) -> None:
        self._client = client
        self._data_dir = data_dir
        self._package: OpenPackage | None = None
        self._own = False
        self._busy = False
        self._said: tuple[Said, ...] = ()
        super().__init__(desk, parent)

    def look(self) -> View:
        asking = self._package is not None and not self._busy
        said = self._question(self._package) if self._package and asking else self._said
        return {
            "text": " ".join(one.read(self.desk.words) for one in said),
            "asking": asking,
            "busy": self._busy,
            "own": self._own,
        }

    def _question(self, package: OpenPackage) -> tuple[Said, ...]:
        manifest, known = package.manifest, {shown.id for shown in self.desk.topics.documents}
        new = sum(1 for paper in manifest.papers if paper.id not in known)
        facts = {"session": manifest.session_title, "papers": len(manifest.papers), "new": new}
        question = Said("desktop.package.question", facts)
        return (
            (question,)
            if self._own
            else (question, Said("desktop.package.foreign", {"mark": package.fingerprint}))
        )

    # --- what a person does ---------------------------------------------------------------------------------

    @Slot(QUrl)
    def choose(self, url: QUrl) -> None:
        """Check a package from end to end and ask whether it is to be taken in."""
        self.desk.runner.start(PLACE, self._open(Path(url.toLocalFile())))

    @Slot()
    def take(self) -> None:
        """Take in what the package has and this hall has not."""
        if self._package is not None and not self._busy:
            self.desk.runner.start(PLACE, self._take(self._package))

    @Slot()
    def cancel(self) -> None:
        """Put the question, or what came of it, away."""
        if not self._busy:
            self._package = None
            self._say()

    # --- the work -------------------------------------------------------------------------------------------

    async def _open(self, path: Path) -> None:
        self._package, self._busy = None, True
        self._say(Said("desktop.package.opening", {"name": path.name}))
        try:
            package = await asyncio.to_thread(open_package, path)
            self._own = await asyncio.to_thread(self._is_own, package)
        except OSError as error:
            raise Refusal("tray.unreadable") from error
        finally:
            self._busy = False
            self._say()
        self._ask(package)

    def _ask(self, package: OpenPackage) -> None:
        known = {shown.id for shown in self.desk.topics.documents}
        papers = package.manifest.papers
        if all(paper.id in known for paper in papers):
            facts = {"session": package.manifest.session_title, "papers": len(papers)}
            self._say(Said("desktop.package.nothing", facts))
        else:
            self._package = package
            self._say()

    def _is_own(self, package: OpenPackage) -> bool:
        if self._data_dir is None:
            return False
        return package.fingerprint == fingerprint(SigningKey.of(self._data_dir).public_key)

    async def _take(self, package: OpenPackage) -> None:
        self._busy = True
        of = len(package.manifest.papers)
        self._tell(0, of)
        try:
            taken = await import_package(self._client, package, self._tell)
        finally:
            self._package, self._busy = None, False
            self._say()
        self._say(Said("desktop.package.taken", {"count": len(taken), "papers": of}))

    def _tell(self, done: int, of: int) -> None:
        self._say(Said("desktop.package.taking", {"done": done, "of": of}))

    def _say(self, *said: Said) -> None:
        self._said = said
        self.refresh()
