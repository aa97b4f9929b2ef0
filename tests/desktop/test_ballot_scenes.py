"""What the hall learns of a ballot of any form: how it goes on, never what was chosen; then what it came to."""

from __future__ import annotations

import json
from typing import Any

import pytest

from chair_console.desktop.preview import preview
from chair_console.desktop.projector_model import ProjectorModel
from chair_console.desktop.steps import Way
from chair_console.domain import ballots, preparing, results, screen, session
from chair_console.domain.ballot_paper import BallotPaper
from chair_console.domain.decisions import Rule
from chair_console.domain.session import Rules
from chair_console.scene.ballot import TURN_MS
from chair_console.scene.scene import no_picture, projector_scene
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from . import assembly
from .assembly import MOMENTS, Assembly

VI, EN = Words("vi"), Words("en")


def scene_of(hall: Assembly, words: Words = VI, later: int = 0) -> dict[str, Any]:
    return projector_scene(Topics(hall.tables("projector")), words, hall.now + later)


def ballot_of(hall: Assembly) -> dict[str, Any]:
    part: dict[str, Any] = scene_of(hall)["ballot"]
    return part


def result_of(hall: Assembly) -> dict[str, Any]:
    part: dict[str, Any] = scene_of(hall)["result"]
    return part


def states(part: dict[str, Any]) -> set[str]:
    return {seat["state"] for seat in part["seats"]}


# --- while it runs ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in MOMENTS if not name.startswith("result-")])
def test_no_scene_before_the_result_knows_a_choice(name: str) -> None:
    hall = MOMENTS[name]()
    if any(ballot.live_result for ballot in hall.state.ballots.values()):
        return
    scene = scene_of(hall)
    told = json.dumps(scene.get("ballot", {}), ensure_ascii=False)
    assert "result" not in scene
    assert "percent" not in told and '"count"' not in told
    assert all(choice["count_text"] == "" for choice in scene["ballot"]["choices"])
    assert states(scene["ballot"]) <= {"voted", "waiting", "absent", "empty"}


def test_a_live_result_is_shown_only_where_it_was_chosen_beforehand() -> None:
    shown = [choice["count_text"] for choice in ballot_of(MOMENTS["motion-live"]())["choices"]]
    assert shown == ["33", "5", "3"]
    assert {choice["count_text"] for choice in ballot_of(MOMENTS["motion-25"]())["choices"]} == {""}


def test_a_secret_ballot_says_so_with_a_sign_and_shows_who_has_voted_but_nothing_else() -> None:
    part = ballot_of(MOMENTS["motion-separated"]())
    assert part["ways"] == [{"sign": "lock", "text": "Bỏ phiếu kín"}]
    assert (part["voted"], part["entitled"], part["voted_label"]) == (47, 60, "đã bỏ phiếu")
    assert states(part) == {"voted", "waiting"}


def test_of_a_blind_ballot_the_papers_in_the_urn_are_counted_and_no_seat_is_shown() -> None:
    part = ballot_of(MOMENTS["motion-blind"]())
    assert (part["voted"], part["voted_label"], part["seats"]) == (47, "phiếu trong hòm", [])
    assert part["received_text"] == "52 đại biểu đã nhận phiếu"


def test_hands_are_asked_for_in_words_and_counted_once_the_secretary_has_entered_them() -> None:
    part = ballot_of(MOMENTS["motion-hands"]())
    assert part["ways"] == [{"sign": "hand", "text": "Xin giơ tay"}] and not part["counted"]
    named = ballot_of(MOMENTS["motion-hands-named"]())
    assert named["counted"] and sum(seat["state"] == "voted" for seat in named["seats"]) == 31
    counted = ballot_of(MOMENTS["motion-hands-counted"]())
    assert (counted["counted"], counted["voted"], counted["seats"]) == (True, 49, [])


def test_of_papers_that_the_tellers_count_no_figure_is_shown() -> None:
    part = ballot_of(MOMENTS["motion-paper"]())
    assert [way["text"] for way in part["ways"]] == ["Bỏ phiếu kín", "Phiếu giấy: ban kiểm phiếu đang đếm"]
    assert not part["counted"] and part["seats"] == []


def test_only_those_who_may_vote_have_a_seat_and_are_counted() -> None:
    hall = Assembly().prepared(entitled_units=("Tổ 1",))
    tables = hall.tables("chair")
    expected = sum(1 for d in hall.state.roster.values() if d.unit == "Tổ 1")
    shown, _ = preview(tables, _way(ballots.OpenBallot(ballot_id="b")), VI, hall.now)
    assert 0 < expected < 60
    for part in (shown["ballot"], ballot_of(hall.opened())):
        assert part["entitled"] == expected
        assert sum(seat["state"] != "empty" for seat in part["seats"]) == expected


def test_a_part_names_its_number_and_the_whole() -> None:
    hall = MOMENTS["motion-part"]()
    part = ballot_of(hall)
    assert part["title"] == "Phần 2/3: Điều 5"
    assert part["whole"] == assembly.LONG_TITLE
    assert part["heading"] == "Biểu quyết từng phần"
    hall.closed("p1")
    hall.give(ballots.WithdrawBallot(ballot_id="p2", reason="Rút"))
    assert ballot_of(hall)["title"] == "Phần 2/2: Điều 5"


def test_withdrawing_a_ballot_that_is_only_prepared_takes_no_other_one_from_the_screen() -> None:
    hall = MOMENTS["motion-25"]()
    hall.prepared("Một nội dung khác", key="other")
    hall.give(ballots.WithdrawBallot(ballot_id="other", reason="Chưa cần"))
    assert scene_of(hall)["view"] == "ballot_open"
    hall.give(ballots.WithdrawBallot(ballot_id="b", reason="Hoãn"))
    assert scene_of(hall)["view"] != "ballot_open"


def test_a_repeated_ballot_and_a_further_run_are_named_as_such() -> None:
    assert ballot_of(MOMENTS["motion-repeated"]())["heading"] == "Biểu quyết · Biểu quyết lại"
    run = ballot_of(MOMENTS["election-run-2"]())
    assert run["heading"] == "Bầu cử · Vòng 2"
    assert [entry["text"] for entry in run["entries"]] == ["Lò Văn Thắng", "Vàng A Sinh Giàng Thị Dở"]


@pytest.mark.parametrize(
    ("name", "lead"),
    [
        ("election-open", "Bầu 3 trong 5 người, chọn không quá 3"),
        ("election-1-open", "Bầu 1 người"),
        ("election-cross-out-open", "Bầu 7 trong 9 người, gạch tên để còn không quá 7"),
        ("options-open", "Chọn 1 trong 3 phương án"),
        ("confidence-open", "9 người: tín nhiệm cao, tín nhiệm, hay tín nhiệm thấp"),
        ("confidence-vote-open", "2 người: tín nhiệm hay không tín nhiệm"),
        ("poll-open", ""),
    ],
)
def test_every_list_says_what_is_to_be_done_with_the_paper(name: str, lead: str) -> None:
    hall = MOMENTS[name]()
    scene = scene_of(hall)
    assert scene["look"] == "ballot_list"
    assert scene["ballot"]["lead"] == lead
    assert scene["ballot"]["entries"]


def test_the_answers_of_a_poll_stand_under_its_questions() -> None:
    entries = ballot_of(MOMENTS["poll-open"]())["entries"]
    assert entries[0]["detail"] == "Đồng ý · Không đồng ý · Ý kiến khác"
    most = "(chọn không quá 2)".replace(" ", "\u00a0")  # no figure begins the next line
    assert entries[1]["detail"] == f"Đồng ý · Không đồng ý · Ý kiến khác {most}"


def test_a_paused_ballot_keeps_its_time_and_says_so() -> None:
    hall = MOMENTS["motion-separated"]()
    hall.wait(20_000)
    hall.give(ballots.PauseBallot(ballot_id="b"))
    hall.wait(20_000)
    part = ballot_of(hall)
    assert (part["paused"], part["paused_text"], part["remaining_ms"]) == (True, "Tạm dừng bỏ phiếu", 40_000)


def test_a_hall_of_nobody_has_scenes_too() -> None:
    hall = Assembly(0).prepared()
    tables = Topics(hall.tables("chair"))
    for view in ("ballot_open", "ballot_closed", "result"):
        assert projector_scene(tables, VI, hall.now, view=view)["view"] == view


# --- what it came to ----------------------------------------------------------------------------------------------


def test_a_result_carries_the_check_code_of_the_record() -> None:
    assert result_of(MOMENTS["result-motion"]())["code_text"] == "Mã kiểm chứng 3F9A-07C1"
    assert scene_of(MOMENTS["result-motion"](), EN)["result"]["code_text"] == "Check code 3F9A-07C1"


def test_percents_that_do_not_add_up_are_explained() -> None:
    """Worked case 12: 92,60 + 0,63 + 0,42 is 93,65, and 443 of 473 are 93,66."""
    hall = Assembly(473).running(method="show_of_hands")
    hall.counted(({"for": 438, "against": 3, "abstain": 2},)).closed().announced()
    part = result_of(hall)
    assert [count["percent_text"] for count in part["counts"]] == ["92,60%", "0,63%", "0,42%"]
    assert part["sentence_lines"] == ["Có 443 đại biểu tham gia biểu quyết, bằng 93,66% tổng số đại biểu."]
    assert part["note"].startswith("Các tỷ lệ được làm tròn riêng")
    assert result_of(MOMENTS["result-motion-1"]())["note"] == ""


def test_a_casting_vote_is_told_beside_the_count() -> None:
    hall = Assembly(10, Rules(casting_vote=True)).running(rule=Rule(of="cast"))
    for place, delegate_id in enumerate(hall.state.roster):
        hall._enter("b", delegate_id, choice="for" if place % 2 else "against")
    hall.closed()
    hall.give(results.GiveCastingVote(ballot_id="b", choice="for"))
    lines = result_of(hall.announced())["sentence_lines"]
    assert lines == [
        "Có 10 đại biểu tham gia biểu quyết, bằng 100,00% tổng số đại biểu.",
        "Số phiếu ngang nhau; chủ tọa biểu quyết tán thành.",
    ]


def test_a_conference_of_the_party_has_its_own_sentence() -> None:
    hall = Assembly(45)
    hall.state.require_session().body_kind = "party"
    hall.running().voted(40).closed().announced()
    assert result_of(hall)["sentence_lines"][0].endswith("đồng chí tán thành (bằng 73,33%).")


def test_where_more_votes_than_the_other_side_are_enough_there_is_no_line() -> None:
    part = result_of(MOMENTS["result-plurality"]())
    assert (part["needed_fraction"], part["needed_text"]) == (0.0, "Cần nhiều phiếu tán thành hơn")


def test_an_election_lists_the_candidates_by_their_votes_and_marks_who_is_elected() -> None:
    scene = scene_of(MOMENTS["result-election"]())
    part = scene["result"]
    rows = part["groups"][0]["rows"]
    assert scene["look"] == "tally"
    assert [(row["count"], row["word"]) for row in rows] == [
        (52, "Trúng cử"), (47, "Trúng cử"), (31, "Trúng cử"), (24, ""), (20, ""),
    ]  # fmt: skip
    assert rows[0]["sign"] == "check" and rows[0]["percent_text"] == "86,67%"
    assert part["needed_fraction"] == 31 / 60 and part["needed_text"] == "Quá nửa: ít nhất 31"
    assert part["last_line"] == "Trúng cử 3/3."
    assert part["papers_text"] == "Phiếu phát ra 60 · thu về 60 · hợp lệ 58 · không hợp lệ 2 · trắng 1"


def test_equal_votes_for_the_last_seat_stand_again() -> None:
    part = result_of(MOMENTS["result-election-tied"]())
    assert [row["word"] for row in part["groups"][0]["rows"]] == ["Trúng cử", "Bầu lại", "Bầu lại", "", ""]
    assert part["last_line"].startswith("Trúng cử 1/2. Hội đồng nhân dân bầu lại")


def test_in_a_run_among_equals_the_older_is_elected_and_it_is_said_why() -> None:
    hall = MOMENTS["election-run-2"]()
    key = list(hall.state.ballots)[-1]
    hall.counted(({"c01": 29, "c02": 29},), assembly.papers(60), key).closed(key).announced(key)
    part = result_of(hall)
    assert part["heading"] == "Kết quả bầu cử · Vòng 2 · Bỏ phiếu kín"
    assert part["last_line"] == "Bằng phiếu: người nhiều tuổi hơn trúng cử."


def test_when_nobody_is_elected_the_hall_says_so() -> None:
    part = result_of(MOMENTS["result-election-nobody"]())
    assert part["last_line"] == "Chưa có người trúng cử."
    assert {row["sign"] for row in part["groups"][0]["rows"]} == {""}


def test_more_papers_than_were_issued_make_a_void_ballot() -> None:
    scene = scene_of(MOMENTS["result-void"]())
    part = scene["result"]
    assert (scene["look"], part["verdict_text"], part["adopted"]) == ("result", "Không có giá trị", False)
    assert [(count["label"], count["count"]) for count in part["counts"]] == [
        ("Phiếu phát ra", 48), ("Phiếu thu về", 49),
    ]  # fmt: skip
    assert part["last_line"] == "Cuộc bỏ phiếu không có giá trị; tiến hành bỏ phiếu lại."


def test_a_poll_on_confidence_is_a_table_with_what_follows_in_words() -> None:
    scene = scene_of(MOMENTS["result-confidence-2"]())
    part = scene["result"]
    assert scene["look"] == "grid"
    assert [level["label"] for level in part["levels"]] == ["Tín nhiệm cao", "Tín nhiệm", "Tín nhiệm thấp"]
    assert [cell["percent_text"] for cell in part["rows"][0]["cells"]] == ["21,67%", "23,33%", "51,67%"]
    assert [row["follows"] for row in part["rows"]] == [
        "Có thể xin từ chức; nếu không thì bỏ phiếu tín nhiệm",
        "Trình Hội đồng xem xét miễn nhiệm",
    ]


def test_a_vote_of_confidence_has_two_columns() -> None:
    part = result_of(MOMENTS["result-confidence-vote"]())
    assert [level["label"] for level in part["levels"]] == ["Tín nhiệm", "Không tín nhiệm"]
    assert [row["follows"] != "" for row in part["rows"]] == [True, False, False]


def test_a_poll_has_figures_and_no_winner() -> None:
    part = result_of(MOMENTS["result-poll-12"]())
    assert len(part["groups"]) == 12
    assert part["papers_text"] == "24 / 25 đại biểu tham gia"
    assert {row["word"] for group in part["groups"] for row in group["rows"]} == {""}
    assert part["groups"][0]["rows"][0]["percent_text"] == "100,00%"


def test_a_result_for_all_is_shown_from_the_close_on_and_says_that_it_is_not_declared() -> None:
    scene = scene_of(MOMENTS["result-early"]())
    assert (scene["view"], scene["look"]) == ("ballot_closed", "result")
    assert scene["result"]["pending_text"] == "Chờ chủ tọa công bố kết quả"


@pytest.mark.parametrize("to", ["declared", "desk"])
def test_any_other_result_waits_for_the_declaration_also_in_the_chairs_picture(to: str) -> None:
    hall = Assembly().running(results_to=to).voted(57).closed()
    for role in ("projector", "chair"):
        scene = projector_scene(Topics(hall.tables(role)), VI, hall.now)
        assert scene["look"] == "ballot_closed" and "result" not in scene


# --- pages and previews -------------------------------------------------------------------------------------------


def test_pages_turn_by_the_halls_clock_from_the_declaration_on() -> None:
    hall = MOMENTS["result-confidence-30"]()
    turns = [scene_of(hall, later=ms)["result"]["turn"] for ms in (0, TURN_MS - 1, TURN_MS, 3 * TURN_MS)]
    assert turns == [0, 0, 1, 3]


def test_a_frozen_picture_keeps_its_page() -> None:
    hall = MOMENTS["result-confidence-30"]()
    tables = hall.tables("projector")
    model = ProjectorModel(Topics(tables), lambda: hall.now, lambda: 0, no_picture)
    hall.tell(screen.FreezeScreen())
    tables.update(hall.tables("projector"))
    hall.wait(5 * TURN_MS)
    model.refresh()
    assert model._scene["result"]["turn"] == 0
    hall.tell(screen.FreezeScreen(on=False))
    tables.update(hall.tables("projector"))
    model.refresh()
    assert model._scene["result"]["turn"] == 5


def _way(command: Any) -> Way:
    return Way(key="", title="", text="", button="", done="", command=command)


@pytest.mark.parametrize(
    ("form", "paper", "look"),
    [
        ("motion", BallotPaper(), "ballot_open"),
        ("election", assembly.candidates(5, 3), "ballot_list"),
        ("confidence_poll", assembly.holders(9), "ballot_list"),
        ("opinion_poll", assembly.poll_paper(2), "ballot_list"),
    ],
)
def test_the_preview_of_opening_is_the_picture_that_follows(form: str, paper: BallotPaper, look: str) -> None:
    hall = Assembly().prepared(form=form, paper=paper)
    shown, changes = preview(hall.tables("chair"), _way(ballots.OpenBallot(ballot_id="b")), VI, hall.now)
    then = scene_of(hall.opened())
    assert changes and shown["look"] == look == then["look"]
    assert shown["ballot"] == then["ballot"]


@pytest.mark.parametrize(
    "name", ["result-election", "result-confidence-2", "result-poll", "result-motion", "result-void"]
)
def test_the_preview_of_declaring_is_the_picture_that_follows_but_for_the_code(name: str) -> None:
    then = scene_of(MOMENTS[name]())
    hall = MOMENTS[name]()
    ballot = hall.state.ballots["b"]
    ballot.status, ballot.declared_at, ballot.head = "closed", None, ""
    shown, _ = preview(hall.tables("chair"), _way(results.DeclareResult(ballot_id="b")), VI, hall.now)
    assert shown["look"] == then["look"]
    assert shown["result"] == then["result"] | {"code_text": ""}


def test_the_preview_of_closing_shows_no_result_even_where_all_will_see_it() -> None:
    hall = Assembly().running(results_to="all").voted(20)
    shown, _ = preview(hall.tables("chair"), _way(ballots.CloseBallot(ballot_id="b")), VI, hall.now)
    assert (shown["look"], shown["ballot"]["voted"]) == ("ballot_closed", 20)


def test_every_moment_speaks_english_too() -> None:
    for name, make in MOMENTS.items():
        hall = make()
        vi, en = scene_of(hall), scene_of(hall, EN)
        part = "ballot" if "ballot" in vi else "result"
        assert vi["look"] == en["look"], name
        assert vi[part].keys() == en[part].keys(), name
        assert vi["labels"] != en["labels"]


def test_rules_are_not_mixed_up_with_the_sessions() -> None:
    """A council whose ties are decided by a new run alone elects nobody by age."""
    hall = Assembly(rules=session.Rules(election_tie="revote"))
    hall.running(form="election", method="paper", paper=assembly.candidates(2, 1))
    hall.counted(({"c00": 29, "c01": 29},), assembly.papers(60)).closed().announced()
    assert result_of(hall)["last_line"] == "Chưa có người trúng cử."
    hall.give(preparing.PrepareFurtherRun(ballot_id="b"))
    key = list(hall.state.ballots)[-1]
    hall.opened(key).counted(({"c00": 29, "c01": 29},), assembly.papers(60), key).closed(key).announced(key)
    assert "nhiều tuổi" not in result_of(hall)["last_line"]
