"""Takes every file of the shared documents apart and tells the outcome: `python -m tests.hall.every_file`.

One line of JSON for each file, and a last one with the largest memory that any process took. With `--quick`,
without the files that need LibreOffice for long.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from chair_console.domain.refusals import Refused
from chair_console.hall.intake.examining import Examiners
from chair_console.hall.intake.messages import Prepared
from chair_console.sentences import sentence
from tests.shared_data import shared

CONVERTED_QUICKLY = {"SampleDoc.docx", "SimpleMacro.xlsm", "SampleShow.ppt", "xlsx-corrupted.xlsx"}
REFUSED_AT_ONCE = {"password", "hostile", "corrupt"}
COMPUTES_FOR_EVER = "poc-shared-strings.xlsx"


def rows() -> Iterator[tuple[str, dict[str, str]]]:
    """Every file's kind (pdf, office) and what the manifest says of it."""
    for kind in ("pdf", "office"):
        with (shared(kind) / "manifest.csv").open(encoding="utf-8") as file:
            yield from ((kind, row) for row in csv.DictReader(file))


def is_quick(kind: str, row: dict[str, str]) -> bool:
    if kind == "pdf":
        return True
    quick = row["category"] in REFUSED_AT_ONCE or row["file"] in CONVERTED_QUICKLY
    return quick and row["file"] != COMPUTES_FOR_EVER


async def outcome(examiners: Examiners, source: Path, folder: Path) -> dict[str, object]:
    """What came of one file, and how long it took."""
    began = time.perf_counter()
    try:
        answer = await examiners.examine(source, folder)
        assert isinstance(answer, Prepared)
        told: dict[str, object] = {
            "pages": answer.pages,
            "removed": answer.removed,
            "repaired": answer.repaired,
        }
    except Refused as refused:
        told = {
            "code": refused.code,
            "vi": sentence(refused.code, refused.facts, "vi"),
            "en": sentence(refused.code, refused.facts, "en"),
        }
    return {**told, "seconds": round(time.perf_counter() - began, 2)}


async def tell_all(quick: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        examiners = Examiners(Path(name))
        for kind, row in rows():
            if quick and not is_quick(kind, row):
                continue
            own = tempfile.mkdtemp(dir=name)
            told = await outcome(examiners, shared(kind) / row["file"], Path(own))
            print(json.dumps({"file": f"{kind}/{row['file']}", **told}, ensure_ascii=False), flush=True)
        await examiners.close()
    if sys.platform != "win32":
        import resource

        print(json.dumps({"memory_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024}))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    asyncio.run(tell_all(parser.parse_args().quick))
