"""Pictures of the tablets' screens: the real app with recorded topics, drawn by Chromium without a hall."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Final

import pymupdf
from playwright.sync_api import Page, Route, sync_playwright

from chair_console.hall.intake.compare import compare
from chair_console.hall.intake.messages import Compare

ROOT: Final = Path(__file__).resolve().parent.parent.parent
APP: Final = ROOT / "ui" / "delegate"
PAPERS: Final = ROOT / "resources" / "sample-session"
PAPER: Final = "13-du-thao-nghi-quyet-chuyen-doi-so-ban-2.pdf"
OLD_PAPER: Final = "04-du-thao-nghi-quyet-chuyen-doi-so.pdf"
CHROMIUM: Final = "/usr/bin/chromium"
SIZES: Final = ((1280, 800), (800, 1280), (390, 844))
LANGUAGES: Final = ("vi", "en")
THEMES: Final = ("light", "dark")


def scenes() -> list[str]:
    """Names of the scenes, from the preview's own table."""
    text = (APP / "preview" / "scenes.ts").read_text(encoding="utf-8")
    return re.findall(r'^  "?([a-z-]+)"?: scene\(', text, re.MULTILINE)


@contextmanager
def preview() -> Iterator[str]:
    """The preview page, built to a folder of its own and served: the production build knows nothing of it."""
    node = shutil.which("node") or "node"
    vite = APP / "node_modules" / "vite" / "bin" / "vite.js"
    with TemporaryDirectory() as folder:
        build = [
            node,
            str(vite),
            "build",
            "preview",
            "--config",
            "preview/vite.config.ts",
            "--outDir",
            folder,
        ]
        subprocess.run([*build, "--emptyOutDir", "--logLevel", "error"], cwd=APP, check=True)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/index.html"
        finally:
            server.shutdown()
            server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """A picture a line is enough."""


@cache
def _drawn(number: int) -> bytes:
    """A page picture as the hall draws it, from a paper of the sample session."""
    with pymupdf.open(PAPERS / PAPER) as document:  # type: ignore[no-untyped-call]
        page = document[(number - 1) % document.page_count]
        zoom = 1600 / page.rect.width
        picture: bytes = page.get_pixmap(
            matrix=pymupdf.Matrix(zoom, zoom)  # type: ignore[no-untyped-call]
        ).tobytes("jpeg")
        return picture


def _page_picture(route: Route) -> None:
    number = int(route.request.url.rpartition("/")[2].partition(".")[0])
    route.fulfill(body=_drawn(number), content_type="image/jpeg")


def _piece(route: Route) -> None:
    """A range of a paper behind the documents, as the hall gives it."""
    old = route.request.url.endswith(_hash(OLD_PAPER))
    content = _paper(OLD_PAPER if old else PAPER)
    first, _, last = route.request.headers["range"].removeprefix("bytes=").partition("-")
    body = content[int(first) : int(last) + 1]
    span = f"bytes {first}-{int(first) + len(body) - 1}/{len(content)}"
    route.fulfill(status=206, body=body, content_type="application/pdf", headers={"content-range": span})


@cache
def _paper(name: str) -> bytes:
    return (PAPERS / name).read_bytes()


def _hash(name: str) -> str:
    return hashlib.sha256(_paper(name)).hexdigest()


@cache
def _difference() -> bytes:
    """What the hall's own worker finds between the two versions."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "difference.json"
        compare(Compare(old=str(PAPERS / OLD_PAPER), new=str(PAPERS / PAPER), target=str(target)))
        return target.read_bytes()


def _papers() -> str:
    """The query that tells the preview which papers lie behind its documents."""
    return "&".join(
        f"{kind}sha256={_hash(name)}&{kind}bytes={len(_paper(name))}"
        for kind, name in (("", PAPER), ("old-", OLD_PAPER))
    )


def take(
    out: Path,
    only: str = "",
    sizes: Iterable[tuple[int, int]] = SIZES,
    languages: Iterable[str] = LANGUAGES,
    themes: Iterable[str] = THEMES,
    text: int = 100,
    scenes_of: Collection[str] | None = None,
) -> list[Path]:
    """Shoot every scene (or those named) whose picture's name begins so; `text`: the size of type in percent."""
    out.mkdir(parents=True, exist_ok=True)
    among = scenes() if scenes_of is None else scenes_of
    wanted = [scene for scene in among if f"tablet-{scene}".startswith(only)]
    taken = []
    with preview() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        )
        for (width, height), language, theme in product(sizes, languages, themes):
            context = browser.new_context(
                viewport={"width": width, "height": height},
                timezone_id="Asia/Ho_Chi_Minh",
                reduced_motion="reduce",
                service_workers="block",
            )
            page = context.new_page()
            page.route("**/page/**", _page_picture)
            page.route("**/blob/**", _piece)
            page.route(
                "**/difference/**",
                lambda route: route.fulfill(body=_difference(), content_type="application/json"),
            )
            for scene in wanted:
                look = f"language={language}&theme={theme}&text={text}"
                page.goto(f"{base}?scene={scene}&{look}&{_papers()}")
                enlarged = "" if text == 100 else f"_{text}"
                taken.append(out / f"tablet-{scene}_{width}x{height}_{language}_{theme}{enlarged}.png")
                _shoot(page, taken[-1])
            context.close()
        browser.close()
    return taken


def _shoot(page: Page, path: Path) -> None:
    """When the scene stands, its type is there and every visible picture has been drawn."""
    page.wait_for_function("document.documentElement.dataset.ready === 'yes'")
    page.evaluate(
        "Promise.all([...document.images].filter(i => i.complete && i.naturalWidth).map(i => i.decode()))"
    )
    page.wait_for_function(
        "document.fonts.status === 'loaded' && [...document.images].every(i => i.complete || i.loading === 'lazy')"
    )
    page.screenshot(path=path)
