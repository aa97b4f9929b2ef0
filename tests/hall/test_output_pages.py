"""Web pages of an output: bound with a code for one use, told one finished picture, let go with the output."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from chair_console.client import CommandRefused, HallHttp
from chair_console.domain.documents import PublishDocument
from chair_console.domain.logo import SetLogo
from chair_console.domain.outputs import MAIN, AddOutput, AmendOutput, OutputPlan, RemoveOutput
from chair_console.domain.screen import BlankScreen, FollowMeeting, FreezeScreen, ShowOnScreen
from chair_console.domain.state import HallState
from chair_console.hall.identity.pairing import LIFETIME_MS, PairingCodes
from chair_console.hall.topics import outputs
from chair_console.hall.topics.audience import Audience, AudienceKind, Surroundings
from chair_console.protocol.envelope import Access, OutputChoice, OutputCode, OutputJoin, Receipt
from chair_console.protocol.topics import TOPICS_OF_ROLE
from tests.hall.sitting import Sitting, a_sitting, following, fresh, refusal_of
from tests.shared_data import shared

RED_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><script>alert(1)</script>' \
          b'<rect width="40" height="20" fill="#ff0000"/></svg>'  # fmt: skip


async def code_for(sitting: Sitting, output_id: str = "main") -> OutputCode:
    http = sitting.stage.secretary.http
    return await http.call("POST", "/api/outputs/code", OutputCode, OutputChoice(output_id=output_id))


async def a_page(sitting: Sitting, output_id: str = "main") -> HallHttp:
    """A browser that has given its code."""
    page = sitting.caller()
    code = (await code_for(sitting, output_id)).code
    page.token = (await page.call("POST", "/api/outputs/join", Access, OutputJoin(code=code))).token
    return page


def scene_in(message: dict[str, Any]) -> dict[str, Any]:
    view: dict[str, Any] = message["changed"][""]
    return view


async def refused(call: Any) -> str:
    with pytest.raises(CommandRefused) as caught:
        await call
    return caught.value.code


@pytest.mark.timeout(120)
async def test_a_page_is_told_its_picture_and_nothing_else_and_may_do_nothing() -> None:
    async with a_sitting(3, joined=1) as sitting:
        address = (await code_for(sitting)).address
        assert address.endswith("/projector")
        page = await a_page(sitting)
        async with following(page) as told:
            assert (await told.next())["role"] == "projector"
            first = await told.next()
            assert (first["topic"], scene_in(first)["scene"]["view"]) == ("scene", "agenda")
            ballot = await sitting.ballot(duration_ms=60_000)
            await told.until("ballot_open", '"entitled":3')
            await sitting.vote("d01", ballot, "against")
            message = await told.until('"voted":1')
            assert "against" not in str([s["state"] for s in scene_in(message)["scene"]["ballot"]["seats"]])
            await sitting.stage.chair.command(BlankScreen())
            blank = scene_in(await told.until('"view":"blank"'))["scene"]
            assert "ballot" not in blank and "caption" not in blank
            assert all('"topic":"scene"' in text for text in told.texts[1:])
        assert (await refusal_of(page, ShowOnScreen(view="welcome"))).code == "access.role"
        other = sitting.caller((await sitting.stage.operator.make_token("projector")).token)
        async with following(other) as windows:
            topics = [
                (await windows.next()).get("topic") for _ in range(len(TOPICS_OF_ROLE["projector"]) + 1)
            ]
        assert "scene" not in topics, "a window makes its own picture"


def test_from_where_a_page_joined_is_told_to_the_desk_alone() -> None:
    around = Surroundings(joined={MAIN: ("192.168.1.20",)})
    audiences: tuple[AudienceKind, ...] = ("desk", "hall")
    told = [outputs.view(HallState(), Audience(kind), around)[MAIN] for kind in audiences]
    assert [getattr(one, "joined_from", None) for one in told] == ["192.168.1.20", ""]


@pytest.mark.timeout(120)
async def test_codes_are_for_the_desk_to_give_for_one_use_and_not_to_be_guessed() -> None:
    async with a_sitting(1) as sitting:
        delegate = sitting.people["d01"]
        choice = OutputChoice(output_id="main")
        assert await refused(delegate.call("POST", "/api/outputs/code", OutputCode, choice)) == "access.role"
        assert (
            await refused(sitting.caller().call("POST", "/api/outputs/code", OutputCode, choice))
            == "access.unauthorised"
        )
        http = sitting.stage.secretary.http
        unknown = OutputChoice(output_id="nowhere")
        assert await refused(http.call("POST", "/api/outputs/code", OutputCode, unknown)) == "outputs.unknown"
        first, second = (await code_for(sitting)).code, (await code_for(sitting)).code
        page = sitting.caller()
        join = OutputJoin(code=first)
        assert (
            first == second
            or await refused(page.call("POST", "/api/outputs/join", Access, join)) == "outputs.unknown_code"
        )
        await page.call("POST", "/api/outputs/join", Access, OutputJoin(code=f" {second[:3]} {second[3:]} "))
        desk = sitting.stage.chair
        await desk.until(lambda: getattr(desk.topics["outputs"].get("main"), "joined", 0) == 1)
        assert getattr(desk.topics["outputs"]["main"], "joined_from", "") == "127.0.0.1"
        again = OutputJoin(code=second)
        assert await refused(page.call("POST", "/api/outputs/join", Access, again)) == "outputs.unknown_code"
        codes = {await refused(page.call("POST", "/api/outputs/join", Access, again)) for _ in range(6)}
        assert "join.too_many" in codes


def test_a_code_is_void_after_ten_minutes() -> None:
    now = [0]
    codes = PairingCodes(lambda: now[0])
    code = codes.make("main").code
    now[0] = LIFETIME_MS
    assert codes.take(code) is None


@pytest.mark.timeout(120)
async def test_a_removed_output_ends_its_pages_and_others_stay(tmp_path: Path) -> None:
    async with a_sitting(1, tmp_path, joined=0) as sitting:
        secretary = sitting.stage.secretary
        await secretary.command(AddOutput(id="sanh", plan=OutputPlan(name="Sảnh", shows="presence")))
        lobby, main = await a_page(sitting, "sanh"), await a_page(sitting)
        async with following(lobby) as told, following(main) as other:
            await told.until('"view":"presence"')
            await other.until('"view":"agenda"')
            chair = sitting.stage.chair
            await chair.until(lambda: getattr(chair.topics["outputs"].get("sanh"), "pages", 0) == 1)
            await secretary.command(RemoveOutput(output_id="sanh"))
            assert (await told.until("Bye"))["code"] == "live.revoked"
            await secretary.command(BlankScreen())
            await other.until('"view":"blank"')
        async with following(lobby) as told:
            assert (await told.next())["code"] == "live.unauthorised"


@pytest.mark.timeout(120)
async def test_a_logo_is_drawn_anew_and_given_only_while_it_is_set() -> None:
    async with a_sitting(1, joined=0) as sitting:
        http = sitting.stage.secretary.http
        await http.call("POST", "/api/logo", Receipt, data=RED_SVG)
        logo = sitting.stage.chair
        await logo.until(lambda: bool(getattr(logo.topics["session"][""], "logo", "")))
        sha256 = logo.topics["session"][""].logo  # type: ignore[attr-defined]
        page = await a_page(sitting)
        content = await page.fetch(f"/logo/{sha256}")
        with Image.open(io.BytesIO(content)) as picture:
            assert (picture.format, picture.size, picture.convert("RGB").getpixel((9, 9))) == (
                "PNG",
                (800, 400),
                (255, 0, 0),
            )
        async with following(page) as told:
            assert scene_in(await told.until("logo_source"))["scene"]["logo_source"] == f"/logo/{sha256}"
        assert (
            await refused(http.call("POST", "/api/logo", Receipt, data=b"GIF89a no picture"))
            == "logo.not_a_picture"
        )
        assert (
            await refused(http.call("POST", "/api/logo", Receipt, data=b"x" * 2_000_001)) == "logo.too_large"
        )
        assert (await refusal_of(http, SetLogo(sha256="a" * 64))).code == "logo.unknown"
        await http.give(fresh(), SetLogo(sha256=""))
        assert await refused(page.fetch(f"/logo/{sha256}")) == "protocol.not_found"


@pytest.mark.timeout(120)
async def test_a_page_has_the_pictures_that_were_on_its_output_and_no_other_and_never_the_paper() -> None:
    async with a_sitting(1, joined=0) as sitting:
        secretary, chair = sitting.stage.secretary, sitting.stage.chair
        facts = await secretary.upload(shared("pdf") / "qpdf" / "minimal.pdf")
        publish = PublishDocument(id="t1", title="Tờ trình", file_sha256=facts.sha256)
        await secretary.command(publish)
        await secretary.command(AddOutput(id="sanh", plan=OutputPlan(name="Sảnh", shows="agenda")))
        page, lobby = await a_page(sitting), await a_page(sitting, "sanh")
        picture = f"/page/{facts.delivery_sha256}/1.jpg"
        assert await refused(page.fetch(picture)) == "protocol.not_found", "released, but on no screen"
        await chair.command(FreezeScreen())
        await chair.command(ShowOnScreen(view="document", document_id="t1"))
        assert await refused(page.fetch(picture)) == "protocol.not_found", "the chair holds another picture"
        await chair.command(FreezeScreen(on=False))
        assert (await page.fetch(picture)).startswith(b"\xff\xd8")
        assert (await page.fetch(f"{picture}?w=320")).startswith(b"\xff\xd8")
        for width in ("", "?w=320"):
            assert await refused(lobby.fetch(picture + width)) == "protocol.not_found", "another output's"
        await chair.command(FollowMeeting())
        assert (await page.fetch(picture)).startswith(b"\xff\xd8"), "the picture that it still fades out"
        pinned = OutputPlan(name="Sảnh", shows="document", document_id="t1")
        await secretary.command(AmendOutput(output_id="sanh", plan=pinned))
        assert (await lobby.fetch(picture)).startswith(b"\xff\xd8")
        for piece in ({}, {"Range": "bytes=0-9"}):
            headers = {"Authorization": f"Bearer {page.token}"} | piece
            whole = f"{page.url}/blob/{facts.delivery_sha256}"
            async with page.session.get(whole, headers=headers) as answer:
                assert answer.status == 404
        for paper in {facts.sha256, facts.delivery_sha256, facts.index_sha256}:
            assert (await refusal_of(secretary.http, SetLogo(sha256=paper))).code == "logo.unknown"
