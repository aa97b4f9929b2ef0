"""One agenda item in words: what happened when, its documents, speeches and ballots."""

from __future__ import annotations

from chair_console.domain.formal_sentences import formal_sentence

from .model import BallotFacts, DocumentFacts, ItemFacts, TurnFacts
from .paper import Block, Bullet, Heading, Paragraph
from .words import Words, full_stop


def item_blocks(item: ItemFacts, words: Words) -> list[Block]:
    """The item's part of the proceedings."""
    blocks: list[Block] = [Heading(2, _head(item, words))]
    if item.number:
        blocks.append(Paragraph(_course(item, words)))
    if item.presenter:
        name = f"{item.presenter}, {item.presenter_title}" if item.presenter_title else item.presenter
        blocks.append(Paragraph(words.say("item.presenter", name=full_stop(name))))
    if item.verifier:
        blocks.append(Paragraph(words.say("item.verifier", name=full_stop(item.verifier))))
    if item.phases:
        blocks.append(Paragraph(words.say("item.phases", steps=_phases(item, words))))
    if item.documents:
        blocks.append(Paragraph(words.say("documents"), "strong"))
        blocks += [Bullet(_document(document, words)) for document in item.documents]
    if item.turns:
        blocks.append(Paragraph(words.say("turns"), "strong"))
        blocks += [Bullet(_turn(turn, words)) for turn in item.turns]
    if item.unheard:
        blocks.append(Paragraph(words.say("unheard", names=", ".join(item.unheard))))
    for ballot in item.ballots:
        blocks += _ballot(ballot, words)
    return blocks


def outcome_word(ballot: BallotFacts, words: Words) -> str:
    """One word for a table."""
    if ballot.status == "withdrawn":
        return words.say("outcome.withdrawn")
    return words.say(f"outcome.{ballot.result.outcome}" if ballot.result else "outcome.open")


def _head(item: ItemFacts, words: Words) -> str:
    if not item.number:
        return words.say("item.outside")
    return words.say("item.head", number=item.number, title=full_stop(item.title))


def _course(item: ItemFacts, words: Words) -> str:
    begun, ended = words.time(item.started_at), words.time(item.finished_at)
    return words.say(f"item.{item.status}", begun=begun, ended=ended, reason=full_stop(item.reason))


def _phases(item: ItemFacts, words: Words) -> str:
    return ", ".join(
        words.say(
            "phase",
            name=words.say(f"phase.{phase.phase}"),
            begun=words.short(phase.started_at)[:5],
            ended=words.short(phase.ended_at)[:5] or "…",
        )
        for phase in item.phases
    )


def _document(document: DocumentFacts, words: Words) -> str:
    valid = document.versions[-1]
    replaced = len(document.versions) > 1
    text = words.say(
        "document",
        title=document.title,
        number=_number(document.number, words),
        version=words.say("document.version", version=valid.number) if replaced else "",
        pages=valid.pages,
        time=words.moment(valid.published_at),
        received=document.received,
    )
    for version in document.versions[1:]:
        text += words.say("document.replaced", version=version.number, reason=full_stop(version.reason))
    for recall in document.recalls:
        text += words.say("document.recalled", time=words.moment(recall.at), reason=full_stop(recall.reason))
        if recall.restored_at is not None:
            text += words.say("document.restored", time=words.moment(recall.restored_at))
    return text


def _number(number: str, words: Words) -> str:
    """A bare number gets its word; "Tờ trình số 12/TTr-UBND" and "Dự thảo" have theirs."""
    code = "document.number" if number[:1].isdigit() else "document.named"
    return words.say(code, number=number) if number else ""


def _turn(turn: TurnFacts, words: Words) -> str:
    text = words.say(
        "turn",
        time=words.time(turn.started_at),
        name=f"{turn.name}, {turn.title}" if turn.title else turn.name,
        what=words.say(f"turn.{turn.kind}"),
        length=words.length(turn.spoken_ms),
    )
    return text + (words.say("turn.subject", subject=full_stop(turn.subject)) if turn.subject else "")


def _ballot(ballot: BallotFacts, words: Words) -> list[Block]:
    document = ""
    same = ballot.document.casefold() == ballot.title.casefold()
    if ballot.document and not (same and ballot.document_version == 1):
        document = words.say("ballot.document", title=ballot.document, version=ballot.document_version)
    blocks: list[Block] = [
        Paragraph(words.say("ballot", title=full_stop(ballot.title), document=document), "strong")
    ]
    if ballot.status == "withdrawn":
        time, reason = words.time(ballot.withdrawn_at), full_stop(ballot.reason)
        blocks.append(Paragraph(words.say("ballot.withdrawn", time=time, reason=reason)))
    elif ballot.result is not None:
        blocks += _result(ballot, words)
    else:
        code = "ballot.prepared" if ballot.status == "prepared" else "ballot.running"
        blocks.append(Paragraph(words.say(code, opened=words.time(ballot.opened_at))))
    return [*blocks, *_incidents(ballot, words)]


def _result(ballot: BallotFacts, words: Words) -> list[Block]:
    result = ballot.result
    assert result is not None
    terms = words.say(
        "ballot.terms",
        form=words.say(f"ballot_form.{ballot.kind}"),
        opened=words.time(ballot.opened_at),
        closed=words.time(ballot.closed_at),
        rule=words.rule(ballot.rule),
        needed=result.needed,
    )
    sentence = formal_sentence(result, words.language, resolution=ballot.resolution)
    blocks: list[Block] = [Paragraph(terms), Paragraph(sentence)]
    if ballot.declared_at is None:
        blocks.append(Paragraph(words.say("ballot.undeclared"), "note"))
    return blocks


def _incidents(ballot: BallotFacts, words: Words) -> list[Block]:
    """What a reader must know of how the votes came in."""
    texts = [
        words.say("ballot.by_hand", time=words.time(vote.at), name=vote.name, reason=full_stop(vote.reason))
        for vote in ballot.by_hand
    ]
    for code, count in (
        ("ballot.changed", ballot.changed),
        ("ballot.pauses", ballot.pauses),
        ("ballot.extensions", ballot.extensions),
    ):
        if count:
            texts.append(words.say(code, count=count))
    return [Bullet(text) for text in texts]
