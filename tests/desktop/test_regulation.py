"""The working regulation at the desk: read with its sources, changed together, saved with a reason."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from chair_console.domain.regulation import AmendRules
from chair_console.domain.session import Rules
from chair_console.domain.settings import SETTINGS

from . import morning as moments
from .acting import Acting
from .windows import Windows, object_named, settle, the_loop, until

Show = Callable[..., Windows]


def test_every_value_is_shown_with_its_words_and_what_is_from_memory_says_so(show: Show) -> None:
    windows = show(moments.in_discussion())
    for language in ("vi", "en"):
        windows.desk.speak(language)
        rows = windows.desk.regulation.rows.rows
        assert [row["id"] for row in rows] == [setting.key for setting in SETTINGS]
        for row in rows:
            texts = [row["title"], row["help"], *(option["text"] for option in row["options"])]
            assert not [text for text in texts if "regulation." in text or "desktop." in text]
            assert row["value"] in [option["value"] for option in row["options"]]
    doubtful = {row["id"] for row in windows.desk.regulation.rows.rows if row["doubtful"]}
    assert {"quorum", "casting_vote", "revote_needs_majority", "blank_is_valid"} <= doubtful


FROM_RULES = {
    "presentation": ("Nội quy kỳ họp Quốc hội 2015", "verified"),
    "discuss_first": ("Nghị quyết 71/2022/QH15 art. 18", "verified"),
    "discuss_again": ("Nghị quyết 71/2022/QH15 art. 18", "verified"),
    "debate": ("Nghị quyết 71/2022/QH15 art. 18", "verified"),
    "explain": ("Nghị quyết 71/2022/QH15 art. 18", "verified"),
    "interpose": ("", "design"),
    "point_of_order": ("", "design"),
}
"""The times of the floor as RULES.md section 3 gives them; of the others it gives no article, or says M."""


def test_a_time_of_the_floor_names_only_the_article_that_the_rules_give_and_else_says_to_check(
    show: Show,
) -> None:
    times = {setting.key: setting for setting in SETTINGS if setting.key.startswith("floor.")}
    unknown = {"verification", "opening", "question", "answer", "rejoinder"}
    assert set(times) == {f"floor.{name}_ms" for name in {*FROM_RULES, *unknown}}
    for name, (article, mark) in FROM_RULES.items():
        assert (times[f"floor.{name}_ms"].article, times[f"floor.{name}_ms"].mark) == (article, mark)
    windows = show(moments.in_discussion())
    to_check = [*(f"floor.{name}_ms" for name in unknown), "questions_batch"]
    for language, said in (("vi", "Ghi theo trí nhớ, cần đối chiếu"), ("en", "From memory, to be checked")):
        windows.desk.speak(language)
        rows = {row["id"]: row for row in windows.desk.regulation.rows.rows}
        for key in to_check:
            assert said in rows[key]["help"] and rows[key]["doubtful"]
            assert not any(word in rows[key]["help"] for word in ("71/2022", "điều 1", "art. 1"))


def test_what_is_picked_is_sent_together_with_the_reason_and_nothing_before(show: Show) -> None:
    windows = show(moments.in_discussion())
    model = windows.desk.regulation
    model.pick("casting_vote", "yes")
    model.pick("quorum", "1/2")
    model.pick("max_speeches", "2")
    assert model.view["changed"] == 2
    assert windows.chair_client.commands == []
    sheet = object_named(windows.chair, "regulationSheet")
    sheet.setProperty("visible", True)
    the_loop().run_until_complete(until(lambda: sheet.property("opened")))
    model.pick("casting_vote", "yes")
    model.pick("quorum", "1/2")
    model.save("Nghị quyết số 3")
    # It is recorded: nobody has to ask whether to press once more.
    the_loop().run_until_complete(until(lambda: not sheet.property("visible")))
    rules = msgspec.structs.replace(Rules(), casting_vote=True, quorum=(1, 2))
    assert windows.chair_client.commands == [AmendRules(rules=rules, reason="Nghị quyết số 3")]


def test_the_sheet_saves_only_with_a_change_and_a_reason_and_forgets_what_was_not_saved(show: Show) -> None:
    windows = show(moments.in_discussion())
    sheet, model = object_named(windows.chair, "regulationSheet"), windows.desk.regulation
    sheet.open()  # type: ignore[attr-defined]
    the_loop().run_until_complete(until(lambda: sheet.property("opened")))
    save, reason = windows.find("saveRegulation"), windows.find("regulationReason")
    assert not save.property("enabled")
    reason.setProperty("text", "Nghị quyết số 3")
    assert not save.property("enabled")
    windows.find("setting_quorum").picked.emit("1/2")  # type: ignore[attr-defined]
    assert save.property("enabled")
    reason.setProperty("text", "  ")
    assert not save.property("enabled")
    reason.setProperty("text", " Nghị quyết số 3 ")
    save.clicked.emit()  # type: ignore[attr-defined]
    settle(60)
    rules = msgspec.structs.replace(Rules(), quorum=(1, 2))
    assert windows.chair_client.commands == [AmendRules(rules=rules, reason="Nghị quyết số 3")]
    sheet.close()  # type: ignore[attr-defined]
    the_loop().run_until_complete(until(lambda: not sheet.property("visible")))
    sheet.open()  # type: ignore[attr-defined]
    the_loop().run_until_complete(until(lambda: sheet.property("opened")))
    assert model.view["changed"] == 0 and reason.property("text") == ""


def test_a_regulation_that_somebody_else_amended_meanwhile_is_amended_only_by_who_has_seen_it(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting = Acting(show, moments.in_discussion(), monkeypatch)
    model, hall = acting.desk.regulation, acting.hall
    model.pick("quorum", "1/2")
    hall.give(AmendRules(rules=Rules(quorum=(3, 4)), reason="Nghị quyết số 2"), "secretary")
    acting.windows.look_again()
    model.save("Nghị quyết số 3")
    settle(80)
    assert hall.state.rules().quorum == (3, 4)
    assert "Đã thay đổi" in acting.desk.runner.outcome("regulation.save")["text"]
    assert model.view["changed"] == 1, "what was picked is still there"
    model.save("Nghị quyết số 3")
    settle(80)
    assert hall.state.rules().quorum == (1, 2)
