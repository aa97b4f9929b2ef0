"""The page of a television and the caption strip as pictures, by Chromium: the same moments as the projector's."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from playwright.async_api import async_playwright

from chair_console.scene.scene import projector_scene
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words
from chair_console.sentences import Language
from tests.delegate.hall import CHROMIUM
from tests.delegate.screen_page import a_screen
from tests.desktop.assembly import MOMENTS
from tests.desktop.gallery.scenes import SCENES

from .desktop import PROJECTED

SIZES: Final = ((1024, 768), (1920, 1080))
LANGUAGES: Final[tuple[Language, ...]] = ("vi", "en")
AT_REST = "Promise.all(document.getAnimations().map(one => one.finished))"


def take(out: Path, only: str = "", sizes: Iterable[tuple[int, int]] = SIZES) -> list[Path]:
    """Draw the moments whose picture's name begins so: tv-MOMENT_WxH_LANG.png; and caption_WxH_vi.png."""
    out.mkdir(parents=True, exist_ok=True)
    return asyncio.run(_take(out, only, tuple(sizes)))


async def _take(out: Path, only: str, sizes: tuple[tuple[int, int], ...]) -> list[Path]:
    files: list[Path] = []
    makers = {f"tv-{name}": make for name, make in MOMENTS.items()}
    makers |= {name.replace("projector-", "tv-"): make for name, make in PROJECTED.items()}
    del makers["tv-frame-lines"]  # they come with the output's margins, not with its scene
    moments = {name: make() for name, make in makers.items() if name.startswith(only)}
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for width, height in sizes:
            for language in LANGUAGES if moments else ():
                for name, hall in moments.items():
                    hall.state.require_session().language = language
                    scene = projector_scene(Topics(hall.tables("projector")), Words(language), hall.now)
                    screen = await a_screen(browser, (width, height), now=hall.now)
                    await screen.show(scene, language=language)
                    await screen.page.evaluate(AT_REST)
                    files.append(out / f"{name}_{width}x{height}_{language}.png")
                    await screen.page.screenshot(path=files[-1])
                    await screen.page.context.close()
            if "caption".startswith(only):
                screen = await a_screen(browser, (width, height), now=1, path="/caption")
                await screen.show(SCENES["caption"])
                files.append(out / f"caption_{width}x{height}_vi.png")
                await screen.page.screenshot(path=files[-1])
        await browser.close()
    return files
