"""The pages of one version as pictures, each fetched when it comes into sight."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from .pictures import PagePictures, PageSource
from .rows_model import RowsModel

ROLES = ("page", "source")


class PageShelf(RowsModel):
    """The pictures lie in a folder of their own that goes with the program: the paper may be secret."""

    picture_came = Signal()

    def __init__(self, source: PageSource, parent: QObject | None = None) -> None:
        super().__init__(ROLES, parent)
        self._folder = tempfile.TemporaryDirectory(prefix="chair-console-pages-", ignore_cleanup_errors=True)
        self._pictures = PagePictures(source, Path(self._folder.name), self._arrived)
        self._sha256 = ""
        self._pages = 0
        self._wanted: set[int] = set()

    def picture(self, sha256: str, page: int) -> str:
        """The picture of any page, or "" while it is on its way."""
        return self._pictures(sha256, page)

    def lay(self, sha256: str, pages: int) -> None:
        """Show this version from now on."""
        self._sha256, self._pages = sha256, pages
        self._wanted = set()
        self._look()

    @Slot(int)
    def want(self, page: int) -> None:
        """A page has come into sight."""
        if page not in self._wanted:
            self._wanted.add(page)
            self._look()

    def stop(self) -> None:
        """Fetch nothing more: the window is about to go."""
        self._pictures.stop()

    def _arrived(self) -> None:
        self._look()
        self.picture_came.emit()

    def _look(self) -> None:
        self.update(
            [
                {
                    "id": f"{self._sha256}-{page}",
                    "page": page,
                    "source": self._pictures(self._sha256, page) if page in self._wanted else "",
                }
                for page in range(1, self._pages + 1)
            ]
        )
