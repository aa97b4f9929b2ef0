"""Tablets as a process of Node.js with the app's own way of fetching (ui/delegate/bench/tablets.ts)."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from chair_console import resources

_MODULES = "node_modules"


class Tablets:
    """All tablets; one order at a time."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin is not None and process.stdout is not None
        self._orders: IO[str] = process.stdin
        self._answers: IO[str] = process.stdout
        self._listen()

    def _listen(self) -> dict[str, Any]:
        line = self._answers.readline()
        if not line:
            raise RuntimeError("the tablets have stopped: see above")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def order(self, *words: object) -> dict[str, Any]:
        """Give an order (see tablets.ts) and wait until it is done."""
        self._orders.write(" ".join(map(str, words)) + "\n")
        self._orders.flush()
        return self._listen()


def require_node() -> tuple[str, Path]:
    """Node.js and the web app's folder. Raises SystemExit with the sentence that says what is missing."""
    node = shutil.which("node")
    app = resources.ui_path("delegate")
    if node is None or not (app / _MODULES / "rolldown").is_dir() or not (app / _MODULES / "undici").is_dir():
        raise SystemExit("Node.js or the web app's modules are missing: run `npm ci` in ui/delegate")
    return node, app


@contextmanager
def tablets(
    folder: Path, url: str, authority: str, tokens: list[str], within: Sequence[str] = ()
) -> Iterator[Tablets]:
    """Bundle the app's code for Node.js and start as many tablets as there are tokens; `within` is put before the
    command (a network namespace)."""
    node, app = require_node()
    modules = app / _MODULES
    bundler = [node, str(modules / "rolldown" / "bin" / "cli.mjs"), "bench/tablets.ts", "--platform", "node"]
    subprocess.run(
        [*bundler, "--format", "esm", "--dir", str(folder)], cwd=app, check=True, stdout=subprocess.DEVNULL
    )
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    worker = str(modules / "pdfjs-dist" / "legacy" / "build" / "pdf.worker.mjs")
    orders = json.dumps({"url": url, "authority": authority, "tokens": tokens, "worker": worker})
    process = subprocess.Popen(
        [*within, node, str(folder / "tablets.js"), orders],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Tablets(process)
    finally:
        process.kill()
        process.wait(20)
