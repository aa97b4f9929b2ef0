"""The minutes of a questioning session, and the written opinions in their annex."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import docx
import openpyxl
import pymupdf
import pytest

from chair_console.domain import agenda, floor, opinions, questioning, questions, turns
from chair_console.domain.actors import Actor
from chair_console.domain.questioning import Respondent
from chair_console.minutes import export

from .player import SECRETARY, Player

HEALTH = Respondent(name="Vàng Thị Mai", office="Giám đốc Sở Y tế")
DAY = questions.DAY_MS


def ask(player: Player, delegate: str, subject: str) -> str:
    wish = floor.RequestToSpeak(delegate_id=delegate, kind="question", subject=subject, to=HEALTH.office)
    request = player.do(wish, Actor(role="delegate", delegate_id=delegate))
    question = player.do(turns.GiveFloor(request_id=request))
    player.wait(0.5)
    player.do(turns.EndTurn())
    return question


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three questions: two answered together with a debate, one promised in writing; two opinions."""
    player = Player(tmp_path_factory.mktemp("journal")).convene().open()
    phases = [agenda.PhasePlan(phase="questioning"), agenda.PhasePlan(phase="explanation")]
    player.do(
        agenda.AddItem(item=agenda.ItemPlan(id="i9", title="Chất vấn và trả lời chất vấn", phases=phases))
    )
    group = questioning.PrepareGroup(id="g1", item_id="i9", title="Y tế vùng cao", respondents=[HEALTH])
    player.do(group, SECRETARY)
    player.do(agenda.StartItem(item_id="i9"))
    player.do(questioning.StartGroup(group_id="g1"))
    first, second = (
        ask(player, "d1", "Đường dây nóng bệnh viện"),
        ask(player, "d2", "Nữ hộ sinh nói tiếng Mông"),
    )
    player.do(questions.AnswerQuestions(question_ids=[first, second]))
    player.wait(4)
    player.do(turns.EndTurn())
    debate = floor.RequestToSpeak(delegate_id="d1", kind="debate")
    player.do(turns.GiveFloor(request_id=player.do(debate, Actor(role="delegate", delegate_id="d1"))))
    player.do(turns.EndTurn())
    third = ask(player, "d3", "Thuốc.")
    player.do(questions.AmendQuestion(question_id=third, subject="Thuốc bảo hiểm ở tuyến xã"), SECRETARY)
    due = int(datetime.datetime(2026, 6, 20, 23, 59, 59).timestamp() * 1000)
    for reason in ("", "nhầm câu."):
        player.do(questions.PromiseInWriting(question_id=third, due_at=due + questions.DAY_MS))
        player.do(questions.WithdrawPromise(question_id=third, reason=reason))
    player.do(questions.PromiseInWriting(question_id=third, due_at=due))
    player.do(agenda.StartPhase(phase="explanation"))
    pasted = "Đề nghị bổ sung biên chế.\x0bƯu tiên vùng cao.\x00\x1b Đồng ý 👍🏽 漢"
    for delegate, text in (("d4", pasted), ("d5", "=1+1")):
        hand_in = opinions.HandInOpinion(delegate_id=delegate, item_id="i9", text=text)
        player.do(hand_in, Actor(role="delegate", delegate_id=delegate))
    journal, to = player.close(), tmp_path_factory.mktemp("minutes")
    export(journal, to)
    return to


def lines(folder: Path) -> str:
    paper = docx.Document(str(folder / "minutes.docx"))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def test_the_minutes_tell_each_question_with_its_answer_its_debate_and_its_promise(folder: Path) -> None:
    text = lines(folder)
    assert "Nhóm chất vấn: Y tế vùng cao" in text
    assert "Người bị chất vấn: Vàng Thị Mai, Giám đốc Sở Y tế. Bắt đầu" in text
    assert "Đường dây nóng bệnh viện (hỏi Giám đốc Sở Y tế)" in text
    assert "(trả lời chung các câu 1, 2)" in text
    promised = (
        "Vàng Thị Mai hẹn trả lời bằng văn bản chậm nhất ngày 20 tháng 6 năm 2026. Chưa nhận được văn bản."
    )
    assert promised in text


def test_the_minutes_say_what_is_owed_by_whom_and_until_when(folder: Path) -> None:
    owed = (
        "Câu 3, Nguyễn Văn Hải (Y tế vùng cao): Thuốc bảo hiểm ở tuyến xã. Vàng Thị Mai trả lời bằng văn bản"
    )
    assert owed in lines(folder)
    assert "Câu 1, Giàng A Súa (Y tế" not in lines(folder), "it was answered"


def test_the_minutes_say_what_a_question_said_before_it_was_amended(folder: Path) -> None:
    amended = r"Câu 3, Nguyễn Văn Hải, được sửa lúc \d\d:\d\d: vấn đề ghi trước đó là “Thuốc”; "
    assert re.search(amended + "trước đó ghi hỏi Giám đốc Sở Y tế.", lines(folder))


def test_the_minutes_say_why_a_promise_was_withdrawn_and_nothing_of_one_undone_at_once(folder: Path) -> None:
    told = (
        r"Câu 3, Nguyễn Văn Hải: lời hẹn của Vàng Thị Mai trả lời bằng văn bản chậm nhất ngày 21 tháng 6 năm "
        r"2026 được rút lúc \d\d:\d\d. Lý do: nhầm câu."
    )
    assert len(re.findall(told, lines(folder))) == lines(folder).count("lời hẹn của") == 1


def test_written_opinions_stand_in_the_annex_in_full(folder: Path) -> None:
    text = lines(folder)
    annex = text.index("PHỤ LỤC: Ý KIẾN BẰNG VĂN BẢN")
    assert annex < text.index("Quàng Thị Én, Đại biểu, Tổ 1 – gửi lúc") < text.index("Ưu tiên vùng cao.")
    assert "Ý kiến bằng văn bản: 2, của Quàng Thị Én, Trần Đức Ước; toàn văn ở phụ lục." in text


def test_the_workbook_has_questions_and_opinions_as_texts(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "results.xlsx")
    asked = [[cell.value for cell in row] for row in book["Chất vấn"].iter_rows(min_row=5)]
    assert [(row[0], row[3], row[11], row[13]) for row in asked] == [
        (1, "Giàng A Súa", "", ""),
        (2, "Lò Thị Ánh", "", ""),
        (3, "Nguyễn Văn Hải", "20/06/2026", "còn nợ"),
    ]
    written = [[cell.value for cell in row] for row in book["Ý kiến bằng văn bản"].iter_rows(min_row=5)]
    assert [row[5] for row in written] == [
        "Đề nghị bổ sung biên chế.\nƯu tiên vùng cao. Đồng ý 👍🏽 漢",
        "=1+1",
    ]
    assert book["Ý kiến bằng văn bản"].cell(6, 6).data_type == "s", "not a formula"


def test_what_no_font_can_show_is_a_box_in_the_pdf_and_keeps_no_minutes_from_being_written(
    folder: Path,
) -> None:
    with pymupdf.open(folder / "minutes.pdf") as document:
        text = " ".join("".join(page.get_text() for page in document).split())
    assert "Ưu tiên vùng cao. Đồng ý □□ □" in text
    assert "Đồng ý 👍🏽 漢" in lines(folder)
