"""Documents leave the hall only as delivery copies, and only to those who may see them now."""

from __future__ import annotations

from pathlib import Path

import aiohttp
import pytest

from chair_console.client import CommandRefused, HallHttp
from chair_console.domain.documents import PublishDocument, RecallDocument
from chair_console.protocol.views import DocumentView
from tests.hall.sitting import a_sitting
from tests.shared_data import shared


async def _get(
    person: HallHttp, path: str, method: str = "GET", **headers: str
) -> tuple[aiohttp.ClientResponse, bytes]:
    async with person.session.request(method, person.url + path, headers=headers) as answer:
        return answer, await answer.read()


async def test_a_document_is_given_in_ranges_for_ever_and_only_while_it_is_published() -> None:
    file = shared("pdf") / "qpdf" / "minimal.pdf"
    async with a_sitting(3) as sitting:
        person, chair = sitting.people["d01"], sitting.stage.chair
        facts = await sitting.stage.secretary.upload(file)
        path = f"/blob/{facts.delivery_sha256}"
        token = {"Authorization": f"Bearer {person.token}"}
        for hidden in (path, f"/page/{facts.delivery_sha256}/1.jpg"):
            assert (await _get(person, hidden, **token))[0].status == 404

        await sitting.stage.secretary.command(
            PublishDocument(id="t1", title="Tờ trình", file_sha256=facts.sha256)
        )
        await chair.until(lambda: "t1" in chair.topics.get("documents", {}))
        view = chair.topics["documents"]["t1"]
        assert isinstance(view, DocumentView)
        assert view.sha256 == facts.delivery_sha256
        answer, whole = await _get(person, path, **token)
        assert answer.status == 200
        assert whole.startswith(b"%PDF-")
        assert "immutable" in answer.headers["cache-control"]
        answer, part = await _get(person, path, Range="bytes=5-104", **token)
        assert (answer.status, part) == (206, whole[5:105])
        assert answer.headers["content-range"] == f"bytes 5-104/{len(whole)}"
        assert "nosniff" in answer.headers["x-content-type-options"]
        answer, part = await _get(person, path, Range=f"bytes=5-{len(whole) + 9}", **token)
        assert (answer.status, part) == (206, whole[5:])
        for beyond in (f"bytes={len(whole)}-", f"bytes={len(whole)}-{len(whole) + 9}"):
            assert (await _get(person, path, Range=beyond, **token))[0].status == 416
        for stranger in ({}, {"Authorization": "Bearer nobody"}, {"Authorization": "Bearer \xff"}):
            assert (await _get(person, path, Range="bytes=5-104", **stranger))[0].status == 401
        for elsewhere in (f"/blob/{facts.sha256[::-1]}", "/blob/", f"/blob/{'0' * 64}"):
            assert (await _get(person, elsewhere, Range="bytes=5-104", **token))[0].status == 404
        answer, picture = await _get(person, f"/page/{facts.delivery_sha256}/1.jpg?w=320", **token)
        assert answer.status == 200
        assert picture.startswith(b"\xff\xd8")
        answer, again = await _get(person, f"/page/{facts.delivery_sha256}/1.jpg?w=320", **token)
        assert (answer.status, again, answer.headers["content-type"]) == (200, picture, "image/jpeg")
        assert (
            "immutable" in answer.headers["cache-control"]
            and "nosniff" in answer.headers["x-content-type-options"]
        )
        assert (await _get(person, f"/page/{facts.delivery_sha256}/1.jpg?w=320", Authorization="Bearer x"))[
            0
        ].status == 401
        nobody = sitting.caller()
        assert (await _get(nobody, path))[0].status == 401

        await sitting.stage.secretary.command(RecallDocument(document_id="t1", reason="Nhầm bản"))
        for hidden in (
            path,
            f"/page/{facts.delivery_sha256}/1.jpg",
            f"/page/{facts.delivery_sha256}/1.jpg?w=320",
        ):
            assert (await _get(person, hidden, **token))[0].status == 404
            assert (await _get(person, hidden, Range="bytes=5-104", **token))[0].status == 404
        assert await chair.http.fetch(path) == whole


async def test_the_cookie_opens_documents_and_nothing_else(tmp_path: Path) -> None:
    file = shared("pdf") / "qpdf" / "minimal.pdf"
    async with a_sitting(3, tmp_path) as sitting:
        facts = await sitting.stage.secretary.upload(file)
        await sitting.stage.secretary.command(PublishDocument(title="A", file_sha256=facts.sha256))
        person = sitting.people["d01"]
        answer, _ = await _get(person, "/api/cookie", "POST", Authorization=f"Bearer {person.token}")
        assert answer.status == 204
        said = answer.headers["set-cookie"].lower()
        for word in ("httponly", "secure", "samesite=strict", "path=/", "__host-"):
            assert word in said
        cookie = {"Cookie": answer.headers["set-cookie"].partition(";")[0]}
        assert (await _get(person, f"/blob/{facts.delivery_sha256}", **cookie))[0].status == 200
        assert (await _get(person, f"/page/{facts.delivery_sha256}/1.jpg", **cookie))[0].status == 200
        for method, path in (
            ("GET", "/api/me"),
            ("GET", "/api/join-codes"),
            ("POST", "/api/cookie"),
            ("POST", "/api/commands"),
        ):
            assert (await _get(person, path, method, **cookie))[0].status == 401, path


async def test_a_delegate_may_not_hand_in_files() -> None:
    file = shared("pdf") / "qpdf" / "minimal.pdf"
    async with a_sitting(1) as sitting:
        with pytest.raises(CommandRefused) as caught:
            await sitting.people["d01"].upload(file)
        assert caught.value.code == "access.role"
