"""One ballot in words: what was voted on, by which rule and how, what came of it, and what a reader must know."""

from __future__ import annotations

from chair_console.domain.ballot import VoteWay
from chair_console.domain.formal_sentences import formal_sentence, sum_note, tally_sentences
from chair_console.domain.results import check_code
from chair_console.domain.tally import Papers, Tally

from .ballot_facts import BallotFacts
from .paper import Block, Bullet, Paragraph
from .votes_table import votes_table
from .words import Words, full_stop

WAYS: tuple[VoteWay, ...] = ("tablet", "secretary", "seat_map", "proxy")


def ballot_blocks(ballot: BallotFacts, words: Words) -> list[Block]:
    """The ballot's part of an agenda item."""
    title = subject(ballot, words, _document(ballot, words))
    blocks: list[Block] = [Paragraph(title, "strong"), *relation_blocks(ballot, words)]
    if ballot.status == "withdrawn":
        time, reason = words.time(ballot.withdrawn_at), full_stop(ballot.reason)
        blocks.append(Paragraph(words.say("ballot.withdrawn", time=time, reason=reason)))
    elif ballot.is_counted():
        blocks += [
            Paragraph(terms(ballot, words)),
            *result_blocks(ballot, words),
            *proof_blocks(ballot, words),
        ]
    else:
        code = "ballot.prepared" if ballot.status == "prepared" else "ballot.running"
        blocks.append(Paragraph(words.say(code, opened=words.time(ballot.opened_at))))
    blocks += [Bullet(text) for text in incidents(ballot, words)]
    if ballot.record:
        blocks.append(Paragraph(words.say("ballot.record", number=ballot.record)))
    return blocks


def subject(ballot: BallotFacts, words: Words, document: str = "") -> str:
    """What is voted on, with the word for it unless the title begins with that itself."""
    form = "named" if names_its_form(ballot, words) else ballot.form
    return words.say(f"ballot.{form}", title=full_stop(ballot.title), document=document)


def names_its_form(ballot: BallotFacts, words: Words) -> bool:
    """ "Bầu Ban kiểm phiếu" says by itself that it is an election."""
    return ballot.title.strip().casefold().startswith(words.say(f"form_word.{ballot.form}").casefold())


def outcome_word(ballot: BallotFacts, words: Words) -> str:
    """What came of it, short enough for a table."""
    if ballot.status == "withdrawn":
        return words.say("outcome.withdrawn")
    if ballot.result is not None:
        return words.say(f"outcome.{ballot.result.outcome}")
    tally = ballot.tally
    if tally is None:
        return words.say("outcome.open")
    if not tally.winners:
        return words.say(f"outcome.{tally.outcome}")
    labels = {option.id: option.label for option in ballot.paper.questions[0].options}
    names = ", ".join(labels[winner] for winner in tally.winners)
    return words.say(f"outcome.{ballot.form}.{tally.outcome}", names=names)


def sentences(ballot: BallotFacts, words: Words) -> list[str]:
    """The formal sentences, ready to be read aloud."""
    if ballot.result is not None:
        resolution, body = ballot.resolution, ballot.body_kind
        return [formal_sentence(ballot.result, words.language, resolution=resolution, body=body)]
    if ballot.tally is not None:
        return tally_sentences(ballot.form, ballot.paper, ballot.tally, words.language)
    return []


def _document(ballot: BallotFacts, words: Words) -> str:
    same = ballot.document.casefold() == ballot.title.casefold()
    if not ballot.document or (same and ballot.document_version == 1):
        return ""
    return words.say("ballot.document", title=ballot.document, version=ballot.document_version)


def relation_blocks(ballot: BallotFacts, words: Words) -> list[Block]:
    """Parts and whole, repetitions, further runs."""
    known, texts = ballot.relations, []
    if known.part_of:
        texts.append(words.say("ballot.part_of", title=full_stop(known.part_of)))
    if known.parts:
        texts.append(words.say("ballot.whole", parts=known.parts))
    if known.repeat_of:
        reason = full_stop(known.repeat_reason)
        texts.append(words.say("ballot.repeat_of", title=full_stop(known.repeat_of), reason=reason))
    if known.repeated:
        texts.append(words.say("ballot.repeated", reason=full_stop(known.repeat_reason)))
    if known.run > 1:
        texts.append(words.say(f"ballot.{'revote' if known.revote else 'run'}.{ballot.form}", run=known.run))
    return [Paragraph(text, "note") for text in texts]


def terms(ballot: BallotFacts, words: Words) -> str:
    """How it was voted, when, by whom, and by which rule."""
    form = words.ballot_form(ballot.kind, ballot.method)
    opened, closed = words.time(ballot.opened_at), words.time(ballot.closed_at)
    text = words.say("ballot.terms", form=form, opened=opened, closed=closed)
    if ballot.units:
        text += words.say("ballot.units", units=", ".join(ballot.units), count=ballot.entitled)
    if ballot.absent_too:
        text += words.say("ballot.absent_too")
    return text + rule_sentence(ballot, words)


def rule_sentence(ballot: BallotFacts, words: Words) -> str:
    """The rule with its source, and the number that it comes to."""
    tally = ballot.tally
    if ballot.result is not None:
        rule = words.rule(ballot.rule, ballot.rule_name)
        return words.say("ballot.rule.motion", rule=rule, needed=ballot.result.needed)
    if tally is None or tally.outcome == "void":
        return ""
    if ballot.form in ("election", "options"):
        free = ballot.relations.revote and tally.needed == 1
        code = f"ballot.rule.{ballot.form}" + (".revote" if free else "")
        rule = words.rule(ballot.rule, ballot.rule_name)
        return words.say(code, rule=rule, needed=tally.needed, seats=tally.seats)
    if ballot.form == "opinion_poll":
        return words.say("ballot.rule.opinion_poll")
    return words.say(f"ballot.rule.confidence.{ballot.confidence_base}", base=tally.base)


def result_blocks(ballot: BallotFacts, words: Words) -> list[Block]:
    """Figures and formal sentences."""
    blocks: list[Block] = []
    if ballot.papers is not None:
        blocks.append(Paragraph(papers_sentence(ballot.papers, words)))
    if ballot.tally is not None:
        blocks.append(votes_table(ballot, ballot.tally, words))
    said = sentences(ballot, words)
    blocks += [Bullet(text) for text in said] if len(said) > 1 else [Paragraph(text) for text in said]
    note = _sum_note(ballot, words)
    if note:
        blocks.append(Paragraph(note, "note"))
    if ballot.declared_at is None:
        blocks.append(Paragraph(words.say("ballot.undeclared"), "note"))
    return blocks


def papers_sentence(papers: Papers, words: Words) -> str:
    return words.say(
        "ballot.papers",
        issued=papers.issued,
        returned=papers.returned,
        valid=papers.valid,
        invalid=papers.invalid,
        blank=papers.blank,
    )


def _sum_note(ballot: BallotFacts, words: Words) -> str:
    """Why percents may not add up, where they do not."""
    result, tally = ballot.result, ballot.tally
    if result is not None:
        counts = result.counts
        return sum_note((counts.yes, counts.against, counts.abstain), result.entitled, words.language)
    if tally is None or not ballot.form.startswith("confidence"):
        return ""
    return _first_note(tally, words)


def _first_note(tally: Tally, words: Words) -> str:
    notes = (sum_note(tuple(votes.values()), tally.base, words.language) for votes in tally.counts)
    return next((note for note in notes if note), "")


def proof_blocks(ballot: BallotFacts, words: Words) -> list[Block]:
    """By what anyone can check it: the urn's hash, the chain's end at the declaration and its short code."""
    texts = []
    if ballot.urn_sha256:
        texts.append(words.say(f"ballot.urn.{ballot.kind}", sha256=ballot.urn_sha256))
    if ballot.head:
        texts.append(words.say("ballot.check", code=check_code(ballot.head), head=ballot.head))
    return [Paragraph(text, "code") for text in texts]


def incidents(ballot: BallotFacts, words: Words) -> list[str]:
    """How the votes came in, and what happened on the way."""
    texts = [*_ways(ballot, words), *_counts_by_hand(ballot, words)]
    texts += [
        words.say("ballot.by_hand", time=words.time(vote.at), name=vote.name, reason=full_stop(vote.reason))
        for vote in ballot.by_hand
    ]
    texts += [
        words.say("ballot.proxy", name=vote.name, holder=vote.holder) + words.reason(vote.reason)
        for vote in ballot.proxies
    ]
    texts += [
        words.say(
            "ballot.corrected",
            time=words.time(made.at),
            name=made.name,
            old=words.say(f"choice.{made.old or 'none'}"),
            new=words.say(f"choice.{made.new or 'none'}"),
            reason=full_stop(made.reason),
        )
        for made in ballot.corrections
    ]
    if ballot.weights:
        named = ", ".join(
            words.say("ballot.weight", name=name, votes=votes) for name, votes in ballot.weights
        )
        texts.append(words.say("ballot.weights", names=named))
    for code, count in (
        ("ballot.from_afar", ballot.from_afar),
        ("ballot.changed", ballot.changed),
        ("ballot.pauses", ballot.pauses),
        ("ballot.extensions", ballot.extensions),
    ):
        if count:
            texts.append(words.say(code, count=count))
    return texts


def _ways(ballot: BallotFacts, words: Words) -> list[str]:
    """How many votes came which way; a secret ballot has nothing but papers."""
    parts = [words.say(f"way.{way}", count=ballot.ways[way]) for way in WAYS if way in ballot.ways]
    return [words.say("ballot.ways", ways=", ".join(parts))] if parts and ballot.is_counted() else []


def _counts_by_hand(ballot: BallotFacts, words: Words) -> list[str]:
    texts = []
    for place, entered in enumerate(ballot.counted):
        code = "paper" if ballot.method == "paper" else "hands"
        figures = _figures(ballot, entered.count.counts, words)
        text = words.say(f"ballot.counted.{code}", time=words.time(entered.at), figures=figures)
        text += words.reason(entered.reason)
        if place + 1 < len(ballot.counted):
            text += words.say("ballot.counted.replaced")
        texts.append(text)
    return texts


def _figures(ballot: BallotFacts, counts: tuple[dict[str, int], ...], words: Words) -> str:
    """ "Tán thành 20, không tán thành 3"; of several questions each with its own."""
    told = []
    for question, votes in zip(ballot.paper.questions, counts, strict=True):
        labels = {
            option.id: option.label or words.option(ballot.form, option.id) for option in question.options
        }
        line = ", ".join(f"{label} {votes[key]}" for key, label in labels.items())
        told.append(line if len(counts) == 1 else f"{question.text}: {line}")
    return "; ".join(told)
