"""What the sheet for preparing a ballot shows: its lists, the help beside them, what the form does not need."""

from __future__ import annotations

from typing import Any, get_args

from chair_console.domain.ballot import BallotKind, BallotMethod, ResultsTo
from chair_console.domain.ballot_paper import BallotForm
from chair_console.domain.decisions import Base, Compare, votes_needed
from chair_console.domain.document_rights import DELEGATES
from chair_console.domain.rule_table import RULE_TABLE, RULES_BY_NAME
from chair_console.protocol.views import DocumentView
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .ballot_blocked import open_blocked
from .ballot_draft import DECIDED_BY_RULE, OWN_RULE, ROW_KIND, Draft
from .ballot_entitled import members, present_among
from .ballot_labels import standing
from .command_runner import Refusal
from .search import matches
from .view_model import View

DURATIONS = (0, 30, 60, 120, 300, 600, 1800)
MOST_MATCHES = 5


def options(topics: Topics, words: Words) -> dict[str, list[View]]:
    """The lists to choose from. They stay as they are while one types."""
    confidence = topics.session is None or topics.session.confidence_poll

    def named(prefix: str, keys: tuple[Any, ...]) -> list[View]:
        return [{"id": key, "text": words(f"{prefix}.{key}")} for key in keys]

    forms = tuple(f for f in get_args(BallotForm) if confidence or f != "confidence_poll")
    rules = tuple(row.key for row in RULE_TABLE)
    wholes = [b for b in topics.prepared_ballots if b.form == "motion" and not b.part_of]
    units = sorted({d.unit for d in topics.delegates if d.unit})
    return {
        "forms": named("form", forms),
        "kinds": named("kind_name", get_args(BallotKind)),
        "methods": named("method", get_args(BallotMethod)),
        "rules": [*named("rule_name", rules), {"id": OWN_RULE, "text": words("plan.own_rule")}],
        "compares": named("plan.compare", get_args(Compare)),
        "bases": named("base", get_args(Base)),
        "results": named("plan.results", get_args(ResultsTo)),
        "durations": [_duration(words, seconds) for seconds in DURATIONS],
        "wholes": [
            {"id": "", "text": words("plan.no_part")},
            *({"id": b.id, "text": words("plan.part", title=b.title)} for b in wholes),
        ],
        "styles": named("plan.style", ("choose", "cross_out")),
        "papers": [
            {"id": "", "text": words("plan.no_paper")},
            *({"id": d.id, "text": d.title} for d in voted_on(topics)),
        ],
        "units": [{"id": unit, "text": unit} for unit in units],
    }


def voted_on(topics: Topics) -> list[DocumentView]:
    """Papers of the item that all who vote can read; a draft resolution is voted on before anything else."""
    item = topics.current_item
    found = [
        d
        for d in topics.documents
        if item is not None and d.item_id == item.id and d.recalled_at is None and not d.waiting
        and {DELEGATES, "public"} & set(d.audience)
    ]  # fmt: skip
    return sorted(found, key=lambda d: d.kind != "draft_resolution")


def _duration(words: Words, seconds: int) -> View:
    if not seconds:
        return {"id": 0, "text": words("ballot.by_hand")}
    key = "plan.seconds" if seconds < 120 else "plan.minutes"
    return {"id": seconds, "text": words(key, count=seconds if seconds < 120 else seconds // 60)}


def shows(draft: Draft, topics: Topics) -> dict[str, bool]:
    """What this form needs; the rest is not shown."""
    motion = draft.form == "motion"
    decided = draft.form in DECIDED_BY_RULE
    return {
        "rows": bool(ROW_KIND[draft.form]),
        "seats": draft.form in ("options", "election"),
        "style": draft.form == "election",
        "rule": decided,
        "own_rule": decided and draft.rule_name == OWN_RULE,
        "fraction": draft.compare != "plurality",
        "duration": draft.method == "electronic",
        "units": len({d.unit for d in topics.delegates if d.unit}) > 1,
        "live": motion and draft.kind == "open" and draft.method == "electronic",
        "absent_too": draft.method == "electronic",
        "part": motion and any(b.form == "motion" and not b.part_of for b in topics.prepared_ballots),
        "least_cast": motion,
        "paper": draft.form in ("motion", "options"),
    }


def kind_help(draft: Draft, words: Words) -> str:
    """Whom it hides what from. Papers need nobody's honesty with a machine."""
    if draft.method == "paper" and draft.kind != "open":
        return words("plan.kind_help.paper")
    return words(f"plan.kind_help.{draft.kind}")


def rule_help(draft: Draft, words: Words) -> str:
    """Where the rule is written, and whether that is still to be checked."""
    named = RULES_BY_NAME.get(draft.rule_name)
    if named is None:
        return words("plan.own_rule_help")
    article = words("plan.article", article=words.article(named.article)) if named.article else ""
    mark = words(f"plan.mark.{named.mark}") if named.mark != "verified" else ""
    return " ".join(part for part in (article, mark) if part)


def consequence(draft: Draft, topics: Topics, words: Words) -> str:
    """What opening it would do, with today's figures."""
    here = present_among(topics, tuple(draft.units))
    key = "secret" if draft.kind != "open" and draft.method == "electronic" else draft.method
    held = topics.session
    untold = held is not None and not held.tellers and (draft.kind != "open" or draft.method == "paper")
    afar = words("next.absent_too") if draft.absent_too and draft.method == "electronic" else ""
    said = afar + (words("next.no_tellers") if untold else "") + words(f"plan.will_{key}", count=here)
    if draft.form not in DECIDED_BY_RULE:
        return said
    try:
        rule = draft.rule()
    except Refusal:
        return said
    if rule.compare == "plurality" or rule.of not in ("total", "present"):
        return said
    base = len(members(topics, draft.units)) if rule.of == "total" else here
    return " ".join((said, words("plan.will_need", needed=votes_needed(rule, base), base=base)))


def blocked(topics: Topics, words: Words) -> str:
    """Why it could not be opened at this moment; preparing it is possible all the same."""
    held, here = topics.session, topics.presence
    if held is None or held.phase != "sitting":
        return words("plan.not_sitting")
    if topics.running_ballot is not None:
        return words("plan.another_open")
    if here is not None and not here.met:
        return words("next.blocked.no_quorum", missing=here.needed - here.present)
    return ""


def people_found(topics: Topics, words: Words, typed: str, taken: set[str]) -> list[View]:
    """Delegates to put on the paper, by what is typed."""
    if not typed.strip():
        return []
    found = [d for d in topics.delegates if d.id not in taken and matches(typed, d.name, d.seat, d.unit)]
    return [
        {"id": d.id, "name": d.name, "detail": " · ".join(p for p in (d.seat, d.title or d.unit) if p)}
        for d in found[:MOST_MATCHES]
    ]


def prepared_rows(topics: Topics, words: Words) -> list[View]:
    """What is prepared for the item, in the order in which it is opened."""
    return [
        {
            "id": b.id,
            "title": b.title,
            "detail": " · ".join(
                part
                for part in (
                    words("plan.is_part") if b.part_of else standing(words, b),
                    words(f"form.{b.form}"),
                    words(f"kind_name.{b.kind}") if b.kind != "open" else "",
                    words(f"method.{b.method}") if b.method != "electronic" else "",
                )
                if part
            ),
            "blocked": open_blocked(topics, words, b),
        }
        for b in topics.prepared_in_order
    ]
