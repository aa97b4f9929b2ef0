"""The session package: made by a real hall, opened without one, and trusted only while nothing was changed."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import warnings
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest
import pytest_asyncio
from playwright.async_api import async_playwright, expect

from chair_console import resources
from chair_console.archive import write_archive
from chair_console.cli import main
from chair_console.client import HallClient
from chair_console.client.package_import import import_package
from chair_console.domain.documents import PublishDocument, RecallDocument, ReplaceDocument
from chair_console.domain.refusals import Refused
from chair_console.package import Manifest, PackageRefused, SigningKey, open_package
from chair_console.package.content import plain_name
from chair_console.protocol.views import DocumentView
from tests.delegate.hall import ARGUMENTS, CHROMIUM
from tests.hall.sitting import Sitting, a_sitting

SUBMISSION = "03-to-trinh-chuyen-doi-so.pdf"
SECOND_DRAFT = "13-du-thao-nghi-quyet-chuyen-doi-so-ban-2.pdf"
DRAFT = "04-du-thao-nghi-quyet-chuyen-doi-so.pdf"


async def publish(sitting: Sitting, document_id: str, file: str, title: str) -> None:
    facts = await sitting.stage.secretary.upload(resources.path("sample-session") / file)
    await sitting.stage.secretary.command(
        PublishDocument(id=document_id, title=title, kind="submission", file_sha256=facts.sha256)
    )


async def fetch_package(sitting: Sitting, target: Path) -> Path:
    """The first delegate takes the papers home."""
    content = await sitting.people["d01"].fetch("/api/package")
    await asyncio.to_thread(target.write_bytes, content)
    return target


@pytest_asyncio.fixture
async def sitting(tmp_path: Path) -> AsyncIterator[Sitting]:
    async with a_sitting(3, tmp_path / "hall") as sitting:
        await publish(sitting, "p1", SUBMISSION, "Tờ trình về chuyển đổi số </script><b>")
        await publish(sitting, "p2", DRAFT, "Dự thảo nghị quyết: con?")
        await publish(sitting, "p3", DRAFT, "Bản gửi nhầm")
        await sitting.stage.secretary.command(RecallDocument(document_id="p3", reason="Gửi nhầm"))
        yield sitting


async def test_a_delegate_takes_home_what_is_valid_and_nothing_else(sitting: Sitting, tmp_path: Path) -> None:
    package = open_package(await fetch_package(sitting, tmp_path / "p.zip"))
    assert [paper.id for paper in package.manifest.papers] == ["p1", "p2"]
    assert package.manifest.made_for == sitting.stage.chair.topics["roster"]["d01"].name  # type: ignore[attr-defined]
    assert package.manifest.journal_head
    paper = package.manifest.papers[1]
    package.extract(paper.file, tmp_path / "p.pdf")
    assert (tmp_path / "p.pdf").read_bytes().startswith(b"%PDF-")
    assert main(["check-package", str(tmp_path / "p.zip")]) == 0
    nobody = sitting.caller()
    async with nobody.session.get(nobody.url + "/api/package") as answer:
        assert answer.status == 401
    assert not list((tmp_path / "hall" / "work").glob("*.zip"))


@pytest.mark.browser
async def test_the_package_opens_from_a_folder_without_any_network(sitting: Sitting, tmp_path: Path) -> None:
    with zipfile.ZipFile(await fetch_package(sitting, tmp_path / "p.zip")) as archive:
        archive.extractall(tmp_path / "stick")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = await (await browser.new_context(viewport={"width": 1280, "height": 800})).new_page()
        await page.context.set_offline(True)
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        await page.goto((tmp_path / "stick" / "index.html").as_uri())
        await expect(page.get_by_text("Tờ trình về chuyển đổi số </script><b>")).to_be_visible()
        await page.get_by_placeholder("Tìm trong mọi tài liệu").fill("vung cao")
        await page.locator(".row", has_text="vùng cao").first.click()
        canvas = page.locator("canvas").first
        await expect(canvas).to_be_visible()
        await page.wait_for_function("document.querySelector('canvas').width > 300")
        if pictures := os.environ.get("CHAIR_CONSOLE_PICTURES"):
            await page.screenshot(path=Path(pictures) / "package.png")
        await page.get_by_role("button", name="English").click()
        read = page.get_by_role("link", name="Open the PDF file")
        await expect(read).to_be_visible()
        await page.go_back()
        await expect(read).to_have_count(0)
        await expect(
            page.get_by_text(re.compile(r"Made for .+, \d\d:\d\d, \d\d/\d\d/\d{4}$"))
        ).to_be_visible()
        assert not faults
        await browser.close()


async def test_a_changed_byte_another_signer_and_a_stranger_are_found(
    sitting: Sitting, tmp_path: Path
) -> None:
    whole = await fetch_package(sitting, tmp_path / "whole.zip")

    def refusal(change: dict[str, bytes], name: str) -> str:
        target = tmp_path / name
        with zipfile.ZipFile(whole) as old, zipfile.ZipFile(target, "w") as new:
            for entry in old.namelist():
                new.writestr(entry, change.get(entry, old.read(entry)))
            for entry in change.keys() - set(old.namelist()):
                new.writestr(entry, change[entry])
        with pytest.raises(PackageRefused) as refused:
            open_package(target)
        assert main(["check-package", str(target)]) == 1
        return refused.value.code

    manifest = open_package(whole).manifest
    with zipfile.ZipFile(whole) as archive:
        body = archive.read("manifest.json")
    paper = manifest.papers[0].file
    assert refusal({paper: b"%PDF-1.4 other"}, "a.zip") == "package.changed"
    assert refusal({"manifest.json": body.replace(b'"p1"', b'"p9"')}, "b.zip") == "package.bad_signature"
    assert refusal({"../../evil.txt": b"x"}, "c.zip") == "package.changed"
    assert refusal({"reader/extra.js": b"x"}, "d.zip") == "package.changed"
    newer = msgspec.json.encode(msgspec.structs.replace(manifest, format=2))
    assert refusal({"manifest.json": newer}, "e.zip") == "package.newer_format"
    other = SigningKey.of(tmp_path / "other")
    signed = {"manifest.json": body, "manifest.sig": msgspec.json.encode(other.sign(body))}
    target = tmp_path / "f.zip"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, signed.get(entry, old.read(entry)))
    assert open_package(target).fingerprint != open_package(whole).fingerprint


async def test_a_second_file_of_a_name_and_a_torn_stream_are_found(sitting: Sitting, tmp_path: Path) -> None:
    whole = await fetch_package(sitting, tmp_path / "whole.zip")
    paper = open_package(whole).manifest.papers[0].file
    twice, torn = tmp_path / "twice.zip", tmp_path / "torn.zip"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(twice, "w") as new:
        info = old.getinfo(paper)
        with warnings.catch_warnings(action="ignore"):
            for name in [paper, *old.namelist()]:
                new.writestr(name, old.read(name) if name != paper or paper in new.namelist() else b"another")
    content = bytearray(whole.read_bytes())
    start = info.header_offset + 30 + len(paper.encode()) + 20
    content[start : start + 200] = b"\xff" * 200
    torn.write_bytes(content)
    for package in (twice, torn):
        with pytest.raises(PackageRefused) as refused:
            open_package(package)
        assert (refused.value.code, refused.value.facts) == ("package.changed", {"file": paper})


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.4", b"\x00" * 4096])
def test_what_is_no_package_is_refused_with_a_sentence(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.zip"
    file.write_bytes(content)
    assert main(["check-package", str(file)]) == 1
    assert "Traceback" not in capsys.readouterr().err


async def test_a_package_is_taken_into_another_hall_once(sitting: Sitting, tmp_path: Path) -> None:
    package = open_package(await fetch_package(sitting, tmp_path / "p.zip"))
    async with a_sitting(3, tmp_path / "second") as second:
        secretary: HallClient = second.stage.secretary
        assert await import_package(secretary, package) == ["p1", "p2"]
        await secretary.until(lambda: len(secretary.topics.get("documents", {})) == 2)
        view = secretary.topics["documents"]["p1"]
        assert isinstance(view, DocumentView) and view.sha256 == package.manifest.papers[0].sha256
        assert await import_package(secretary, package) == []


async def test_a_package_from_elsewhere_is_taken_in_when_its_mark_is_told(
    sitting: Sitting, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The audience of a paper never grows on the way."""
    facts = await sitting.stage.secretary.upload(resources.path("sample-session") / SUBMISSION)
    for place, audience in enumerate((("public",), ("presidium",)), start=4):
        command = PublishDocument(
            id=f"p{place}", title=f"Tài liệu {place}", file_sha256=facts.sha256, audience=audience
        )
        await sitting.stage.secretary.command(command)
    file = tmp_path / "p.zip"
    file.write_bytes(await sitting.stage.secretary.http.fetch("/api/package"))
    package = open_package(file)
    async with a_sitting(3, tmp_path / "second") as second:
        arguments = ["import-package", str(file), "--data", str(tmp_path / "second")]
        assert await asyncio.to_thread(main, arguments) == 1
        assert package.fingerprint in capsys.readouterr().err
        assert await asyncio.to_thread(main, [*arguments, "--key", package.fingerprint.lower()]) == 0
        await second.stage.secretary.until(lambda: len(second.stage.secretary.topics["documents"]) == 4)
        views = second.stage.secretary.topics["documents"]
        assert [views[f"p{n}"].audience for n in (1, 4, 5)] == [("delegates",), ("public",), ("presidium",)]  # type: ignore[attr-defined]
    assert await asyncio.to_thread(main, arguments) == 1
    assert "Traceback" not in capsys.readouterr().err


async def test_a_package_tells_the_versions_of_a_paper(sitting: Sitting, tmp_path: Path) -> None:
    facts = await sitting.stage.secretary.upload(resources.path("sample-session") / SECOND_DRAFT)
    await sitting.stage.secretary.command(
        ReplaceDocument(document_id="p2", file_sha256=facts.sha256, reason="Tiếp thu ý kiến")
    )
    paper = open_package(await fetch_package(sitting, tmp_path / "p.zip")).manifest.papers[1]
    assert [(one.number, one.reason) for one in paper.versions] == [(1, ""), (2, "Tiếp thu ý kiến")]


async def test_the_archive_is_made_from_a_folder_whose_hall_does_not_run(tmp_path: Path) -> None:
    async with a_sitting(3, tmp_path / "hall") as sitting:
        await publish(sitting, "p1", SUBMISSION, "Tờ trình")
    (tmp_path / "out").mkdir()
    package = open_package(write_archive(tmp_path / "hall", tmp_path / "out"))
    assert package.manifest.made_for == "" and len(package.manifest.papers) == 1
    shutil.rmtree(tmp_path / "hall" / "blobs")
    with pytest.raises(Refused, match="paper_missing"):
        write_archive(tmp_path / "hall", tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["archive.ccpack.zip"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Tờ trình về Đề án", "To-trinh-ve-De-an"),
        ("CON", "tai-lieu-CON"),
        ("../../etc/passwd", "etc-passwd"),
        ("???", "tai-lieu-"),
        ("a" * 300, "a" * 80),
    ],
)
def test_names_of_files_suit_every_system(title: str, name: str) -> None:
    assert plain_name(title) == name


def test_a_manifest_survives_its_own_encoding() -> None:
    manifest = Manifest(
        session_id="s", session_title="Kỳ họp", body="HĐND", language="vi", made_for="", made_at=1,
        journal_head="ab", items=[], papers=[],
    )  # fmt: skip
    assert msgspec.json.decode(msgspec.json.encode(manifest), type=Manifest) == manifest
