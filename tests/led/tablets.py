"""Two real tablets (Chromium, by touch) that take part in what is led from the chair's window."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
SIZE = {"width": 1280, "height": 800}


class Tablet:
    """One delegate's tablet; what it does, it does by touch."""

    def __init__(self, page: Page, delegate_id: str, name: str, mark: str) -> None:
        self.page, self.delegate_id, self.name, self.mark = page, delegate_id, name, mark
        page.set_default_timeout(15_000)

    def join(self, link: str) -> None:
        self.page.goto(link)
        self.touch(re.compile("Đúng, là tôi"))
        expect(self.page.get_by_text("Đã kết nối").locator("visible=true")).to_be_visible()

    def picture(self, folder: Path, number: int) -> None:
        self.page.screenshot(path=folder / f"{number:03d}-{self.mark}.png")

    def touch(self, button: str | re.Pattern[str]) -> None:
        self.page.get_by_role("button", name=button).locator("visible=true").first.tap()

    def shows(self, button: str) -> bool:
        found = self.page.get_by_role("button", name=button).locator("visible=true")
        return found.count() > 0 and found.first.is_enabled()

    def go_to_the_floor(self) -> None:
        self.page.get_by_role("navigation").get_by_role("button", name="Phát biểu").tap()

    def ask(self, whom: str, subject: str) -> None:
        """Register a question to one of the respondents that the tablet offers."""
        self.page.get_by_role("radio", name=whom).tap()
        self.page.get_by_label("Vấn đề chất vấn").tap()
        self.page.keyboard.type(subject)
        self.touch("Đăng ký chất vấn")
        expect(self.page.get_by_role("heading", name="Thứ tự của đồng chí")).to_be_visible()

    def debate(self) -> None:
        self.touch("Đăng ký tranh luận")
        expect(self.page.get_by_role("heading", name="Thứ tự của đồng chí")).to_be_visible()

    def sees(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_text(text).locator("visible=true").first).to_be_visible()


@contextlib.contextmanager
def two_tablets(people: list[tuple[str, str, str]]) -> Iterator[list[Tablet]]:
    """Tablets `a` and `b` for these delegates (id, name, personal link); they have joined."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        made = []
        for mark, (delegate_id, name, link) in zip("ab", people, strict=True):
            context = browser.new_context(
                ignore_https_errors=True, viewport=SIZE, locale="vi-VN", has_touch=True
            )  # type: ignore[arg-type]
            tablet = Tablet(context.new_page(), delegate_id, name, mark)
            tablet.join(link)
            made.append(tablet)
        try:
            yield made
        finally:
            browser.close()
