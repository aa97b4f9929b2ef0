"""From facts to words: the paper that the DOCX and the PDF both show."""

from __future__ import annotations

from chair_console.domain.formal_sentences import quorum_sentence
from chair_console.domain.session import term_beside

from .ballot_facts import BallotFacts
from .compose_ballot import outcome_word
from .compose_item import item_blocks
from .compose_questions import opinions_annex, owed_blocks
from .model import Minutes, SittingFacts
from .paper import Block, Bullet, Heading, Paper, Paragraph, Signature, Table
from .words import Words, full_stop


def compose(minutes: Minutes, words: Words) -> Paper:
    """The whole paper. Its order is that of the model minutes (RULES.md section 6)."""
    party = minutes.body_kind == "party"
    nation = ("national.party",) if party else ("national.country", "national.motto")
    blocks: list[Block] = [
        *_warnings(minutes, words),
        *_time_and_place(minutes, words),
        *_attendance(minutes, words),
        *_agenda(minutes, words),
        Heading(1, words.say("heading.proceedings")),
        *_regulation(minutes, words),
    ]
    for item in minutes.items:
        blocks += item_blocks(item, words)
    blocks += owed_blocks(minutes, words)
    blocks += [*_ballots(minutes, words), *_closing(minutes, words)]
    return Paper(
        language=words.language,
        subject=words.say("file_subject", title=minutes.title),
        issuer=minutes.body.upper(),
        nation=tuple(words.say(code) for code in nation),
        number=words.say("number.party" if party else "number.state"),
        place_and_date=words.say("place_and_date", date=words.date(minutes.closed_at or minutes.convened_at)),
        title=words.say("title"),
        lines_below_title=tuple(line for line in (minutes.title, _term(minutes, words)) if line),
        warning=words.say("rehearsal") if minutes.rehearsal else "",
        blocks=tuple(blocks),
        signatures=(
            Signature(words.say("sign.secretary"), words.say("sign.note")),
            Signature(words.say("sign.chair"), words.say("sign.note")),
        ),
        recipients=(words.say("recipients"), words.say("recipients.open"), words.say("recipients.archive")),
        annex=(*opinions_annex(minutes, words), *_journal(minutes, words)),
    )


def _term(minutes: Minutes, words: Words) -> str:
    """Beside a title that names the term already, only what it leaves out; bare years get the word for them."""
    term = term_beside(minutes.title, minutes.term)
    return words.say("term", term=term) if term[:1].isdigit() else term[:1].upper() + term[1:]


def _warnings(minutes: Minutes, words: Words) -> list[Block]:
    blocks: list[Block] = []
    if not minutes.journal.verified:
        blocks.append(Paragraph(words.say("not_verified", reason=minutes.journal.reason), "strong"))
    if minutes.opened_at is not None and not minutes.is_closed:
        blocks.append(Paragraph(words.say("unfinished"), "note"))
    return blocks


def _time_and_place(minutes: Minutes, words: Words) -> list[Block]:
    blocks: list[Block] = [
        Heading(1, words.say("heading.time_and_place")),
        Paragraph(words.say("form", form=words.say(f"kind.{minutes.kind}"))),
    ]
    if minutes.opened_at is None:
        blocks.append(Paragraph(words.say("not_opened")))
    else:
        opened = minutes.opened_at
        blocks.append(Paragraph(words.say("opened", time=words.time(opened), date=words.date(opened))))
    if minutes.is_closed and minutes.closed_at is not None:
        closed = minutes.closed_at
        blocks.append(Paragraph(words.say("closed", time=words.time(closed), date=words.date(closed))))
    if minutes.place:
        blocks.append(Paragraph(words.say("place", place=full_stop(minutes.place))))
    return blocks


def _attendance(minutes: Minutes, words: Words) -> list[Block]:
    total = "total.party" if minutes.body_kind == "party" else "total"
    blank = words.say("blank_name")
    blocks: list[Block] = [
        Heading(1, words.say("heading.attendance")),
        Paragraph(words.say(total, total=minutes.total)),
        Paragraph(words.say("chair", names=", ".join(minutes.chairs) or blank)),
        Paragraph(words.say("secretary", names=", ".join(minutes.secretaries) or blank)),
        Paragraph(words.say("guests", names=blank)),
    ]
    for sitting in minutes.sittings:
        blocks += _sitting(sitting, words)
    for ended in minutes.mandates:
        text = words.say("mandate", time=words.time(ended.at), date=words.date(ended.at), name=ended.name)
        blocks.append(Bullet(text + words.reason(ended.reason)))
    return blocks


def _sitting(sitting: SittingFacts, words: Words) -> list[Block]:
    opened, date = words.time(sitting.opened_at), words.date(sitting.opened_at)
    if sitting.closed_at is None:
        span = words.say("sitting.running", title=sitting.title, opened=opened, date=date)
    else:
        closed = words.time(sitting.closed_at)
        span = words.say("sitting", title=sitting.title, opened=opened, closed=closed, date=date)
    quorum = quorum_sentence(sitting.present, sitting.total, met=sitting.quorum_met, language=words.language)
    blocks: list[Block] = [Heading(2, span), Paragraph(quorum)]
    if sitting.absent:
        blocks.append(Paragraph(words.say("absent.title", count=len(sitting.absent))))
        blocks.append(_absences(sitting, words))
    else:
        blocks.append(Paragraph(words.say("absent.none")))
    for begun, ended in sitting.recesses:
        code = "recess" if ended is not None else "recess.open"
        blocks.append(Bullet(words.say(code, begun=words.time(begun), ended=words.time(ended))))
    if sitting.adjourned_to is not None:
        to = sitting.adjourned_to
        text = words.say("adjourned", time=words.time(to), date=words.date(to))
        blocks.append(Bullet(text + words.reason(sitting.adjourned_because)))
    for moved in sitting.movements:
        text = words.say(f"moved.{moved.status}", time=words.time(moved.at), name=moved.name)
        blocks.append(Bullet(text + words.reason(moved.reason)))
    return blocks


def _absences(sitting: SittingFacts, words: Words) -> Table:
    rows = tuple(
        (
            str(number),
            absence.name,
            absence.unit,
            words.say(f"presence.{absence.status or 'unknown'}"),
            absence.reason,
        )
        for number, absence in enumerate(sitting.absent, start=1)
    )
    columns = ("number", "name", "unit", "status", "reason")
    return Table(tuple(words.say(f"column.{c}") for c in columns), rows, (2, 7, 7, 7, 7), (0,))


def _agenda(minutes: Minutes, words: Words) -> list[Block]:
    blocks: list[Block] = [Heading(1, words.say("heading.agenda"))]
    for item in minutes.items:
        if item.number == 0:
            continue
        text = words.say("agenda.line", number=item.number, title=full_stop(item.title)) + "."
        if item.presenter:
            text += words.say("agenda.presenter", name=item.presenter)
        if item.status == "deferred":
            text += words.say("agenda.deferred", reason=full_stop(item.reason))
        blocks.append(Paragraph(text))
    if len(blocks) == 1:
        blocks.append(Paragraph(words.say("agenda.none")))
    return [*blocks, *_agenda_changes(minutes, words)]


def _agenda_changes(minutes: Minutes, words: Words) -> list[Block]:
    """What was changed once the session had begun, in the order of time."""
    if not minutes.changes:
        return []
    blocks: list[Block] = [Paragraph(words.say("changes.title"), "strong")]
    for change in minutes.changes:
        last = "_last" if change.kind == "added" and not change.other else ""
        first = "_first" if change.kind == "moved" and not change.other else ""
        text = words.say(
            f"changes.{change.kind}{last}{first}",
            time=words.moment(change.at),
            title=full_stop(change.title),
            other=full_stop(change.other),
        )
        by = words.say(f"changes.by_{change.role}", name=change.name).strip()
        blocks.append(Bullet(f"{text} ({by})." + words.reason(change.reason)))
    return blocks


def _regulation(minutes: Minutes, words: Words) -> list[Block]:
    """What was changed in the working regulation, on which ground."""
    blocks: list[Block] = []
    for amended in minutes.amended:
        changes = "; ".join(words.changed_setting(*change) for change in amended.changes)
        moment, reason = words.moment(amended.at), full_stop(amended.reason)
        blocks.append(Bullet(words.say("regulation", moment=moment, changes=changes, reason=reason)))
    return blocks


def _ballots(minutes: Minutes, words: Words) -> list[Block]:
    """At a glance: the motions with their figures, then every other form with what came of it."""
    counted = [ballot for ballot in minutes.ballots() if ballot.is_counted()]
    motions = [ballot for ballot in counted if ballot.result is not None]
    others = [ballot for ballot in counted if ballot.tally is not None]
    blocks: list[Block] = [Heading(1, words.say("heading.ballots"))]
    if not counted:
        blocks.append(Paragraph(words.say("ballots.none")))
    if motions:
        columns = ("number", "motion", "total", "cast", "for", "against", "abstain", "outcome")
        rows = tuple(_motion_row(number, ballot, words) for number, ballot in enumerate(motions, start=1))
        head = tuple(words.say(f"column.{column}") for column in columns)
        blocks.append(Table(head, rows, (2, 15, 4, 4, 4, 5, 5, 6), (0, 2, 3, 4, 5, 6)))
    if others:
        outcomes = ("number", "subject_of_vote", "form", "returned", "valid", "outcome")
        others_rows = tuple(
            _other_row(number, ballot, words) for number, ballot in enumerate(others, start=1)
        )
        head = tuple(words.say(f"column.{column}") for column in outcomes)
        blocks.append(Table(head, others_rows, (2, 11, 8, 4, 4, 11), (0, 3, 4)))
    return blocks


def _motion_row(number: int, ballot: BallotFacts, words: Words) -> tuple[str, ...]:
    result = ballot.result
    assert result is not None
    counts = result.counts
    numbers = (result.entitled, result.cast, counts.yes, counts.against, counts.abstain)
    return (str(number), ballot.title, *map(str, numbers), outcome_word(ballot, words))


def _other_row(number: int, ballot: BallotFacts, words: Words) -> tuple[str, ...]:
    assert ballot.tally is not None
    papers = ballot.tally.papers
    form = words.ballot_form(ballot.kind, ballot.method)
    return (
        str(number),
        ballot.title,
        form[:1].upper() + form[1:],
        str(papers.returned),
        str(papers.valid),
        outcome_word(ballot, words),
    )


def _closing(minutes: Minutes, words: Words) -> list[Block]:
    blocks: list[Block] = [Heading(1, words.say("heading.closing"))]
    if minutes.is_closed and minutes.closed_at is not None:
        at = minutes.closed_at
        blocks.append(Paragraph(words.say("closing", time=words.time(at), date=words.date(at))))
    else:
        blocks.append(Paragraph(words.say("unfinished")))
    blocks.append(Paragraph(words.say("closing.text")))
    return blocks


def _journal(minutes: Minutes, words: Words) -> list[Block]:
    journal = minutes.journal
    verdict = words.say("journal.verified") if journal.verified else ""
    return [
        Heading(1, words.say("heading.journal")),
        Paragraph(words.say("journal.records", records=journal.records)),
        Paragraph(words.say("journal.head", head=journal.head)),
        Paragraph(verdict or words.say("journal.broken", reason=journal.reason)),
    ]
