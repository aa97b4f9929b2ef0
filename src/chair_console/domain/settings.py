"""What a council may set in its working regulation: each value with its source and its limits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import msgspec

from .refusals import Refused
from .rule_table import Mark

if TYPE_CHECKING:
    from .session import Rules

SettingKind = Literal["switch", "number", "fraction", "choice", "minutes"]
TIMES = "floor."
"""Before the keys of the settings that are times of the floor, in ms (`FloorLimits`)."""
LONGEST_TURN_MS = 4 * 3_600_000
MOST_SPEECHES = 20


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """One value of `Rules`: its field, how it is set, the law behind the default and how sure that is.

    `article` names no more than RULES.md does; where that gives no article beside a number, or says M, the mark is
    `from_memory`, and the windows say "to check". Numbers go from `least` to `most` by `step`.
    """

    key: str
    kind: SettingKind
    article: str
    mark: Mark
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    step: int = 1


def _time(name: str, article: str, mark: Mark, most: int = 30) -> Setting:
    return Setting(key=f"{TIMES}{name}_ms", kind="minutes", article=article, mark=mark, least=1, most=most)


SPEECHES = "Nghị quyết 71/2022/QH15 art. 18"
"""RULES.md section 3; whether the resolution that amends it has changed the first speech is unchecked there."""
SETTINGS: tuple[Setting, ...] = (
    Setting(key="quorum", kind="fraction", article="Luật 72/2025/QH15", mark="from_memory"),
    Setting(
        key="majority_base",
        kind="choice",
        article="244-QĐ/TW art. 32",
        mark="verified",
        choices=("in_office", "summoned_less_excused"),
    ),
    Setting(key="allow_change_until_close", kind="switch", article="", mark="design"),
    Setting(key="show_names", kind="switch", article="", mark="design"),
    Setting(key="casting_vote", kind="switch", article="Luật 77/2015/QH13 art. 91", mark="from_memory"),
    Setting(
        key="election_tie",
        kind="choice",
        article="Nghị quyết 71/2022/QH15",
        mark="verified",
        choices=("revote_then_older", "revote"),
    ),
    Setting(key="revote_needs_majority", kind="switch", article="", mark="from_memory"),
    Setting(key="blank_is_valid", kind="switch", article="", mark="from_memory"),
    Setting(key="confidence_poll", kind="switch", article="Nghị quyết 96/2023/QH15", mark="from_memory"),
    Setting(
        key="confidence_base",
        kind="choice",
        article="Nghị quyết 96/2023/QH15",
        mark="verified",
        choices=("papers", "in_office"),
    ),
    Setting(key="proxies", kind="switch", article="Luật 77/2015/QH13 art. 91", mark="verified"),
    Setting(key="weights", kind="switch", article="", mark="design"),
    Setting(
        key="max_speeches",
        kind="number",
        article="Nội quy kỳ họp Quốc hội 2015",
        mark="verified",
        least=1,
        most=MOST_SPEECHES,
    ),
    Setting(key="register_before", kind="switch", article="", mark="design"),
    Setting(key="first_speakers_first", kind="switch", article="", mark="design"),
    Setting(key="present_only_floor", kind="switch", article="", mark="design"),
    Setting(key="debate_first", kind="switch", article="", mark="design"),
    Setting(key="interposed_questions", kind="switch", article="", mark="design"),
    Setting(key="pro_contra", kind="switch", article="", mark="design"),
    Setting(key="group_minutes", kind="number", article="", mark="design", least=0, most=240, step=5),
    Setting(key="group_time_binds", kind="switch", article="", mark="design"),
    Setting(
        key="questions_batch",
        kind="number",
        article="",
        mark="from_memory",
        least=1,
        most=10,
    ),
    Setting(
        key="dossier_days", kind="number", article="Luật 77/2015/QH13", mark="from_memory", least=0, most=60
    ),
    _time("presentation", "Nội quy kỳ họp Quốc hội 2015", "verified", 60),
    _time("verification", "", "from_memory", 60),
    _time("discuss_first", SPEECHES, "verified"),
    _time("discuss_again", SPEECHES, "verified"),
    _time("debate", SPEECHES, "verified"),
    _time("explain", SPEECHES, "verified", 60),
    _time("opening", "", "from_memory"),
    _time("question", "", "from_memory"),
    _time("answer", "", "from_memory"),
    _time("rejoinder", "", "from_memory"),
    _time("interpose", "", "design"),
    _time("point_of_order", "", "design"),
)


def require_sound_rules(rules: Rules) -> None:
    """Refused: `session.bad_quorum`, `regulation.bad_number`, `regulation.bad_limit`."""
    numerator, denominator = rules.quorum
    if not 0 < numerator <= denominator <= 1000:
        raise Refused("session.bad_quorum")
    for setting in SETTINGS:
        if setting.kind == "number" and not setting.least <= getattr(rules, setting.key) <= setting.most:
            raise Refused("regulation.bad_number", least=setting.least, most=setting.most)
    limits = [getattr(rules.floor, name) for name in rules.floor.__struct_fields__]
    if any(not 0 < limit <= LONGEST_TURN_MS for limit in limits):
        raise Refused("regulation.bad_limit")


def value_of(rules: Rules, key: str) -> object:
    """The value of a setting; a time of the floor in whole minutes, rounded up."""
    if key.startswith(TIMES):
        return -(-int(getattr(rules.floor, key.removeprefix(TIMES))) // 60_000)
    return getattr(rules, key)


def with_values(rules: Rules, changed: Mapping[str, object]) -> Rules:
    """The rules with these settings changed; times of the floor in minutes."""
    times = {key.removeprefix(TIMES): value for key, value in changed.items() if key.startswith(TIMES)}
    others = {key: value for key, value in changed.items() if not key.startswith(TIMES)}
    limits = {name: minutes * 60_000 for name, minutes in times.items() if isinstance(minutes, int)}
    return msgspec.structs.replace(rules, floor=msgspec.structs.replace(rules.floor, **limits), **others)
