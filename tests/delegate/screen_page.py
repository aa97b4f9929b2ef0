"""The page of an output in a real browser, told its scenes without a hall."""

from __future__ import annotations

import json
import mimetypes
from typing import Any

from playwright.async_api import Browser, Page, Route, WebSocketRoute

from chair_console import resources
from chair_console.scene.still import still

ADDRESS = "https://screen.test"
BUILT = resources.ui_path("delegate") / "dist-screen"
HANOI_MINUTES = 420


class ScreenPage:
    """One page; `show` tells it a scene as the hall would."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._socket: WebSocketRoute | None = None
        self._version = 0
        self.now = 0
        self.away = False
        """Whether the hall says nothing any more, to whoever connects."""

    async def open(self, *, path: str = "/projector", now: int) -> ScreenPage:
        self.now = now
        await self.page.route(f"{ADDRESS}/**", _give)
        await self.page.route_web_socket("**/api/live", self._follow)
        await self.page.add_init_script("localStorage.setItem('chair.screen.token', '\"token\"')")
        await self.page.goto(f"{ADDRESS}{path}")
        await self.page.wait_for_function("document.fonts.status === 'loaded'")
        return self

    def _follow(self, socket: WebSocketRoute) -> None:
        self._socket = socket

        def answer(message: str | bytes) -> None:
            heard = json.loads(message)
            if heard["type"] == "Follow" and not self.away:
                hello = {"type": "Hello", "now": self.now, "hall_id": "h", "epoch": 1, "role": "projector",
                         "delegate_id": None, "name": "main"}  # fmt: skip
                socket.send(json.dumps(hello))

        socket.on_message(answer)

    async def lose(self) -> None:
        """The hall goes away and does not come back."""
        assert self._socket is not None
        self.away = True
        await self._socket.close()

    async def show(
        self, scene: dict[str, Any], *, language: str = "vi", frozen_at: int | None = None
    ) -> None:
        """Tell the scene and wait until it is the only one on the page."""
        while self._socket is None:  # the page opens its connection when the font is there
            await self.page.wait_for_timeout(10)
        self._version += 1
        told = still(scene) | {"link_lost": "Mất liên lạc {time}", "mark": self._version}
        view = {"output_id": "main", "language": language, "utc_offset_minutes": HANOI_MINUTES,
                "frozen_at": frozen_at, "scene": told}  # fmt: skip
        update = {"type": "Update", "topic": "scene", "version": self._version, "full": True,
                  "changed": {"": view}, "removed": []}  # fmt: skip
        self._socket.send(json.dumps(update))
        # A picture that is held stays as it was; then the page notes only since when.
        await self.page.wait_for_function(
            """([mark, held]) => {
                const view = JSON.parse(localStorage.getItem('chair.screen.view') || '{}');
                return held === null ? view.scene?.mark === mark : view.frozen_at === held;
            }""",
            arg=[self._version, frozen_at],
        )
        await self.page.wait_for_function("document.querySelectorAll('.layer').length === 2")

    async def words(self) -> list[dict[str, Any]]:
        """Every text with its place: `{text, x, y, right, bottom, size}`."""
        found: list[dict[str, Any]] = await self.page.evaluate(
            """[...document.querySelectorAll('.words')].map(element => {
                const range = document.createRange();
                range.selectNodeContents(element);
                const box = range.getBoundingClientRect();
                const top = element.getBoundingClientRect().top;
                return {text: element.textContent, x: box.left, y: top, right: box.right, bottom: box.bottom,
                        size: parseFloat(element.style.fontSize)};
            })"""
        )
        return found


async def _give(route: Route) -> None:
    path = route.request.url.removeprefix(ADDRESS).partition("?")[0]
    name = "index.html" if path in ("/projector", "/caption") else path.removeprefix("/screen/")
    file = BUILT / name
    if not file.is_file():
        await route.fulfill(status=404)
        return
    kind = "text/javascript" if file.suffix == ".js" else mimetypes.guess_type(name)[0]
    await route.fulfill(body=file.read_bytes(), content_type=kind or "application/octet-stream")


async def a_screen(
    browser: Browser, size: tuple[int, int], *, now: int, path: str = "/projector", set_clock: bool = False
) -> ScreenPage:
    """A page of this size in px, and with a clock that a test may set forward."""
    width, height = size
    context = await browser.new_context(
        viewport={"width": width, "height": height}, locale="vi-VN", service_workers="block"
    )
    page = await context.new_page()
    if set_clock:
        await page.clock.install()
    return await ScreenPage(page).open(path=path, now=now)
