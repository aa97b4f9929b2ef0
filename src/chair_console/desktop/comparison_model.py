"""Two versions of one paper side by side, from one change to the next."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Slot

from chair_console.protocol.documents import DocumentDifference, PageDifference
from chair_console.protocol.views import DocumentView, VersionView

from .comparison_view import Place, marks, markup, page_rows, places, spoken, summary
from .differences import Differences, NotCompared
from .page_shelf import PageShelf
from .pictures import PageSource
from .rows_model import RowsModel
from .view_model import Desk, View, ViewModel

PAGE_ROLES = ("index_of", "kind", "title", "detail", "shown")


class ComparisonModel(ViewModel):
    """`view.state`: closed, loading, refused, same (nothing differs), ready."""

    follows = frozenset({"documents"})

    def __init__(self, desk: Desk, http: PageSource, parent: QObject | None = None) -> None:
        self._document_id = ""
        self._pair = (0, 0)
        self._at = 0
        self._rows = RowsModel(PAGE_ROLES)
        self._differences = Differences(http, self.refresh)
        self._shelf = PageShelf(http)
        super().__init__(desk, parent)
        self._shelf.picture_came.connect(self.refresh)

    @Property(QObject, constant=True)
    def pages(self) -> RowsModel:
        """The pages that differ; the same ones folded."""
        return self._rows

    def look(self) -> View:
        paper = self.desk.topics.document(self._document_id)
        pair = self._versions(paper)
        if paper is None or pair is None:
            self._rows.update([])
            return {"state": "closed", "title": "", "numbers": []}
        words, (old, new) = self.desk.words, pair
        shown: View = {
            "title": paper.title,
            "old_text": words("documents.version", version=old.number),
            "new_text": words("documents.version", version=new.number),
            "reason": new.reason,
            "old_number": old.number,
            "new_number": new.number,
            "numbers": [version.number for version in paper.versions],
        }
        found = self._differences(old.sha256, new.sha256)
        if found is None:
            self._rows.update([])
            return {**shown, "state": "loading"}
        if isinstance(found, NotCompared):
            self._rows.update([])
            return {**shown, "state": "refused", "refusal": found.sentence or words("comparison.lost")}
        return {**shown, **self._difference(found, old, new)}

    def _versions(self, paper: DocumentView | None) -> tuple[VersionView, VersionView] | None:
        by_number = {version.number: version for version in paper.versions} if paper else {}
        old, new = (by_number.get(number) for number in self._pair)
        return (old, new) if old is not None and new is not None else None

    def _difference(self, found: DocumentDifference, old: VersionView, new: VersionView) -> View:
        words, walk = self.desk.words, places(found)
        if not walk:
            self._rows.update([])
            return {"state": "same", "summary": words("comparison.all_same", count=len(found.pages))}
        at = min(self._at, len(walk) - 1)
        place = walk[at]
        self._rows.update(page_rows(words, found, place.page))
        return {
            "state": "ready",
            "summary": summary(words, found),
            "place_text": words("comparison.place", place=at + 1, count=len(walk)),
            "at": at,
            "can_back": at > 0,
            "can_on": at < len(walk) - 1,
            "top": place.top,
            **self._page(found.pages[place.page], place, old, new),
        }

    def _page(self, page: PageDifference, place: Place, old: VersionView, new: VersionView) -> View:
        words = self.desk.words
        return {
            "kind": page.kind,
            "old_page": words("comparison.page", page=page.old) if page.old else "",
            "new_page": words("comparison.page", page=page.new) if page.new else "",
            "old_source": self._shelf.picture(old.sha256, page.old) if page.old else "",
            "new_source": self._shelf.picture(new.sha256, page.new) if page.new else "",
            "old_marks": marks(page.areas_old, place),
            "new_marks": marks(page.areas_new, place),
            "words": markup(page.words),
            "spoken": spoken(words, page.words),
            "only_areas": page.kind == "changed" and not page.words,
        }

    @property
    def page_shelf(self) -> PageShelf:
        return self._shelf

    # --- acts ---------------------------------------------------------------------------------------------

    @Slot(str)
    def open(self, document_id: str) -> None:
        """Compare the valid version with the one before it."""
        paper = self.desk.topics.document(document_id)
        if paper is not None and len(paper.versions) > 1:
            self.compare(document_id, paper.versions[-2].number, paper.versions[-1].number)

    @Slot(str, int, int)
    def compare(self, document_id: str, old: int, new: int) -> None:
        """Compare any two versions; the earlier one is the old one."""
        if old != new:
            self._document_id, self._pair, self._at = document_id, (min(old, new), max(old, new)), 0
            self.refresh()

    @Slot()
    def close(self) -> None:
        self._document_id = ""
        self.refresh()

    @Slot()
    def again(self) -> None:
        """Ask the hall once more after a refusal."""
        pair = self._versions(self.desk.topics.document(self._document_id))
        if pair is not None:
            self._differences.ask_again(pair[0].sha256, pair[1].sha256)
            self.refresh()

    @Slot()
    def on(self) -> None:
        """To the next change."""
        self._go(self._at + 1)

    @Slot()
    def back(self) -> None:
        """To the change before."""
        self._go(self._at - 1)

    @Slot(int)
    def go_to_page(self, index_of: int) -> None:
        """To the first change of a page of the list."""
        walk = self._walk()
        self._go(next((n for n, place in enumerate(walk) if place.page == index_of), self._at))

    def _go(self, at: int) -> None:
        self._at = max(0, min(at, len(self._walk()) - 1))
        self.refresh()

    def _walk(self) -> list[Place]:
        pair = self._versions(self.desk.topics.document(self._document_id))
        found = self._differences(pair[0].sha256, pair[1].sha256) if pair else None
        return places(found) if isinstance(found, DocumentDifference) else []
