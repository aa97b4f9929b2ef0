"""The tellers' record (biên bản kiểm phiếu), a paper of its own: of elections, votes on confidence, secret ballots."""

from __future__ import annotations

from chair_console.domain.results import check_code

from .ballot_facts import BallotFacts
from .compose_ballot import incidents, names_its_form, relation_blocks, result_blocks, subject, terms
from .model import Minutes
from .paper import Block, Bullet, Heading, Paper, Paragraph, Signature, Table
from .words import Words, full_stop


def compose_record(minutes: Minutes, ballot: BallotFacts, words: Words) -> Paper:
    """The record of one ballot, in the layout of the minutes to which it is attached."""
    party = minutes.body_kind == "party"
    nation = ("national.party",) if party else ("national.country", "national.motto")
    body = minutes.body.upper()
    at = ballot.closed_at or minutes.convened_at
    about = "named" if names_its_form(ballot, words) else ballot.form
    issuer = words.say("record.issuer") if ballot.tellers else body
    return Paper(
        language=words.language,
        subject=words.say("record.file_subject", title=ballot.title),
        issuer=issuer,
        parent=body if ballot.tellers else "",
        nation=tuple(words.say(code) for code in nation),
        number=words.say("record.number.party" if party else "record.number"),
        place_and_date=words.say("place_and_date", date=words.date(at)),
        title=words.say("record.title"),
        lines_below_title=(
            words.say(f"record.about.{about}", title=full_stop(ballot.title)),
            minutes.title,
        ),
        warning=words.say("rehearsal") if minutes.rehearsal else "",
        blocks=(
            *_tellers(ballot, words),
            *_subject(ballot, words),
            *_figures(ballot, words),
            *_course(ballot, words),
        ),
        signatures=_signatures(ballot, words),
        recipients=(
            words.say("recipients"),
            words.say("record.recipients.chair"),
            words.say("record.recipients.archive", number=ballot.record),
        ),
        annex=tuple(_proof(minutes, ballot, words)),
    )


def _tellers(ballot: BallotFacts, words: Words) -> list[Block]:
    heading = Heading(1, words.say("record.heading.tellers"))
    if not ballot.tellers:
        return [heading, Paragraph(words.say("record.no_tellers"))]
    rows = tuple(
        (
            str(number),
            teller.name,
            teller.title,
            words.say("record.head" if teller.is_head else "record.member"),
            "",
        )
        for number, teller in enumerate(ballot.tellers, start=1)
    )
    columns = ("number", "name", "title", "role", "signature")
    head = tuple(words.say(f"column.{column}") for column in columns)
    count = Paragraph(words.say("record.tellers", count=len(ballot.tellers)))
    return [heading, count, Table(head, rows, (2, 8, 10, 5, 6), (0,))]


def _subject(ballot: BallotFacts, words: Words) -> list[Block]:
    """What was voted on, how, by which rule; and who stood on the paper."""
    blocks: list[Block] = [
        Heading(1, words.say("record.heading.subject")),
        Paragraph(subject(ballot, words)),
        *relation_blocks(ballot, words),
        Paragraph(terms(ballot, words)),
    ]
    if ballot.form == "election":
        question = ballot.paper.questions[0]
        seats = ballot.tally.seats if ballot.tally is not None else question.seats
        facts = {"seats": seats, "most": question.most, "count": len(question.options)}
        blocks.append(Paragraph(words.say(f"record.candidates.{ballot.paper.style}", **facts)))
        blocks += [
            Bullet(f"{option.label}, {option.detail}" if option.detail else option.label)
            for option in question.options
        ]
    elif ballot.form in ("confidence_poll", "confidence_vote"):
        blocks.append(Paragraph(words.say("record.holders", count=len(ballot.paper.questions))))
    return blocks


def _figures(ballot: BallotFacts, words: Words) -> list[Block]:
    """Issued, returned, valid, invalid, blank; the votes; what came of it."""
    present = words.say("record.present", total=ballot.entitled, present=ballot.present)
    return [
        Heading(1, words.say("record.heading.result")),
        Paragraph(present),
        *result_blocks(ballot, words),
        *([Paragraph(words.say("record.further_run"))] if _needs_another(ballot) else []),
    ]


def _needs_another(ballot: BallotFacts) -> bool:
    """Seats are left that no re-vote among equals was said of already."""
    tally = ballot.tally
    return tally is not None and tally.outcome in ("undecided", "partly") and not tally.tied


def _course(ballot: BallotFacts, words: Words) -> list[Block]:
    told = incidents(ballot, words)
    blocks: list[Block] = [Heading(1, words.say("record.heading.course"))]
    blocks += [Bullet(text) for text in told]
    how = "record.how.paper" if ballot.method == "paper" else f"record.how.{ballot.kind}"
    blocks.append(Paragraph(words.say(how if ballot.method != "show_of_hands" else "record.how.hands")))
    blocks.append(Paragraph(words.say("record.closing")))
    return blocks


def _signatures(ballot: BallotFacts, words: Words) -> tuple[Signature, Signature]:
    note = words.say("sign.note")
    if not ballot.tellers:
        return Signature(words.say("sign.secretary"), note), Signature(words.say("sign.chair"), note)
    head = next((teller.name for teller in ballot.tellers if teller.is_head), "")
    return (
        Signature(words.say("sign.secretary"), note),
        Signature(words.say("record.sign.head"), note, head),
    )


def _proof(minutes: Minutes, ballot: BallotFacts, words: Words) -> list[Block]:
    blocks: list[Block] = [Heading(1, words.say("heading.journal"))]
    texts = []
    if ballot.urn_sha256:
        texts.append(words.say(f"ballot.urn.{ballot.kind}", sha256=ballot.urn_sha256))
    if ballot.head:
        texts.append(words.say("ballot.check", code=check_code(ballot.head), head=ballot.head))
    journal = minutes.journal
    if journal.verified:
        texts.append(words.say("journal.verified"))
    else:
        texts.append(words.say("journal.broken", reason=journal.reason))
    return blocks + [Paragraph(text, "code") for text in texts]
