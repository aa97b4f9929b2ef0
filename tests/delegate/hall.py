"""Builders: a real hall with six delegates, and tablets in a real browser that join it."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.async_api import Browser, Page, ViewportSize, async_playwright, expect

from chair_console import resources
from chair_console.domain.agenda import ItemPlan, PhasePlan, SetAgenda, StartItem, StartPhase
from chair_console.domain.ballots import CloseBallot, OpenBallot
from chair_console.domain.documents import PublishDocument
from chair_console.domain.preparing import PrepareBallot
from chair_console.domain.presence import MarkPresence, OpenRollCall, PresenceMark
from chair_console.domain.results import DeclareResult
from chair_console.domain.roster import DelegateRow, EnrolDelegates
from chair_console.domain.session import ConveneSession, OpenSitting, Rules, SittingPlan
from chair_console.protocol.ballot_views import BallotView
from chair_console.protocol.envelope import JoinCode
from chair_console.protocol.views import JournalView
from chair_console.rehearsal.stage import Stage, a_stage

CHROMIUM: Final = "/usr/bin/chromium"
ARGUMENTS: Final = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
TABLET: Final = ViewportSize(width=1280, height=800)
NAMES: Final = (
    "Lò Thị Ánh",
    "Giàng A Sử",
    "Hoàng Thị Lan",
    "Vàng A Sinh Giàng Thị Dở",
    "Cầm Văn Bình",
    "Sùng A Páo",
)
PAPER: Final = "04-du-thao-nghi-quyet-chuyen-doi-so.pdf"


class Council:
    """A hall with a chair, and what the tests ask of it."""

    def __init__(self, stage: Stage, codes: dict[str, JoinCode]) -> None:
        self.stage = stage
        self.codes = codes

    @property
    def url(self) -> str:
        return self.stage.ready.url

    async def open_sitting(self) -> None:
        """The roll is called, everyone but d3 is marked present, and the first item is under discussion."""
        await self.stage.secretary.command(OpenRollCall())
        marks = [
            PresenceMark(delegate_id=f"d{n}", status="present") for n in range(1, len(NAMES) + 1) if n != 3
        ]
        await self.stage.secretary.command(MarkPresence(marks=marks))
        await self.stage.lead(OpenSitting(sitting_id="p1"))
        await self.stage.lead(StartItem(item_id="n1"))
        await self.stage.lead(StartPhase(phase="discussion"))

    async def open_ballot(self, ballot_id: str = "b1", duration_ms: int = 0) -> None:
        prepare = PrepareBallot(
            id=ballot_id, item_id="n1", title="Biểu quyết thông qua Nghị quyết", duration_ms=duration_ms
        )
        await self.open_plan(prepare)

    async def open_plan(self, plan: PrepareBallot) -> None:
        await self.stage.secretary.command(plan)
        await self.stage.lead(OpenBallot(ballot_id=plan.id))

    async def close_and_declare(self, ballot_id: str = "b1") -> BallotView:
        await self.stage.lead(CloseBallot(ballot_id=ballot_id))
        await self.stage.lead(DeclareResult(ballot_id=ballot_id))
        await self.until(lambda: self.stage.ballot(ballot_id).status == "declared")
        return self.stage.ballot(ballot_id)

    async def publish(self) -> None:
        facts = await self.stage.secretary.upload(resources.path("sample-session") / PAPER)
        await self.stage.secretary.command(
            PublishDocument(
                id="t1",
                item_id="n1",
                kind="draft_resolution",
                title="Dự thảo nghị quyết về chuyển đổi số",
                file_sha256=facts.sha256,
            )
        )

    async def until(self, condition: Callable[[], bool]) -> None:
        await self.stage.chair.until(condition, timeout=20)

    def voted(self) -> int:
        return self.stage.turnout.voted


@asynccontextmanager
async def a_council(data: Path, rules: Rules | None = None) -> AsyncIterator[Council]:
    async with a_stage(data) as stage:
        now = stage.chair.now()
        sitting = SittingPlan(id="p1", title="Phiên sáng", planned_at=now, ends_at=now + 14_400_000)
        await stage.secretary.command(
            ConveneSession(
                id="s1",
                body="Hội đồng nhân dân tỉnh",
                title="Kỳ họp thứ Mười hai",
                sittings=[sitting],
                rules=rules or Rules(),
            )
        )
        rows = [
            DelegateRow(id=f"d{n}", name=name, seat=f"A{n}", unit=f"Tổ {n}")
            for n, name in enumerate(NAMES, 1)
        ]
        await stage.secretary.command(EnrolDelegates(delegates=rows))
        phases = [PhasePlan(phase=phase) for phase in ("presentation", "discussion", "voting")]
        item = ItemPlan(
            id="n1", title="Hỗ trợ chuyển đổi số ở vùng cao", sitting_id="p1", planned_at=now, phases=phases
        )
        await stage.secretary.command(SetAgenda(items=[item]))
        codes = {code.delegate_id: code for code in await stage.operator.join_codes()}
        yield Council(stage, codes)


@asynccontextmanager
async def a_browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()


async def a_tablet(browser: Browser, address: str) -> Page:
    context = await browser.new_context(ignore_https_errors=True, viewport=TABLET, locale="vi-VN")
    page = await context.new_page()
    page.set_default_timeout(15_000)
    await page.goto(address)
    return page


async def joined(browser: Browser, council: Council, delegate_id: str = "d3") -> Page:
    """A tablet that joined with the personal link and confirmed its delegate."""
    page = await a_tablet(browser, council.codes[delegate_id].link)
    confirm = page.get_by_role("button", name="Đúng, là tôi")
    await expect(confirm).to_be_visible(timeout=15_000)  # says what is there instead
    await confirm.click()
    await expect(page.get_by_text("Đã kết nối").locator("visible=true")).to_be_visible()
    return page


async def hall_is_back(council: Council, started_at: int) -> None:
    """The watched hall has been started anew (later than `started_at`) and the chair follows it again."""

    def restarted() -> bool:
        journal = council.stage.chair.single("journal")
        return isinstance(journal, JournalView) and journal.started_at > started_at

    await council.until(restarted)


def _pin(council: Council) -> str:
    """What Chromium is told to trust: the hash of the public key of the hall's certificate."""
    address = ("127.0.0.1", council.stage.ready.port)
    certificate = x509.load_pem_x509_certificate(ssl.get_server_certificate(address).encode())
    key = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(key).digest()).decode()


@asynccontextmanager
async def a_trusting_tablet(council: Council, profile: Path) -> AsyncIterator[Page]:
    """A tablet that trusts the hall's certificate, as a kiosk does: its service worker runs."""
    arguments = [
        *ARGUMENTS,
        f"--ignore-certificate-errors-spki-list={await asyncio.to_thread(_pin, council)}",
    ]
    async with async_playwright() as playwright:
        context = await playwright.chromium.launch_persistent_context(
            profile, executable_path=CHROMIUM, args=arguments, viewport=TABLET, locale="vi-VN"
        )
        yield context.pages[0]
        await context.close()
