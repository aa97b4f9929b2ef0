"""Every sentence of the windows is there in both languages, with the same facts, and none is left over."""

from __future__ import annotations

import json
import re
from string import Formatter
from typing import get_args

from chair_console import resources
from chair_console.desktop import (
    ballot_counted,
    find_model,
    room_view,
    script,
    seating_view,
    showing_model,
)
from chair_console.domain import (
    actors,
    agenda,
    ballot,
    ballot_paper,
    decisions,
    documents,
    floor,
    outputs,
    presence,
    questioning,
    rule_table,
    seat_places,
    settings,
    tally,
)
from chair_console.domain import screen as screens
from chair_console.domain.invitations import TURN_OF_PHASE
from chair_console.domain.speech import SIGNALS
from chair_console.scene import scene
from chair_console.scene.words import Words

PREFIX = "desktop."
STEP_PARTS = ("title", "text", "button", "done")


def catalogue(language: str) -> dict[str, str]:
    file = resources.path("translations") / f"desktop.{language}.json"
    found: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return found


VI, EN = catalogue("vi"), catalogue("en")


def facts_of(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name} | set(re.findall(r"%\d", sentence))


SCREENS = [file for room in ("chair", "secretary") for file in resources.ui_path(room).glob("*.qml")]


def used_in_qml() -> set[str]:
    found: set[str] = set()
    for file in SCREENS:
        found |= set(re.findall(r'qsTrId\("([^"]+)"\)', file.read_text(encoding="utf-8")))
    return found


def used_in_python() -> set[str]:
    """Codes that stand as they are, and those that are put together from the domain's own words."""
    rooms = resources.ui_path("chair").parents[1] / "src" / "chair_console"
    files = [file for room in ("desktop", "scene") for file in (rooms / room).glob("*.py")]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    found = set(re.findall(r'"([a-z_]+\.[a-z_.]+)"', text)) - {"text.plain"}
    keys = set(re.findall(r'way\(\s*words,\s*"([a-z_]+)"', text)) | set(
        re.findall(r'key = "([a-z_]+)"', text)
    )
    keys |= set(re.findall(r'"([a-z_]+)" if [a-z_. ]+ else "[a-z_]+"$', text, re.M))
    found = {code.removeprefix(PREFIX) for code in found - {"desktop.", "desktop.qt."}}
    return {f"{PREFIX}{code}" for code in found | put_together() | steps(keys)}


def put_together() -> set[str]:
    found = {f"phase.{phase}" for phase in get_args(agenda.PhaseKind)}
    found |= {f"kind.{kind}" for kind in get_args(floor.TurnKind)}
    found |= {f"floor.signal_{kind}" for kind in SIGNALS}
    found |= {f"scene.speaking.{kind}" for kind in get_args(floor.TurnKind)}
    found |= {f"choice.{choice}" for choice in get_args(decisions.Choice)}
    found |= {f"base.{base}" for base in get_args(decisions.Base)}
    found |= {f"ballot_kind.{kind}" for kind in get_args(ballot.BallotKind)}
    found |= {f"document_kind.{kind}" for kind in get_args(documents.DocumentKind)}
    found |= {f"view.{view}" for view in get_args(screens.View)}
    found |= {f"questions.state.{state}" for state in get_args(questioning.GroupStatus)}
    found |= {f"questions.status.{status}" for status in get_args(questioning.QuestionStatus)}
    found |= {f"find.{act}" for act in find_model.ACTS}
    found |= {f"scene.label.{label}" for label in scene.LABELS}
    found |= {f"role.{role}" for role in get_args(actors.Role)}
    found |= {f"devices.{state}" for state in ("found", "assigned", "connected", "silent")}
    found |= ballot_scenes()
    compares = ("half", *get_args(decisions.Compare))
    found |= {f"rule.{kind}{end}" for kind in compares for end in ("", "_needed")}
    found |= {f"result.rule_{kind}" for kind in compares}
    found |= ballots_put_together()
    found |= {f"result.tied_{choice}" for choice in ("for", "against")} | {"result.tied", "result.missed"}
    for setting in settings.SETTINGS:
        found |= {f"regulation.{setting.key}", f"regulation.{setting.key}_help"}
        found |= {f"regulation.{setting.key}_{choice}" for choice in setting.choices}
    found |= {f"regulation.{word}" for word in ("yes", "no", "by_body", "from_memory", "design")}
    found |= {
        code.removeprefix(PREFIX) for code in VI if ".find_also." in code
    }  # of acts: test_finding_words
    states = ("present", "absent_excused", "absent_unexcused", "left", "unknown")
    found |= {f"result.silent_{state}" for state in states}
    found |= {f"stage.{kind}{end}" for kind in ("ended", "closed") for end in ("", "_text")}
    return found | seats_put_together() | formal_words()


def seats_put_together() -> set[str]:
    """The words of the hall's map and of its plan."""
    found = {f"room.legend.{mark}" for mark in room_view.LEGEND}
    found |= {f"room.{mark}" for mark in ("speaking", "no_tablet", "voted", "not_voted")}
    found |= {f"room.status.{status}" for status in (*get_args(presence.PresenceStatus), "unknown")}
    found |= {f"seating.kind.{kind}" for kind in get_args(seat_places.BlockKind)}
    found |= {f"seating.field.{field}" for fields in seating_view.FIELDS.values() for field in fields}
    return found | {f"seating.diff_{what}" for what in ("came", "went", "shifted")}


def formal_words() -> set[str]:
    """What the chair says at each step, the names that stand in a prepared text, and the days of the week."""
    found = {f"script.var.{name}" for name in script.VARIABLES}
    found |= {f"script.{phase}_opens" for phase in agenda.PHASES_WITH_SPEAKERS}
    found |= {f"script.{phase}" for phase in ("presentation", "verification", "explanation")}
    found |= {f"script.ballot_{method}" for method in get_args(ballot.BallotMethod)}
    found |= {f"script.invite_{kind}" for kind in ("debate", "question")}
    found |= {"script.next_item", "script.next_again", "script.recess", "script.recess_until", "script.voted"}
    found |= {"script.thanks", "script.thanks_guest", "script.voting_unprepared", "script.nobody_waits"}
    return found | {f"acts.weekday_{day}" for day in range(7)}


def ballot_scenes() -> set[str]:
    """What the projector says of ballots, by form, level, consequence and the way it is counted."""
    found = {f"scene.form.{form}" for form in (*get_args(ballot_paper.BallotForm), "part")}
    found |= {f"scene.level.{level}" for level in (*ballot_paper.LEVELS, *ballot_paper.CONFIDENCE)}
    found |= {f"scene.follows.{what}" for what in get_args(tally.Consequence) if what != "none"}
    found |= {
        f"scene.{what}.{form}" for what in ("won", "again", "filled") for form in ("election", "options")
    }
    found |= {f"scene.{what}.{way}" for what in ("voted", "voted_long") for way in ("open", "secret", "urn")}
    found |= {f"scene.lead.{form}" for form in ("confidence_poll", "confidence_vote", "election_only")}
    styles = ("at_most", "exactly", "cross_out")
    found |= {f"scene.lead.{form}_{style}" for form in ("election", "options") for style in styles}
    found |= {f"showing.{view}" for view in showing_model.VIEWS}
    found |= {f"showing.result_{chart}" for chart in showing_model.CHARTS}
    found |= {f"outputs.shows.{view}" for view in get_args(outputs.OutputView)}
    found |= {f"scene.part.{part}" for part in ("voted", "not_voted")}
    return found | {"scene.papers_issued", "scene.papers_returned"}


def ballots_put_together() -> set[str]:
    """The words of every form, secrecy, way, rule and outcome of a ballot."""
    forms = get_args(ballot_paper.BallotForm)
    found = {f"{where}.{form}" for form in forms for where in ("form", "plan.form_help")}
    found |= {
        f"{where}.{kind}" for kind in get_args(ballot.BallotKind) for where in ("kind_name", "plan.kind_help")
    }
    found |= {f"method.{method}" for method in (*get_args(ballot.BallotMethod), "paper_secret")}
    found |= {f"plan.method_help.{method}" for method in ("show_of_hands", "paper")}
    found |= {f"plan.will_{key}" for key in (*get_args(ballot.BallotMethod), "secret")}
    found |= {f"plan.compare.{compare}" for compare in get_args(decisions.Compare)}
    found |= {f"plan.results.{who}" for who in get_args(ballot.ResultsTo)}
    found |= {f"plan.style.{style}" for style in ("choose", "cross_out")}
    found |= {f"plan.mark.{mark}" for mark in ("from_memory", "design")}
    found |= {f"rule_name.{row.key}" for row in rule_table.RULE_TABLE}
    found |= {f"level.{level}" for level in (*ballot_paper.LEVELS, *ballot_paper.CONFIDENCE)}
    found |= {f"ballot.who_{look}" for look in ("open", "secret", "blind")}
    found |= {f"count.{figure}" for figure in ballot_counted.PAPERS}
    found |= {f"result.way_{way}" for way in ("secretary", "seat_map", "proxy")}
    found |= {f"tally.{end}" for end in ("elected", "chosen", "none_elected", "none_chosen")}
    found |= {f"tally.noted_{form}" for form in ("confidence_poll", "confidence_vote", "opinion_poll")}
    ends = [f"{state}_{form}" for state in ("won", "tied", "out") for form in ("election", "options")]
    return found | {f"tally.state.{end}" for end in (*ends, "by_age")}


def steps(keys: set[str]) -> set[str]:
    keys = {key for key in keys if f"{PREFIX}next.{key}.title" in VI}
    keys |= {f"to_{phase}" for phase in get_args(agenda.PhaseKind)}
    keys |= {f"end_{phase}{end}" for phase in agenda.PHASES_WITH_SPEAKERS for end in ("", "_waiting")}
    keys |= {f"invite_{phase}" for phase in TURN_OF_PHASE}
    keys |= {"next_item", "to_verification_inviting"}
    keys |= {
        "open_session",
        "close_ballot_full",
        "invite",
        "invite_after",
        "open_ballot_by_cast",
        "end_recess",
        "finish_item",
        "finish_item_unvoted",
        "close_sitting",
        "close_session",
        "start_other",
        "start_other_first",
        "take_up",
        "take_up_first",
        *(f"open_{key}" for key in ("secret", "form", "hands", "paper", "paper_untold")),
        *(f"{key}{end}" for key in ("further_run", "revote") for end in ("", "_options")),
        "declare",
    }
    found = {f"next.{key}.{part}" for key in keys for part in STEP_PARTS}
    asking = {key for key in keys if f"{PREFIX}next.{key}.ask" in VI}
    return found | {f"next.{key}.{part}" for key in asking for part in ("ask", "ask_text", "ask_button")}


def test_both_languages_have_the_same_sentences_with_the_same_facts() -> None:
    assert VI.keys() == EN.keys()
    differing = [code for code in VI if facts_of(VI[code]) != facts_of(EN[code])]
    assert not [c for c in differing if "{" in VI[c] and not facts_of(EN[c]) <= facts_of(VI[c])]


def test_one_and_many_are_told_apart_in_english() -> None:
    words = Words("en")
    assert words("inspector.recall_text", received=1, opened=2).startswith(
        "1 tablet holds this version, 2 people have opened it."
    )
    assert words("inspector.removed", count=1) == "1 page removed"
    assert words("next.close_ballot.text", silent=1).startswith(
        "If closed now, 1 delegate who has not voted counts"
    )
    facts = "count|received|opened|silent|waiting|voted|minutes"
    nouns = "pages|items|people|tablets|delegates|present delegates|papers|votes|documents|minutes|seconds"
    counted = re.compile(rf"\{{(?:{facts})\}} (?:{nouns})\b")
    assert not [code for code, text in EN.items() if counted.search(text)]


def test_no_sentence_is_empty() -> None:
    assert not [code for code, text in {**VI, **EN}.items() if not text.strip()]


def test_every_sentence_that_qml_asks_for_is_there() -> None:
    assert not used_in_qml() - VI.keys()


def test_every_sentence_that_python_asks_for_is_there() -> None:
    missing = {
        code for code in used_in_python() - VI.keys() if code.split(".")[1] in {k.split(".")[1] for k in VI}
    }
    assert not {code for code in missing if not code.startswith(f"{PREFIX}floor.invite")} - ALLOWED


def test_no_sentence_is_left_over() -> None:
    own = {code for code in VI if not code.startswith(f"{PREFIX}qt.")}
    assert not own - used_in_python() - used_in_qml()


def test_no_label_is_written_into_the_qml_itself() -> None:
    """Letters between quotes after `text:` or `title:` would never be translated."""
    written = re.compile(
        r'^\s*(?:text|title|placeholderText|heading|label): "(?!Ctrl)[^"]*[A-Za-zÀ-ỹ]{3}', re.M
    )
    faults = [f.name for f in SCREENS if written.search(f.read_text("utf-8"))]
    assert not faults


ALLOWED = {
    f"{PREFIX}{place}"
    for place in (
        "floor.end", "floor.pause", "floor.extend", "floor.registration", "people.add", "ballot.extend",
        "ballot.pause", "counted.enter", "proxy.give", "strip.show", "documents.add", "documents.present",
        "showing.show", "outputs.amend", "outputs.let_go",
        "documents.stamped", "codes.load", "papers.move", "papers.send", "papers.drop", "papers.package",
        "tray.publish", "inspector.secrecy", "room.mark", "room.help", "room.failed", "acts.add", "acts.split",
        "acts.adjourn", "note.keep",
    )
}  # fmt: skip
"""Places of the command runner look like codes and are none."""
