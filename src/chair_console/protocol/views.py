"""What the topics show. Every view is a pure function of the state and of who looks (hall/topics)."""

from __future__ import annotations

from typing import Literal

import msgspec

from chair_console.domain.actors import Classification, Role
from chair_console.domain.ballot_paper import Marks
from chair_console.domain.decisions import Choice
from chair_console.domain.documents import DocumentKind
from chair_console.domain.presence import PresenceStatus
from chair_console.domain.questioning import AnswerPromise, QuestionStatus, WrittenAnswer
from chair_console.domain.session import BodyKind, FloorLimits, Rules, SittingStatus
from chair_console.domain.speech import RequestKind, Side
from chair_console.domain.state import HallPhase


class Text(msgspec.Struct, frozen=True):
    """A sentence in both languages."""

    vi: str
    en: str


class ViewStruct(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all views; times in ms since the epoch, durations in ms."""


class SittingView(ViewStruct, frozen=True, kw_only=True):
    id: str
    title: str
    planned_at: int
    ends_at: int
    status: SittingStatus
    opened_at: int | None
    closed_at: int | None
    roll_call_after: int | None = None
    """Set where presence has to be asked anew before it opens: since when."""


class SessionView(ViewStruct, frozen=True, kw_only=True):
    """Topic `session`, one key. `words` tell a delegate that this is the right hall."""

    id: str
    body: str
    body_short: str
    title: str
    number: int
    term: str
    kind: str
    place: str
    language: str
    rehearsal: bool
    phase: HallPhase
    sitting_id: str | None
    sittings: list[SittingView]
    recess_since: int | None
    recess_until: int | None
    closed_at: int | None
    allow_change_until_close: bool
    casting_vote: bool
    max_speeches: int
    limits: FloorLimits
    words: str
    dossier_due_at: int | None = None
    secrecy_allowed: bool = False
    tellers: list[str] = []
    head_teller: str | None = None
    fewest_tellers: int = 0
    confidence_poll: bool = True
    proxies: bool = False
    weights: bool = False
    show_names: bool = False
    logo: str = ""
    """The SHA-256 of the body's logo, a PNG; empty without one."""
    rules: Rules | None = None
    """The whole working regulation; desk only."""
    body_kind: BodyKind = "province"
    pro_contra: bool = False
    interposed_questions: bool = True


class DelegateView(ViewStruct, frozen=True, kw_only=True):
    """Topic `roster`, keyed by delegate (desk and projector only)."""

    id: str
    position: int
    name: str
    title: str
    unit: str
    constituency: str
    seat: str
    in_office: bool
    presidium: bool = False
    weight: int = 1
    proxy_holder: str | None = None


class PresenceView(ViewStruct, frozen=True, kw_only=True):
    """Topic `presence`, one key. `status` (by delegate) goes to desk and projector only."""

    present: int
    total: int
    needed: int
    met: bool
    roll_call_open: bool
    roll_call_at: int | None
    sentence: Text
    status: dict[str, PresenceStatus]
    since: dict[str, int]


class VersionView(ViewStruct, frozen=True, kw_only=True):
    """One version. Who laid it down (`by_role`, `by_name`) and how many had received and opened it before the next
    one came go to the desk only.
    """

    number: int
    published_at: int
    reason: str
    sha256: str
    pages: int
    bytes: int
    by_role: Role | None = None
    by_name: str = ""
    received: int = 0
    opened: int = 0


class DocumentView(ViewStruct, frozen=True, kw_only=True):
    """Topic `documents`, keyed by document. `sha256` names the delivery copy of the valid version, `index_sha256`
    the blob with its outline and text ("" for what was taken in before there were any).

    Recalled and `waiting` documents reach the desk only; so do the counts of who has received and opened it,
    whom it is for (`audience`), and whether it came after the dossier was due (`late`).
    """

    id: str
    position: int
    item_id: str | None
    kind: DocumentKind
    title: str
    number: str
    version: int
    versions: list[VersionView]
    sha256: str
    index_sha256: str = ""
    name: str
    pages: int
    bytes: int
    published_at: int
    recalled_at: int | None
    recall_reason: str
    received: int
    opened: int
    classification: Classification = ""
    scanned_pages: int = 0
    waiting: bool = False
    publish_at: int | None = None
    with_item: bool = False
    audience: tuple[str, ...] = ()
    late: bool = False
    removed: tuple[str, ...] = ()
    repaired: bool = False


class ReadingView(ViewStruct, frozen=True, kw_only=True):
    """Topic `reading`, keyed by document (desk only): who holds the valid version, who has opened it, of how many.

    `unread` holds the delegates for whom it is and who have not opened it; `reminded` those asked to.
    """

    version: int
    received: list[str]
    opened: list[str]
    unread: list[str]
    reminded: list[str]


class DeviceView(ViewStruct, frozen=True, kw_only=True):
    """Topic `devices`, keyed by device (desk only). `found` devices advertise themselves and wait."""

    id: str
    name: str
    state: Literal["found", "assigned", "connected", "silent"]
    delegate_id: str | None
    address: str
    since: int
    seen_at: int


class HelpView(ViewStruct, frozen=True, kw_only=True):
    """Topic `help`, keyed by call (desk only)."""

    id: str
    delegate_id: str
    name: str
    seat: str
    note: str
    at: int
    coming_at: int | None


class NoticeView(ViewStruct, frozen=True, kw_only=True):
    """Topic `notices`, keyed by notice (desk only): what the hall itself has to say, e.g. after a restart."""

    id: str
    level: Literal["info", "warning", "danger"]
    at: int
    text: Text


class JournalView(ViewStruct, frozen=True, kw_only=True):
    """Topic `journal`, one key (desk only)."""

    records: int
    head: str
    last_at: int
    safe: bool
    epoch: int
    started_at: int
    clients: int
    delegates_connected: int


class MyVote(ViewStruct, frozen=True, kw_only=True):
    """One's own recorded vote: `choice` of an open motion, `marks` of another open paper; of a secret ballot only
    that one has voted (`secret`), in a blind one that one has got the token. `number` is that of the record that
    holds an open vote, also after a correction; 0 of a secret one.
    """

    choice: Choice | None
    at: int
    receipt: str
    by_hand: bool
    marks: Marks = ()
    secret: bool = False
    corrected: bool = False
    number: int = 0


class ProxyView(ViewStruct, frozen=True, kw_only=True):
    """A delegate for whom one votes too, where a body has proxies, and the open votes recorded for that delegate."""

    delegate_id: str
    name: str
    unit: str
    votes: dict[str, MyVote]


class MyRequest(ViewStruct, frozen=True, kw_only=True):
    """One's own waiting request, on the current list or on one of an item to come (its place is in `places`), or a
    signal to the chair.
    """

    id: str
    kind: RequestKind
    item_id: str
    subject: str
    to: str
    at: int
    side: Side = ""


class MyQuestion(ViewStruct, frozen=True, kw_only=True):
    """One's own question and what has become of it; whether the hall is at it says the topic `questions`."""

    id: str
    item_id: str | None
    number: int
    subject: str
    to: str
    status: QuestionStatus
    promise: AnswerPromise | None
    written: WrittenAnswer | None


class MyNotice(ViewStruct, frozen=True, kw_only=True):
    """A notice for this delegate, as a line or over the whole tablet; `read_at` once it is confirmed."""

    id: str
    text: str
    whole_screen: bool
    at: int
    read_at: int | None


class MyOpinion(ViewStruct, frozen=True, kw_only=True):
    """A written opinion that the hall has recorded of oneself; how it begins tells which (the tablet keeps it)."""

    id: str
    item_id: str
    begins: str
    at: int


class MeView(ViewStruct, frozen=True, kw_only=True):
    """Topic `me`, one key: what concerns one delegate and nobody else. `speeches` of the discussion, by item."""

    delegate: DelegateView
    presence: PresenceStatus | None
    presence_at: int | None
    votes: dict[str, MyVote]
    turn_id: str | None
    speeches: dict[str, int]
    help_id: str | None
    help_coming_at: int | None
    reminders: list[str] = []
    vote_reminders: dict[str, int] = msgspec.field(default_factory=dict)
    """When one was asked to vote, by ballot; only while it runs and one has not."""
    proxies: list[ProxyView] = []
    requests: list[MyRequest] = []
    questions: list[MyQuestion] = []
    """Oldest first."""
    notices: list[MyNotice] = []
    opinions: list[MyOpinion] = []
    opinions_invited: list[str] = []
    """The items on which one was not reached or was cut off, and has not written yet."""
