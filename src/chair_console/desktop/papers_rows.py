"""All papers of the session as rows by agenda item, the filters over them, and what is late or missing."""

from __future__ import annotations

from collections.abc import Callable

from chair_console.domain.document_rights import DELEGATES, GROUP
from chair_console.protocol.views import DocumentView
from chair_console.scene import times
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .view_model import Row, View

ROLES = (
    "title", "group", "version", "audience", "pages", "received", "opened", "of_total", "given",
    "standing", "state_text", "late", "kind_text", "scanned",
)  # fmt: skip
UNASSIGNED = ""


class Papers:
    """The papers of the session as the desk sees them now."""

    def __init__(self, topics: Topics, now: int) -> None:
        self.topics = topics
        self.now = now
        order = {item.id: item.number for item in topics.items}
        self.all = sorted(
            topics.documents,
            key=lambda d: (d.item_id not in order, order.get(d.item_id or "", 0), d.position),
        )

    def readers(self, shown: DocumentView) -> int:
        """How many delegates in office the paper is for."""
        audience = set(shown.audience)
        if audience & {DELEGATES, "public"}:
            return len(self.topics.delegates)
        return sum(
            1
            for delegate in self.topics.delegates
            if GROUP + delegate.unit in audience or (delegate.presidium and "presidium" in audience)
        )

    def late(self, shown: DocumentView) -> bool:
        """Given, or to be given, after the dossier was due; one that waits is not late before that."""
        due = self.topics.session.dossier_due_at if self.topics.session else None
        if not shown.late or shown.recalled_at is not None or due is None:
            return False
        return not (shown.waiting and shown.publish_at is None and self.now <= due)

    def passes(self, shown: DocumentView, chosen: str) -> bool:
        """Whether a filter lets the paper through."""
        return FILTERS[chosen](self, shown)

    def held(self) -> list[DocumentView]:
        """What waits for the desk alone: for no time and no item."""
        return [d for d in self.all if is_held(d)]


def is_held(shown: DocumentView) -> bool:
    return shown.waiting and shown.recalled_at is None and shown.publish_at is None and not shown.with_item


def _waits(papers: Papers, shown: DocumentView) -> bool:
    return shown.waiting and shown.recalled_at is None


def _lacking(papers: Papers, shown: DocumentView) -> bool:
    given = not shown.waiting and shown.recalled_at is None
    return given and shown.received < papers.readers(shown)


def _unassigned(papers: Papers, shown: DocumentView) -> bool:
    return papers.topics.item(shown.item_id) is None and shown.recalled_at is None


FILTERS: dict[str, Callable[[Papers, DocumentView], bool]] = {
    "all": lambda _papers, _shown: True,
    "waiting": _waits,
    "lacking": _lacking,
    "unassigned": _unassigned,
    "late": lambda papers, shown: papers.late(shown),
    "recalled": lambda _papers, shown: shown.recalled_at is not None,
}


def paper_rows(papers: Papers, words: Words, chosen: str) -> list[Row]:
    """A row for each paper that the filter lets through, in the order of the agenda."""
    return [_row(papers, words, shown) for shown in papers.all if papers.passes(shown, chosen)]


def _row(papers: Papers, words: Words, shown: DocumentView) -> Row:
    standing, state_text = _state(papers, words, shown)
    return {
        "id": shown.id,
        "title": shown.title,
        "group": group_of(papers.topics, words, shown.item_id),
        "version": shown.version,
        "audience": audience_text(words, shown.audience),
        "pages": shown.pages,
        "received": shown.received,
        "opened": shown.opened,
        "of_total": papers.readers(shown),
        "given": not shown.waiting,
        "standing": standing,
        "state_text": state_text,
        "late": papers.late(shown),
        "kind_text": words(f"document_kind.{shown.kind}"),
        "scanned": shown.scanned_pages > 0,
    }


def group_of(topics: Topics, words: Words, item_id: str | None) -> str:
    """The heading under which a paper stands."""
    item = topics.item(item_id)
    if item is None:
        return words("papers.unassigned")
    return words("papers.of_item", number=item.number, title=item.short_title)


def audience_text(words: Words, audience: tuple[str, ...]) -> str:
    """Whom a paper is for, in a few words; what is public is for everybody."""
    if "public" in audience:
        return words("papers.for_public")
    names = {
        "delegates": words("papers.for_delegates"),
        "presidium": words("papers.for_presidium"),
        "guests": words("papers.for_guests"),
        "press": words("papers.for_press"),
    }
    text = ", ".join(names.get(name, name.removeprefix(GROUP)) for name in audience)
    return text[:1].upper() + text[1:]


def _state(papers: Papers, words: Words, shown: DocumentView) -> tuple[str, str]:
    late = papers.late(shown)
    if shown.recalled_at is not None:
        return "recalled", words("papers.recalled")
    if not shown.waiting:
        key = "papers.given_late" if late else "papers.given"
        return "given", words(key, time=_when(papers.now, shown.published_at))
    if shown.publish_at is not None:
        return "timed", words("papers.timed", time=_when(papers.now, shown.publish_at, with_clock=True))
    if shown.with_item:
        return "with_item", words("papers.with_item")
    return "held", words("papers.held_late" if late else "papers.held")


def _when(now: int, at: int, *, with_clock: bool = False) -> str:
    """The time of day today, else the day."""
    if times.same_day(now, at):
        return times.clock(at)
    day = times.date(at)[:5]
    return f"{times.clock(at)} {day}" if with_clock else day


def dossier(papers: Papers, words: Words) -> View:
    """What is late or missing by the day on which the dossier is due; an empty text if nothing is."""
    session = papers.topics.session
    due = session.dossier_due_at if session else None
    if session is None or due is None or session.phase == "closed":
        return {"text": "", "over": False}
    standing = [d for d in papers.all if d.recalled_at is None]
    have = {d.item_id for d in standing}
    bare = [item.number for item in papers.topics.items if item.id not in have and item.status == "planned"]
    late = [d for d in standing if papers.late(d)]
    waiting = [d for d in standing if d.waiting and d.kind != "agenda"]
    over = papers.now > due
    parts = []
    if over and late:
        parts.append(words("papers.dossier_late", count=len(late)))
    if not over and waiting:
        parts.append(words("papers.dossier_waiting", count=len(waiting)))
    if bare:
        parts.append(words("papers.dossier_bare", count=len(bare), numbers=_listed(words, bare)))
    if not parts:
        return {"text": "", "over": over}
    key = "papers.dossier_over" if over else "papers.dossier_due"
    return {
        "text": words(key, time=times.clock(due), date=times.date(due), what="; ".join(parts)),
        "over": over,
    }


def _listed(words: Words, numbers: list[int]) -> str:
    if len(numbers) == 1:
        return str(numbers[0])
    return words("papers.and", first=", ".join(str(n) for n in numbers[:-1]), last=numbers[-1])
