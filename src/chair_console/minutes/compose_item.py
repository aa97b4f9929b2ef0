"""One agenda item in words: what happened when, its documents, speeches and ballots."""

from __future__ import annotations

from .compose_ballot import ballot_blocks
from .compose_questions import group_blocks, opinions_line
from .model import DocumentFacts, ItemFacts, MovedRequest, TurnFacts
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
    if item.moved:
        blocks.append(Paragraph(words.say("moved"), "strong"))
        blocks += [Bullet(_moved(moved, words)) for moved in item.moved]
    if item.cut:
        blocks.append(Paragraph(words.say("cut", names=", ".join(item.cut))))
    if item.unheard:
        blocks.append(Paragraph(words.say("unheard", names=", ".join(item.unheard))))
    for group in item.groups:
        blocks += group_blocks(group, words)
    blocks += opinions_line(item, words)
    for ballot in item.ballots:
        blocks += ballot_blocks(ballot, words)
    return blocks


def _head(item: ItemFacts, words: Words) -> str:
    if not item.number:
        return words.say("item.outside")
    return words.say("item.head", number=item.number, title=full_stop(item.title))


def _course(item: ItemFacts, words: Words) -> str:
    begun, ended = words.time(item.started_at), words.time(item.finished_at)
    broken_off = item.status == "planned" and item.started_at is not None
    code = "item.broken_off" if broken_off else f"item.{item.status}"
    return words.say(code, begun=begun, ended=ended, reason=full_stop(item.reason))


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
        what=_what(turn, words),
        length=words.length(turn.spoken_ms),
    )
    if turn.extended_ms:
        text += words.say("turn.extended", length=words.length(turn.extended_ms))
    if turn.subject:
        text += words.say("turn.subject", subject=full_stop(turn.subject))
    if turn.out_of_order:
        text += words.say("turn.out_of_order") + words.reason(turn.reason)
    return text


def _what(turn: TurnFacts, words: Words) -> str:
    """What kind of speech, to whom, for which side."""
    what = words.say(f"turn.{turn.kind}")
    if turn.to:
        what = words.say("turn.to", what=what, name=turn.to)
    return words.say(f"turn.{turn.side}", what=what) if turn.side else what


def _moved(moved: MovedRequest, words: Words) -> str:
    text = words.say("moved.request", name=moved.name, before=moved.place_before, place=moved.place)
    return text + words.reason(moved.reason)
