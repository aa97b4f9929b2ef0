"""How papers come to their readers: whom they are for, when they go out, what is secret, who was asked to read."""

from __future__ import annotations

import pytest

from chair_console.domain import agenda, documents, publishing, reading, roster, session
from chair_console.domain.actors import Actor
from chair_console.domain.document_rights import dossier_due_at, is_late, may_read
from chair_console.domain.refusals import Refused
from chair_console.domain.timers import next_due
from chair_console.hall.topics.audience import Audience, Surroundings
from chair_console.hall.topics.documents import view

from .building import HallDouble, a_hall, file_facts

GUEST, PRESS = Actor(role="guest"), Actor(role="press")


def prepared() -> HallDouble:
    return a_hall().with_session().with_delegates(6).with_agenda().with_present(6)


def publish(hall: HallDouble, document_id: str = "t9", **more: object) -> documents.Document:
    command = documents.PublishDocument(
        id=document_id,
        title="Báo cáo",
        file_sha256="b" * 64,
        kind="report",
        **more,  # type: ignore[arg-type]
    )
    hall.give(command, "secretary")
    return hall.state.documents[document_id]


def delegate(delegate_id: str) -> Actor:
    return Actor(role="delegate", delegate_id=delegate_id)


def refusal(hall: HallDouble, command: object, role: str = "secretary") -> str:
    with pytest.raises(Refused) as refused:
        hall.give(command, role)  # type: ignore[arg-type]
    return refused.value.code


@pytest.mark.parametrize(
    ("audience", "delegates", "guest", "press", "anyone"),
    [
        (("delegates",), True, False, False, False),
        (("presidium",), False, False, False, False),
        (("guests",), False, True, False, False),
        (("press",), False, False, True, False),
        (("public",), True, True, True, True),
        (("delegates", "guests"), True, True, False, False),
    ],
)
def test_each_audience_reads_its_own_papers(
    audience: tuple[str, ...], delegates: bool, guest: bool, press: bool, anyone: bool
) -> None:
    hall = prepared()
    paper = publish(hall, audience=audience)
    found = [may_read(hall.state, paper, who) for who in (delegate("d01"), GUEST, PRESS, None)]
    assert found == [delegates, guest, press, anyone]
    assert may_read(hall.state, paper, Actor(role="secretary"))


def test_a_group_and_the_presidium_get_papers_of_their_own() -> None:
    hall = prepared()
    for delegate_id, unit, presidium in (("d01", "Tổ 1", False), ("d02", "Tổ 2", True)):
        row = roster.DelegateRow(id=delegate_id, name="A", unit=unit, presidium=presidium)
        hall.give(roster.AmendDelegate(delegate=row), "secretary")
    for_group = publish(hall, "t8", audience=("group:Tổ 1",))
    for_chairs = publish(hall, "t9", audience=("presidium",))
    assert [may_read(hall.state, for_group, delegate(d)) for d in ("d01", "d02")] == [True, False]
    assert [may_read(hall.state, for_chairs, delegate(d)) for d in ("d01", "d02")] == [False, True]
    unknown = documents.PublishDocument(title="B", file_sha256="b" * 64, audience=("group:Tổ 99",))
    assert refusal(hall, unknown) == "documents.unknown_audience"
    nobody = documents.PublishDocument(title="B", file_sha256="b" * 64, audience=())
    assert refusal(hall, nobody) == "documents.no_audience"


def test_what_waits_for_its_time_when_the_session_is_closed_waits_for_good() -> None:
    hall = prepared()
    publish(hall, publish_at=hall.now + 60_000)
    hall.give(session.CloseSession())
    assert next_due(hall.state) is None, "the clock asks for nothing that would be refused"


def test_a_paper_waits_for_its_time_and_the_clock_gives_it_out() -> None:
    hall = prepared()
    paper = publish(hall, publish_at=hall.now + 60_000)
    assert paper.released_at is None and not may_read(hall.state, paper, delegate("d01"))
    due = next_due(hall.state)
    assert due == (hall.now + 60_000, publishing.ReleaseDocument(document_id="t9"))
    assert refusal(hall, due[1], "clock") == "documents.waiting"
    hall.now += 60_000
    hall.give(due[1], "clock")
    assert may_read(hall.state, hall.state.documents["t9"], delegate("d01"))
    assert next_due(hall.state) is None
    assert refusal(hall, due[1]) == "documents.released"
    late = documents.PublishDocument(title="B", file_sha256="b" * 64, publish_at=hall.now)
    assert refusal(hall, late) == "documents.time_over"


def test_a_paper_goes_out_with_its_item() -> None:
    hall = prepared().sitting()
    paper = publish(hall, item_id="i2", with_item=True)
    assert not may_read(hall.state, paper, delegate("d01"))
    hall.give(agenda.StartItem(item_id="i2"))
    assert may_read(hall.state, hall.state.documents["t9"], delegate("d01"))
    again = documents.PublishDocument(title="B", file_sha256="b" * 64, item_id="i2", with_item=True)
    assert refusal(hall, again) == "documents.item_called"
    nowhere = documents.PublishDocument(title="B", file_sha256="b" * 64, with_item=True)
    assert refusal(hall, nowhere) == "documents.no_item"


def test_what_a_waiting_paper_waits_for_can_be_changed_until_it_is_out() -> None:
    hall = prepared()
    paper = publish(hall, item_id="i2", hold=True)

    def put(**more: object) -> publishing.ScheduleDocument:
        return publishing.ScheduleDocument(document_id="t9", **more)  # type: ignore[arg-type]

    hall.give(put(publish_at=hall.now + 60_000), "secretary")
    assert next_due(hall.state) == (hall.now + 60_000, publishing.ReleaseDocument(document_id="t9"))
    assert hall.give(put(publish_at=hall.now + 60_000), "secretary") == []
    hall.give(put(with_item=True), "secretary")
    assert next_due(hall.state) is None and paper.with_item
    hall.give(put(), "secretary")
    assert (paper.publish_at, paper.with_item) == (None, False)
    assert refusal(hall, put(publish_at=hall.now)) == "documents.time_over"
    assert refusal(hall, put(), "delegate") == "access.role"
    hall.give(documents.RecallDocument(document_id="t9", reason="nhầm"), "secretary")
    assert refusal(hall, put()) == "documents.recalled"
    hall.give(documents.RestoreDocument(document_id="t9"), "secretary")
    hall.sitting().give(agenda.StartItem(item_id="i2"))
    assert paper.released_at is None, "it waited for the desk, not for its item"
    assert refusal(hall, put(with_item=True)) == "documents.item_called"
    publish(hall, "t8", hold=True)
    nowhere = publishing.ScheduleDocument(document_id="t8", with_item=True)
    assert refusal(hall, nowhere) == "documents.no_item"
    hall.give(publishing.ReleaseDocument(document_id="t9"), "secretary")
    assert refusal(hall, put(with_item=True)) == "documents.released"


def test_a_version_keeps_who_laid_it_down_and_how_many_read_it_before_the_next_one() -> None:
    hall = prepared()
    publish(hall)
    for delegate_id in ("d01", "d02"):
        opened = delegate_id == "d01"
        hall.as_delegate(
            delegate_id,
            reading.ConfirmDocument(delegate_id=delegate_id, document_id="t9", version=1, opened=opened),
        )
    hall.file = file_facts("d")
    hall.give(
        documents.ReplaceDocument(document_id="t9", file_sha256="d" * 64, reason="sửa trang 2"), "operator"
    )
    hall.as_delegate("d01", reading.ConfirmDocument(delegate_id="d01", document_id="t9", version=2))
    first, second = hall.state.documents["t9"].versions
    assert first.by is not None and first.by.role == "secretary"
    assert (first.received, first.opened) == (2, 1)
    assert second.by is not None and second.by.role == "operator"
    seen = {kind: view(hall.state, Audience(kind), Surroundings())["t9"] for kind in ("desk", "hall")}
    at_desk, in_hall = (seen[kind].versions for kind in ("desk", "hall"))  # type: ignore[attr-defined]
    assert [(v.by_role, v.received, v.opened) for v in at_desk] == [("secretary", 2, 1), ("operator", 1, 0)]
    assert [(v.by_role, v.received, v.opened) for v in in_hall] == [(None, 0, 0)] * 2


def test_a_waiting_paper_can_be_replaced_recalled_and_restored_unseen() -> None:
    hall = prepared()
    publish(hall, hold=True)
    hall.file = file_facts("d")
    hall.give(
        documents.ReplaceDocument(document_id="t9", file_sha256="d" * 64, reason="bản sửa"), "secretary"
    )
    hall.give(documents.RecallDocument(document_id="t9", reason="nhầm"), "secretary")
    assert refusal(hall, publishing.ReleaseDocument(document_id="t9")) == "documents.recalled"
    hall.give(documents.RestoreDocument(document_id="t9"), "secretary")
    hall.give(publishing.ReleaseDocument(document_id="t9"), "secretary")
    assert hall.state.documents["t9"].valid().number == 2
    assert may_read(hall.state, hall.state.documents["t9"], delegate("d01"))


def test_secret_matter_is_refused_unless_the_chair_answers_for_it() -> None:
    hall = prepared()
    secret = documents.PublishDocument(
        id="t9", title="B", file_sha256="b" * 64, classification="secret", kind="report"
    )
    assert refusal(hall, secret) == "documents.secret"
    assert refusal(hall, publishing.AllowSecrecy(allowed=True, reason=" "), "chair") == "documents.no_reason"
    allow = publishing.AllowSecrecy(allowed=True, reason="họp kín, máy riêng")
    assert refusal(hall, allow, "secretary") == "access.role"
    hall.give(allow, "chair")
    hall.give(secret, "secretary")
    paper = hall.state.documents["t9"]
    assert may_read(hall.state, paper, delegate("d01"))
    assert not may_read(hall.state, paper, Actor(role="projector"))
    stop = publishing.AllowSecrecy(allowed=False, reason="xong")
    assert refusal(hall, stop, "chair") == "documents.secret_kept"
    public = publishing.ArrangeDocument(
        document_id="t9", title="B", kind="report", classification="secret", audience=("public",)
    )
    assert refusal(hall, public) == "documents.secret_audience"


def test_a_recalled_secret_does_not_come_back_once_secrets_are_forbidden() -> None:
    hall = prepared()
    hall.give(publishing.AllowSecrecy(allowed=True, reason="họp kín"), "chair")
    publish(hall, classification="secret")
    hall.give(documents.RecallDocument(document_id="t9", reason="xong"), "secretary")
    hall.give(publishing.AllowSecrecy(allowed=False, reason="xong"), "chair")
    assert refusal(hall, documents.RestoreDocument(document_id="t9")) == "documents.secret"


def test_a_file_with_a_stamp_is_at_least_as_secret_as_its_stamp() -> None:
    hall = prepared()
    hall.stamp = "secret"
    assert refusal(hall, documents.PublishDocument(title="B", file_sha256="b" * 64)) == "documents.secret"
    hall.give(publishing.AllowSecrecy(allowed=True, reason="họp kín"), "chair")
    for classification in ("", "confidential"):
        mild = documents.PublishDocument(
            title="B", file_sha256="b" * 64, classification=classification, audience=("delegates",)
        )
        assert refusal(hall, mild) == "documents.stamped"
    publish(hall, classification="top_secret")
    milder = publishing.ArrangeDocument(document_id="t9", title="B", kind="report", classification="")
    assert refusal(hall, milder) == "documents.stamped"
    hall.stamp = ""
    publish(hall, "t8")
    hall.stamp, hall.file = "confidential", file_facts("e")
    worse = documents.ReplaceDocument(document_id="t8", file_sha256="e" * 64, reason="bản sửa")
    assert refusal(hall, worse) == "documents.stamped"


def test_a_paper_that_waits_for_its_item_is_moved_only_to_one_that_comes() -> None:
    hall = prepared().sitting()
    publish(hall, item_id="i2", with_item=True)
    hall.give(agenda.StartItem(item_id="i1"))

    def moved(item_id: str | None) -> publishing.ArrangeDocument:
        return publishing.ArrangeDocument(document_id="t9", title="B", kind="report", item_id=item_id)

    assert refusal(hall, moved("i1")) == "documents.item_called"
    assert refusal(hall, moved(None)) == "documents.no_item"
    hall.give(moved("i2"))


def test_papers_are_put_in_order_and_keep_their_versions() -> None:
    hall = prepared()
    for name in ("a", "b", "c"):
        publish(hall, name)

    def put(document_id: str, after: str | None) -> list[str]:
        arrange = publishing.ArrangeDocument(
            document_id=document_id, title="Báo cáo mới", kind="report", after=after
        )
        hall.give(arrange, "secretary")
        return list(hall.state.documents)

    assert put("c", "a") == ["a", "c", "b"]
    assert put("b", "") == ["b", "a", "c"]
    assert put("a", None) == ["b", "a", "c"]
    assert hall.state.documents["a"].title == "Báo cáo mới"


def test_the_dossier_is_due_five_days_before_the_opening_and_lateness_is_only_a_warning() -> None:
    hall = prepared()
    session = hall.state.session
    assert session is not None
    opening = min(sitting.planned_at for sitting in session.sittings.values())
    assert dossier_due_at(hall.state) == opening - 5 * 86_400_000
    hall.now = opening - 6 * 86_400_000
    assert not is_late(hall.state, publish(hall, "a"))
    hall.now = opening - 4 * 86_400_000
    assert is_late(hall.state, publish(hall, "b"))
    assert is_late(hall.state, publish(hall, "c", hold=True))


def test_only_those_who_have_not_opened_the_valid_version_are_reminded() -> None:
    hall = prepared()
    publish(hall)
    opened = reading.ConfirmDocument(delegate_id="d01", document_id="t9", version=1, opened=True)
    hall.give(opened, "delegate", "d01")
    hall.give(reading.RemindReaders(document_id="t9"), "secretary")
    assert reading.reminders_of(hall.state, "d01") == []
    assert reading.reminders_of(hall.state, "d02") == ["t9"]
    hall.give(
        reading.ConfirmDocument(delegate_id="d02", document_id="t9", version=1, opened=True),
        "delegate",
        "d02",
    )
    assert reading.reminders_of(hall.state, "d02") == []
    for number in range(3, 7):
        who = f"d{number:02d}"
        hall.give(
            reading.ConfirmDocument(delegate_id=who, document_id="t9", version=1, opened=True),
            "delegate",
            who,
        )
    assert refusal(hall, reading.RemindReaders(document_id="t9")) == "documents.all_opened"


def test_one_who_may_not_read_a_paper_cannot_confirm_it() -> None:
    hall = prepared()
    publish(hall, audience=("presidium",))
    with pytest.raises(Refused, match=r"documents\.unknown"):
        hall.give(reading.ConfirmDocument(delegate_id="d01", document_id="t9", version=1), "delegate", "d01")


def test_papers_set_for_one_time_go_out_together() -> None:
    hall = prepared()
    for document_id in ("t7", "t8", "t9"):
        publish(hall, document_id, publish_at=hall.now + 1_000)
    publish(hall, "t10", publish_at=hall.now + 1_001)
    hall.now += 1_000
    due = next_due(hall.state)
    assert due is not None
    events = hall.give(due[1], "clock")  # type: ignore[arg-type]
    assert [event.document_id for event in events] == ["t7", "t8", "t9"]  # type: ignore[attr-defined]
    assert hall.state.documents["t10"].released_at is None


def test_a_paper_that_waits_is_unknown_to_a_tablet_that_guesses_its_name() -> None:
    hall = prepared()
    publish(hall, hold=True)
    for version in (1, 99):
        guess = reading.ConfirmDocument(delegate_id="d01", document_id="t9", version=version, opened=True)
        with pytest.raises(Refused) as refused:
            hall.as_delegate("d01", guess)
        assert refused.value.code == "documents.unknown"
    hall.give(publishing.ReleaseDocument(document_id="t9"), "secretary")
    assert "d01" in reading.unread_by(hall.state, hall.state.documents["t9"])
