"""Papers on a real hall: each audience gets its own, at the right time, and nothing else by any door."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from chair_console.client import CommandRefused, HallClient, HallHttp
from chair_console.domain.actors import FileFacts
from chair_console.domain.agenda import ItemPlan, SetAgenda, StartItem
from chair_console.domain.documents import PublishDocument, RecallDocument
from chair_console.domain.publishing import AllowSecrecy, ArrangeDocument
from chair_console.domain.reading import ConfirmDocument, RemindReaders
from chair_console.domain.roster import AmendDelegate, DelegateRow
from chair_console.protocol.views import MeView, ReadingView
from chair_console.rehearsal.stage import a_stage
from tests.hall.sitting import Sitting, a_sitting, fresh
from tests.hall.test_intake_secrets import a_document
from tests.shared_data import shared


async def taken_in(sitting: Sitting) -> FileFacts:
    return await sitting.stage.secretary.upload(shared("pdf") / "qpdf" / "minimal.pdf")


async def publish(sitting: Sitting, facts: FileFacts, **more: object) -> None:
    command = PublishDocument(id="t1", title="Tờ trình", file_sha256=facts.sha256, **more)  # type: ignore[arg-type]
    await sitting.stage.secretary.command(command)


async def status(person: HallHttp, path: str) -> int:
    headers = {"Authorization": f"Bearer {person.token}"} if person.token else {}
    async with person.session.get(person.url + path, headers=headers) as answer:
        await answer.read()
        return answer.status


async def doors(sitting: Sitting, facts: FileFacts, person: HallHttp) -> set[int]:
    """What a person gets at each door of a paper."""
    sha256 = facts.delivery_sha256
    return {
        await status(person, path)
        for path in (f"/blob/{sha256}", f"/page/{sha256}/1.jpg?w=320", f"/blob/{facts.index_sha256}")
    }


async def holder_of(sitting: Sitting, role: str) -> HallHttp:
    return sitting.caller((await sitting.stage.operator.make_token(role)).token)  # type: ignore[arg-type]


async def follower(sitting: Sitting, person: HallHttp) -> HallClient:
    client = HallClient(person.url, person.token, sitting.stage.ready.ca_file)
    await client.start()
    await client.until(lambda: client.state == "live" and "agenda" in client.topics)
    return client


@pytest.mark.parametrize(
    ("audience", "delegate", "guest", "press", "anyone"),
    [
        (("delegates",), 200, 404, 404, 404),
        (("presidium",), 404, 404, 404, 404),
        (("guests",), 404, 200, 404, 404),
        (("public",), 200, 200, 200, 200),
    ],
)
async def test_each_audience_at_each_door(
    audience: tuple[str, ...], delegate: int, guest: int, press: int, anyone: int
) -> None:
    async with a_sitting(3) as sitting:
        facts = await taken_in(sitting)
        await publish(sitting, facts, audience=audience)
        assert await doors(sitting, facts, sitting.people["d01"]) == {delegate}
        assert await doors(sitting, facts, await holder_of(sitting, "guest")) == {guest}
        assert await doors(sitting, facts, await holder_of(sitting, "press")) == {press}
        assert await doors(sitting, facts, await holder_of(sitting, "teller")) == {404}
        nobody = sitting.caller()
        assert await doors(sitting, facts, nobody) == {401}
        assert await status(nobody, f"/public/blob/{facts.delivery_sha256}") == anyone
        assert await status(nobody, f"/public/page/{facts.delivery_sha256}/1.jpg") == anyone
        shown = await nobody.session.get(nobody.url + "/public")
        assert ("Tờ trình" in await shown.text()) == (anyone == 200)


async def test_a_paper_that_waits_comes_at_its_time_to_tablets_that_follow() -> None:
    async with a_sitting(3) as sitting:
        facts = await taken_in(sitting)
        tablet = await follower(sitting, sitting.people["d01"])
        await publish(sitting, facts, publish_at=int(time.time() * 1000) + 1_500)
        assert await doors(sitting, facts, sitting.people["d01"]) == {404}
        chair = sitting.stage.chair
        await chair.until(lambda: "t1" in chair.topics.get("documents", {}))
        assert "t1" not in tablet.topics.get("documents", {})
        await tablet.until(lambda: "t1" in tablet.topics.get("documents", {}), timeout=10)
        assert await doors(sitting, facts, sitting.people["d01"]) == {200}
        await tablet.close()


async def test_a_paper_whose_time_passes_while_the_hall_is_down_comes_at_its_next_start(
    tmp_path: Path,
) -> None:
    async with a_sitting(3, tmp_path / "hall") as sitting:
        facts = await taken_in(sitting)
        due = int(time.time() * 1000) + 3_000
        await publish(sitting, facts, publish_at=due)
        token = sitting.people["d01"].token
        assert await doors(sitting, facts, sitting.people["d01"]) == {404}
    async with a_stage(tmp_path / "hall") as stage:
        again = Sitting(stage)
        await stage.chair.until(lambda: not stage.chair.topics["documents"]["t1"].waiting, timeout=10)
        assert time.time() * 1000 >= due
        assert await doors(again, facts, again.caller(token)) == {200}
        await again.close()


async def test_a_stamped_file_goes_only_to_those_who_may_have_secret_matter(tmp_path: Path) -> None:
    async with a_sitting(3) as sitting:
        allow = AllowSecrecy(allowed=True, reason="Họp kín, máy riêng")
        await sitting.stage.lead(allow)
        facts = await sitting.stage.secretary.upload(a_document(tmp_path, "TỐI MẬT"))
        with pytest.raises(CommandRefused) as refused:
            await publish(sitting, facts, audience=("public",))
        assert refused.value.code == "documents.stamped"
        await publish(sitting, facts, classification="secret")
        assert await doors(sitting, facts, sitting.people["d01"]) == {200}
        with pytest.raises(CommandRefused) as refused:
            arranged = ArrangeDocument(document_id="t1", title="B", kind="report", audience=("public",))
            await sitting.stage.secretary.command(arranged)
        assert refused.value.code == "documents.stamped"
        assert await doors(sitting, facts, await holder_of(sitting, "guest")) == {404}


async def test_a_paper_comes_with_its_item_and_goes_with_its_recall() -> None:
    async with a_sitting(3) as sitting:
        facts = await taken_in(sitting)
        items = [ItemPlan(id="i1", title="Nội dung một"), ItemPlan(id="i2", title="Nội dung hai")]
        await sitting.stage.secretary.command(SetAgenda(items=items))
        tablet = await follower(sitting, sitting.people["d02"])
        await publish(sitting, facts, item_id="i2", with_item=True)
        await sitting.stage.lead(StartItem(item_id="i1"))
        assert await doors(sitting, facts, sitting.people["d01"]) == {404}
        await sitting.stage.lead(StartItem(item_id="i2"))
        await tablet.until(lambda: "t1" in tablet.topics.get("documents", {}))
        assert await doors(sitting, facts, sitting.people["d01"]) == {200}
        await sitting.stage.secretary.command(RecallDocument(document_id="t1", reason="Nhầm bản"))
        await tablet.until(lambda: "t1" not in tablet.topics.get("documents", {}))
        assert await doors(sitting, facts, sitting.people["d01"]) == {404}
        await tablet.close()


async def test_a_delegate_who_changes_the_group_sees_the_other_groups_papers_at_once() -> None:
    async with a_sitting(3) as sitting:
        facts = await taken_in(sitting)
        for delegate_id, unit in (("d01", "Tổ 1"), ("d02", "Tổ 2")):
            row = DelegateRow(id=delegate_id, name="Lò Văn A", unit=unit)
            await sitting.stage.secretary.command(AmendDelegate(delegate=row))
        tablets = [await follower(sitting, sitting.people[d]) for d in ("d01", "d02")]
        await publish(sitting, facts, audience=("group:Tổ 2",))
        await tablets[1].until(lambda: "t1" in tablets[1].topics.get("documents", {}))
        assert "t1" not in tablets[0].topics.get("documents", {})
        moved = DelegateRow(id="d01", name="Lò Văn A", unit="Tổ 2")
        await sitting.stage.secretary.command(AmendDelegate(delegate=moved))
        await tablets[0].until(lambda: "t1" in tablets[0].topics.get("documents", {}))
        moved = DelegateRow(id="d02", name="Lò Văn A", unit="Tổ 1")
        await sitting.stage.secretary.command(AmendDelegate(delegate=moved))
        await tablets[1].until(lambda: "t1" not in tablets[1].topics.get("documents", {}))
        for tablet in tablets:
            await tablet.close()


async def test_the_desk_sees_who_has_opened_a_paper_and_reminds_the_others() -> None:
    async with a_sitting(3) as sitting:
        facts = await taken_in(sitting)
        await publish(sitting, facts)
        tablet = await follower(sitting, sitting.people["d02"])
        opened = ConfirmDocument(delegate_id="d01", document_id="t1", version=1, opened=True)
        await sitting.people["d01"].give(fresh(), opened)
        chair = sitting.stage.chair

        def reading() -> ReadingView | None:
            found = chair.topics.get("reading", {}).get("t1")
            return found if isinstance(found, ReadingView) else None

        await chair.until(lambda: (found := reading()) is not None and found.opened == ["d01"])
        await sitting.stage.secretary.command(RemindReaders(document_id="t1"))

        def reminders() -> list[str]:
            me = tablet.single("me")
            return me.reminders if isinstance(me, MeView) else []

        await tablet.until(lambda: reminders() == ["t1"])
        await chair.until(lambda: (found := reading()) is not None and set(found.reminded) == {"d02", "d03"})
        opened = ConfirmDocument(delegate_id="d02", document_id="t1", version=1, opened=True)
        await sitting.people["d02"].give(fresh(), opened)
        await tablet.until(lambda: reminders() == [])
        await tablet.close()


async def test_the_public_page_is_plain_safe_and_limited(tmp_path: Path) -> None:
    async with a_sitting(3, tmp_path) as sitting:
        facts = await taken_in(sitting)
        await publish(sitting, facts, audience=("public",))
        arrange = ArrangeDocument(
            document_id="t1", title="<script>alert(1)</script> & co", kind="report", audience=("public",)
        )
        await sitting.stage.secretary.command(arrange)
        nobody = sitting.caller()
        async with nobody.session.get(nobody.url + "/public?lang=en") as answer:
            text = await answer.text()
            assert answer.status == 200 and "Public papers" in text
            assert "<script>" not in text and "&lt;script&gt;" in text
            assert "default-src 'self'" in answer.headers["content-security-policy"]
            assert "set-cookie" not in answer.headers
        assert await status(nobody, "/public/paper?id=t1") == 200
        assert await status(nobody, "/public/page.css") == 200
        papers = [f"/public/paper?id={wrong}" for wrong in ("t1&page=2", "t1&page=0", "none")]
        for wrong in (*papers, "/public/blob/x", "/public/x"):
            assert await status(nobody, wrong) == 404, wrong
        as_browser = {"accept": "text/html", "accept-language": "vi"}
        async with nobody.session.get(nobody.url + "/public/paper?id=none", headers=as_browser) as answer:
            assert answer.status == 404 and "không còn công khai" in await answer.text()

        async def ask() -> int:
            async with nobody.session.get(nobody.url + "/public?lang=en", headers=as_browser) as answer:
                text = await answer.text()
                if answer.status == 429:
                    assert "This device asks too much" in text
                    assert answer.content_type == "text/html" and 0 < int(answer.headers["retry-after"]) <= 61
                    assert "default-src 'self'" in answer.headers["content-security-policy"]
                return answer.status

        found: set[int] = set()
        while 429 not in found:  # a new minute may begin in between
            found |= set(await asyncio.gather(*(ask() for _ in range(50))))
        assert found == {200, 429}
        assert await status(sitting.people["d01"], "/api/me") == 200
