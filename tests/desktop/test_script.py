"""The words to say are there at every step, in both languages; and the chair's private note goes nowhere."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import msgspec
import pytest

from chair_console.desktop.private_notes import NAME, PrivateNotes
from chair_console.desktop.script import between, closing, filled, recess, script, voting
from chair_console.desktop.script_model import plan_of, with_script
from chair_console.domain import agenda, session, turns
from chair_console.domain.hall import COMMANDS, RECORDED
from chair_console.protocol.topics import VIEW_OF
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words
from chair_console.sentences import LANGUAGES

from . import morning as moments
from .acting import Acting
from .conftest import Show
from .morning import Morning
from .windows import settle

VI, EN = Words("vi"), Words("en")


def said(hall: Morning, words: Words = VI, *, prepared: str | None = "") -> str:
    """What the chair says on the running item; `prepared` None leaves what the secretary wrote."""
    topics = Topics(hall.tables())
    item = topics.current_item
    assert item is not None
    if prepared is not None:
        phases = [msgspec.structs.replace(phase, script=prepared) for phase in item.phases]
        item = msgspec.structs.replace(item, phases=phases)
    return script(topics, words, item, hall.now)


def test_the_next_speaker_is_called_by_name_title_and_unit_and_the_last_one_thanked() -> None:
    text = said(moments.in_discussion())
    assert text.startswith("Cảm ơn ý kiến của đại biểu <b>Sùng A Páo</b>.")
    assert "<b>Hoàng Thị Lan</b>" in text and "Tổ 2" in text and "<b>Lò Văn Thắng</b>" in text
    assert "không quá 7 phút" in text


def test_who_had_the_floor_last_is_thanked_also_when_nobody_waits() -> None:
    text = said(moments.in_discussion().discussed())
    assert "<b>Sùng A Páo</b>" in text and "Còn đại biểu nào có ý kiến" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phase_has_its_words_where_none_were_prepared(language: str) -> None:
    words = Words(language)  # type: ignore[arg-type]
    hall = moments.before_opening().opened().first_two_items()
    hall.tell(agenda.StartItem(item_id="i3"), "09:15")
    before = said(hall, words)
    assert "Lò Minh Hùng" in before
    hall.presenting_turn = turns.GiveFloorTo(kind="presentation", name="Lò Minh Hùng", title="Giám đốc")  # type: ignore[attr-defined]
    hall.tell(hall.presenting_turn)  # type: ignore[attr-defined]
    assert said(hall, words) != before
    for phase in ("verification", "discussion", "explanation", "voting"):
        hall.tell(agenda.StartPhase(phase=phase))  # type: ignore[arg-type]
        text = said(hall, words)
        assert text and "{" not in text and "script." not in text
    assert "31" in said(hall, words) or "1/2" in said(hall, words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_words_between_items_in_a_recess_in_a_ballot_and_at_the_end(language: str) -> None:
    words = Words(language)  # type: ignore[arg-type]
    opened = Topics(moments.before_opening().opened().tables())
    assert opened.next_item is not None and opened.next_item.title[:20] in between(opened, words)
    ballot = moments.in_ballot()
    assert len(voting(Topics(ballot.tables()), words)) > 40
    resting = Topics(ballot.ballot_closed().declared().recess().tables())
    assert resting.session is not None and resting.session.recess_until
    assert "<b>" in recess(resting, words)
    ballot.tell(session.EndRecess()).over()
    assert "<b>Kỳ họp" in closing(Topics(ballot.tables()), words)


def test_names_in_a_prepared_text_are_filled_in_in_the_words_of_the_secretary() -> None:
    hall = moments.in_discussion()
    topics = Topics(hall.tables())
    written = (
        "Mời {người tiếp theo} ({Next_Speaker}), {người sau nữa}; {không phải tên}; {số có mặt}/{tổng số}"
    )
    text = filled(written, topics, VI, hall.now)
    assert text == (
        "Mời <b>Hoàng Thị Lan</b> (<b>Hoàng Thị Lan</b>), <b>Lò Văn Thắng</b>; {không phải tên}; <b>58</b>/<b>60</b>"
    )
    assert filled("{next speaker} & <i>", topics, EN, hall.now) == "<b>Hoàng Thị Lan</b> &amp; &lt;i&gt;"
    nobody = Topics(hall.discussed().tables())
    assert filled("Mời {người tiếp theo}", nobody, VI, hall.now) == "Mời <b>…</b>"


def test_a_prepared_text_that_calls_the_next_speaker_itself_is_read_instead_of_the_usual_words() -> None:
    assert said(moments.in_discussion(), prepared="Nào, {người tiếp theo}!") == "Nào, <b>Hoàng Thị Lan</b>!"
    assert "Cảm ơn" in said(moments.in_discussion(), prepared="Xin mời thảo luận.")


def test_editing_the_text_changes_only_the_phase_that_runs_and_can_be_undone(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting = Acting(show, moments.in_discussion(), monkeypatch)
    before = acting.hall.state.agenda.items["i3"].plan
    item = Topics(acting.hall.tables()).current_item
    assert item is not None and plan_of(item) == before, "nothing of the plan is lost on the way"
    changed = {p.phase for p, q in zip(before.phases, with_script(item, "x").phases, strict=True) if p != q}
    assert changed == {"discussion"}
    acting.press("editScript")
    acting.type(
        "scriptText", "Xin\u200b mời {người tiếp theo}.\ufeff"
    )  # as pasted: it is written down as meant
    acting.press("saveScript")
    assert acting.desk.script.view["text"] == "Xin mời <b>Hoàng Thị Lan</b>."
    acting.desk.runner.undo()
    settle(80)
    assert acting.hall.state.agenda.items["i3"].plan == before


def test_words_that_somebody_else_changed_meanwhile_are_not_overwritten_and_the_typed_ones_not_lost(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting = Acting(show, moments.in_discussion(), monkeypatch)
    item = Topics(acting.hall.tables()).current_item
    assert item is not None

    def stands() -> str:
        phases = acting.hall.state.agenda.items["i3"].plan.phases
        return next(phase.script for phase in phases if phase.phase == "discussion")

    acting.press("editScript")
    acting.type("scriptText", "Của chủ tọa")
    acting.hall.give(agenda.AmendItem(item=with_script(item, "Của thư ký")), "secretary")
    acting.press("saveScript")
    assert stands() == "Của thư ký"
    assert "Đã thay đổi" in acting.desk.runner.outcome("script.save")["text"]
    acting.windows.look_again()
    settle(80)
    assert "Của thư ký" in acting.desk.script.view["conflict"]
    assert acting.shown("scriptConflict")
    assert acting.shown("scriptText")[0].property("text") == "Của chủ tọa"
    acting.press("saveScript")
    assert stands() == "Của thư ký", "nobody has said yet which of the two goes on"
    acting.press("keepMine")
    acting.press("saveScript")
    assert stands() == "Của chủ tọa"


def test_words_typed_for_one_phase_are_not_saved_on_the_next(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting = Acting(show, moments.in_discussion(), monkeypatch)
    acting.press("editScript")
    acting.type("scriptText", "Xin mời thảo luận.")
    acting.hall.give(agenda.StartPhase(phase="explanation"))
    acting.windows.look_again()
    settle(80)
    acting.press("saveScript")
    scripts = {phase.phase: phase.script for phase in acting.hall.state.agenda.items["i3"].plan.phases}
    assert scripts["discussion"] == "Xin mời thảo luận." != scripts["explanation"]


# --- the private note ---------------------------------------------------------------------------------------


def test_a_note_is_kept_on_this_laptop_by_session_and_item(tmp_path: Path) -> None:
    notes = PrivateNotes(tmp_path)
    notes.keep("s1", "i3", "Páo: nâng mức cho thôn chưa có sóng")
    notes.keep("s1", "i4", "x")
    notes.keep("s1", "i4", "  ")
    again = PrivateNotes(tmp_path)
    assert again.of("s1", "i3") == "Páo: nâng mức cho thôn chưa có sóng"
    assert again.of("s1", "i4") == again.of("s2", "i3") == ""
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600


def test_a_spoilt_file_of_notes_is_kept_aside_and_notes_begin_anew(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("{half", encoding="utf-8")
    notes = PrivateNotes(tmp_path)
    notes.keep("s1", "i3", "mới")
    assert json.loads((tmp_path / NAME).read_text(encoding="utf-8")) == {"s1": {"i3": "mới"}}
    assert list(tmp_path.glob("*.unreadable"))


def test_the_hall_knows_of_no_note() -> None:
    """No command, no event, no topic: what is not there cannot leak into minutes, packages or tablets."""
    assert not [kind.__name__ for kind in (*COMMANDS, *RECORDED) if "Note" in kind.__name__]
    fields = {name for view in VIEW_OF.values() for name in view.__struct_fields__}
    assert not {name for name in fields if "private" in name}


def test_a_note_is_typed_on_the_stage_and_follows_its_item(
    show: Show, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    acting = Acting(show, moments.in_discussion(), monkeypatch, size=(1440, 900))
    field = acting.shown("noteText")[0]
    field.forceActiveFocus()
    field.setProperty("text", "hỏi Sở Tài chính")
    acting.hall.tell(agenda.StartItem(item_id="i4"))
    acting.windows.look_again()
    settle(60)
    assert acting.shown("noteText")[0].property("text") == ""
    assert PrivateNotes(tmp_path).of(acting.hall.state.require_session().id, "i3") == "hỏi Sở Tài chính"
    assert acting.windows.chair_client.commands == []
