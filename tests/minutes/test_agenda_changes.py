"""The minutes tell what was changed in the agenda, by whom and why; a wrong click that was undone is no change."""

from __future__ import annotations

from pathlib import Path

from chair_console.domain import adjourning, agenda, agenda_acts
from chair_console.minutes import export

from .player import SECRETARY, Player
from .test_minutes import docx_text

DAY_MS = 86_400_000


def test_changes_of_the_agenda_and_an_adjournment_stand_in_the_minutes_with_who_and_why(
    tmp_path: Path,
) -> None:
    player = Player(tmp_path / "data").convene().lay_agenda().open()
    player.do(agenda.StartItem(item_id="i1"))
    split = agenda_acts.SplitItem(
        item_id="i1", rest_id="i1b", title="Phần vốn vay", reason="biểu quyết riêng"
    )
    player.do(split)
    player.do(agenda_acts.JoinItem(item_id="i1b"))  # a wrong click, undone at once
    player.wait(1)
    player.do(split)
    player.do(agenda.AddItem(item=agenda.ItemPlan(id="x", title="Ý kiến Mặt trận"), after="i1"), SECRETARY)
    player.do(agenda_acts.DeferItem(item_id="i2", reason="Chưa đủ hồ sơ"))
    player.do(agenda_acts.DeferItem(item_id="x", reason="nhầm"))
    player.do(agenda_acts.RestoreItem(item_id="x"))
    player.do(
        adjourning.AdjournSitting(reason="mưa lũ", goes_on_at=player.now + DAY_MS, title="Họp tiếp 03/6")
    )
    export(player.close(), tmp_path / "out")
    text = docx_text(tmp_path / "out/minutes.docx")
    assert text.count("tách nội dung “Tờ trình về dự toán ngân sách”") == 1
    assert "thành nội dung “Phần vốn vay” (chủ tọa Đặng Thị Huệ). Lý do: biểu quyết riêng." in text
    assert (
        "bổ sung nội dung “Ý kiến Mặt trận”, sau nội dung “Tờ trình về dự toán ngân sách” (thư ký Phạm Quốc Bảo)"
        in text
    )
    assert "hoãn nội dung “Kế hoạch giám sát” (chủ tọa Đặng Thị Huệ). Lý do: Chưa đủ hồ sơ." in text
    assert "nhầm" not in text
    assert "Phiên họp hoãn, họp tiếp lúc" in text and "Lý do: mưa lũ." in text
    assert "dừng khi phiên kết thúc, chưa xong." in text


def test_what_was_laid_down_before_the_opening_is_no_change(tmp_path: Path) -> None:
    player = Player(tmp_path / "data").convene().lay_agenda()
    player.do(agenda.AddItem(item=agenda.ItemPlan(id="x", title="Ý kiến Mặt trận")), SECRETARY)
    player.open()
    export(player.close(), tmp_path / "out")
    assert "Thay đổi chương trình" not in docx_text(tmp_path / "out/minutes.docx")
