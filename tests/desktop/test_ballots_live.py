"""Ballots of every way on a real hall, led from the chair's window: tablets, hands, paper, and both secret grades."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl

from chair_console import system
from chair_console.client.secret_votes import AnonymousBox, cast_separated, get_token
from chair_console.desktop import command_runner
from chair_console.domain import votes
from chair_console.domain.ballot_paper import Marks
from chair_console.protocol.secret_ballots import room_for

from .test_live import Program, run, session_file
from .windows import the_loop, until


@pytest.fixture(autouse=True)
def beside_other_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test run keeps its own signals; and "recorded", which stays two seconds for people, goes sooner."""
    monkeypatch.setattr(command_runner, "RECORDED_MS", 50)
    monkeypatch.setattr(system, "listen_for_stop", lambda _asked: None)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    the_loop()
    return Program(tmp_path / "hall")


def voting(program: Program, folder: Path, body: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Lead the session to its vote, with nothing prepared, and go on from there."""
    file = session_file(folder)
    content = json.loads(file.read_text(encoding="utf-8"))
    content["agenda"][0]["ballots"] = []
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")

    async def morning() -> None:
        await program.start()
        try:
            program.desk.open_session(QUrl.fromLocalFile(str(file)))
            await until(lambda: program.topics.items, 30)
            await program.take("roll_call")
            await program.join()
            await until(lambda: not program.step.look()["blocked"])
            for key in ("open_session", "start_item", "invite_presentation", "to_voting"):
                await program.take(key)
            await body()
        finally:
            await program.stop()

    run(morning())


async def prepared_and_opened(program: Program, form: str, **fields: Any) -> str:
    """Fill the sheet in and press *Mở ngay*; the ballot's id."""
    draft = program.desk.draft
    draft.begin()
    draft.set("form", form)
    names = fields.pop("names", ())
    for name, value in fields.items():
        draft.set(name, value)
    while len(draft.rows.rows) < len(names):
        draft.add_row()
    for row, name in zip(list(draft.rows.rows), names, strict=False):
        draft.write(row["id"], "label", name)
    assert not draft.look()["blocked"], draft.look()["blocked"]
    draft.open()
    await until(lambda: program.topics.running_ballot is not None, 20)
    await until(lambda: program.desk.ballot.look()["running"])
    return str(program.topics.running_ballot.id)


def options_of(program: Program) -> list[str]:
    return [option.id for option in program.topics.running_ballot.paper.questions[0].options]


async def closed_and_declared(program: Program, close_key: str = "close_ballot_full") -> dict[str, Any]:
    """By the next step alone; what the result stage shows after the declaration."""
    await program.take(close_key)
    await until(lambda: program.desk.result.look()["closed"])
    await program.take("declare")
    await until(lambda: program.desk.result.look().get("declared"))
    return dict(program.desk.result.look())


def test_an_ad_hoc_motion_is_opened_corrected_declared_and_gets_its_check_code(
    program: Program, tmp_path: Path
) -> None:
    async def body() -> None:
        ballot_id = await prepared_and_opened(program, "motion", seconds=0)
        for place, client in enumerate(program.delegates):
            cast = votes.CastVote(ballot_id=ballot_id, delegate_id=f"d{place + 1}", choice="for")
            await client.command(cast)
        await until(lambda: program.desk.ballot.look()["voted"] == 4)
        await program.take("close_ballot_full")
        await until(lambda: program.desk.correction.look()["possible"])
        program.desk.correction.save("d4", "against", "bấm nhầm")
        await until(lambda: program.desk.result.look()["corrections"])
        assert program.desk.result.look()["for"] == 3
        await program.take("declare")
        await until(lambda: program.desk.result.look()["check_text"])
        shown = program.topics.shown_ballot
        assert program.desk.result.look()["check_text"].endswith(
            shown.head[:4].upper() + "-" + shown.head[4:8].upper()
        )

    voting(program, tmp_path, body)


def test_hands_are_written_down_on_the_seats_and_seen_by_the_desk(program: Program, tmp_path: Path) -> None:
    async def body() -> None:
        await prepared_and_opened(program, "motion", method="show_of_hands")
        assert program.step.look()["blocked"] == "Chưa ghi tay giơ nào."
        for key, touches in (("d1", 1), ("d2", 1), ("d3", 2), ("d4", 3)):
            for turn in range(touches):
                program.desk.ballot.touch(key)
                wanted = ("for", "against", "abstain")[turn]
                await until(
                    lambda key=key, wanted=wanted: program.topics.running_ballot.choices.get(key) == wanted
                )
                await until(lambda key=key: not program.desk.runner.is_busy(f"ballot.enter.{key}"))
        view = await closed_and_declared(program, "close_hands")
        assert [c["count"] for c in view["counts"]] == [2, 1, 1, 0] and not view["adopted"]
        assert view["way_text"] == "4 ghi theo ghế"

    voting(program, tmp_path, body)


def test_an_election_on_paper_is_counted_and_a_further_run_is_held(program: Program, tmp_path: Path) -> None:
    async def body() -> None:
        names = ("Lò Minh Hùng", "Giàng A Chu", "Lý Thị Mai")
        await prepared_and_opened(program, "election", method="paper", seats=2, names=names)
        assert program.step.look()["blocked"] == "Chưa nhập kết quả kiểm phiếu."
        first, second, third = options_of(program)
        typed = {"papers-issued": 4, "papers-returned": 4, "papers-valid": 4, "papers-invalid": 0}
        typed |= {f"0.{first}": 4, f"0.{second}": 2, f"0.{third}": 1}
        for key, value in typed.items():
            program.desk.count.write(key, str(value))
        program.desk.count.enter("")
        await until(lambda: program.desk.count.look()["recorded"])
        view = await closed_and_declared(program, "close_paper")
        assert view["verdict"] == "Trúng cử 1 / 2"
        await program.take("further_run")
        await program.take("open_paper_untold")
        await until(lambda: program.topics.running_ballot is not None)
        assert program.topics.running_ballot.run == 2
        assert options_of(program) == [second, third]

    voting(program, tmp_path, body)


@pytest.mark.parametrize("kind", ["separated", "blind"])
def test_a_secret_election_is_opened_from_the_sheet_and_nobody_sees_a_choice(
    program: Program, tmp_path: Path, kind: str
) -> None:
    async def body() -> None:
        names = ("Lò Minh Hùng", "Giàng A Chu")
        ballot_id = await prepared_and_opened(program, "election", kind=kind, names=names)
        first, second = options_of(program)
        papers: list[Marks] = [((first,),), ((first,),), ((first,),), ((second,),)]
        link = program.desktop.link
        assert link is not None
        room = room_for(program.topics.running_ballot.paper)
        for place, (client, marks) in enumerate(zip(program.delegates, papers, strict=True)):
            if kind == "separated":
                await cast_separated(client, ballot_id, f"d{place + 1}", marks, room)
                continue
            token = await get_token(client.http, ballot_id, program.topics.running_ballot.public_key)
            box = AnonymousBox(link.ready.url, link.ready.ca_file)
            try:
                await box.drop(ballot_id, token.fill_in(marks), room)
            finally:
                await box.close()
        await until(lambda: program.desk.ballot.look()["voted"] == 4)
        shown = program.topics.running_ballot
        assert not shown.choices and not shown.marks and program.desk.ballot.look()["choices"] == []
        view = await closed_and_declared(program)
        assert [row["count"] for row in view["questions"][0]["rows"]] == [3, 1]
        assert view["verdict"] == "Trúng cử 1 / 1" and view["groups"] == [] and view["urn_text"]

    voting(program, tmp_path, body)
