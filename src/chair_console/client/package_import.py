"""Takes the papers of a session package into a hall, as a secretary would who had the files."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from chair_console.domain.actors import LOADER
from chair_console.domain.document_rights import AUDIENCES, GROUP
from chair_console.domain.documents import PublishDocument
from chair_console.domain.refusals import Refused
from chair_console.package import OpenPackage, SigningKey, fingerprint, open_package
from chair_console.protocol.views import DelegateView, DocumentView
from chair_console.sentences import Language, sentence

from .connection import HallClient
from .hall_process import HallProcess, Ready
from .http import CommandRefused, HallHttp


async def import_package(
    client: HallClient, package: OpenPackage, tell: Callable[[int, int], None] = lambda done, of: None
) -> list[str]:
    """Publish every paper of the package that the hall does not have yet; the ids of those published.

    All files are taken in before the first paper is published, so that a refused one leaves nothing half done.
    `client` is a secretary's. Raises what the client raises, and `PackageRefused`.
    """
    known = {
        view.id for view in client.topics.get("documents", {}).values() if isinstance(view, DocumentView)
    }
    items = set(client.topics.get("agenda", {}))
    papers = [paper for paper in package.manifest.papers if paper.id not in known]
    taken = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for place, paper in enumerate(papers, start=1):
            file = Path(folder) / f"{place}.pdf"
            package.extract(paper.file, file)
            facts = await client.upload(file)
            taken.append((paper, facts))
            tell(place, len(papers))
    for paper, facts in taken:
        await client.command(
            PublishDocument(
                id=paper.id,
                item_id=paper.item_id if paper.item_id in items else None,
                kind=paper.kind,
                title=paper.title,
                number=paper.number,
                file_sha256=facts.sha256,
                audience=_audience(client, paper.audience),
            )
        )
    return [paper.id for paper, _ in taken]


def _audience(client: HallClient, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Whom the paper was for, as far as this hall knows them. What would be for nobody is for the presidium."""
    roster = client.topics.get("roster", {}).values()
    groups = {GROUP + view.unit for view in roster if isinstance(view, DelegateView) and view.unit}
    return tuple(name for name in wanted if name in AUDIENCES or name in groups) or ("presidium",)


def import_into(file: Path, data: Path, mark: str, language: Language) -> int:
    """Take a package into the hall that runs on the folder `data`; the exit status.

    Anybody can sign: so the package has to be this hall's own, or bear the `mark` that its maker has told.
    Refused: what `open_package` refuses, `package.no_hall`, `package.whose`.
    """
    package = open_package(file)
    ready = HallProcess(data).attach()
    if ready is None:
        raise Refused("package.no_hall", folder=str(data))
    own = fingerprint(SigningKey.of(data).public_key)
    if package.fingerprint not in (own, _as_told(mark)):
        raise Refused("package.whose", mark=package.fingerprint)
    try:
        taken = asyncio.run(_with_a_client(ready, package, language))
    except CommandRefused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(sentence("package.taken", {"count": len(taken), "papers": len(package.manifest.papers)}, language))
    return 0


def _as_told(mark: str) -> str:
    """A mark as people write it, in the form that fingerprints have."""
    digits = "".join(letter for letter in mark.upper() if letter.isalnum())
    return " ".join(digits[place : place + 4] for place in range(0, len(digits), 4))


async def _with_a_client(ready: Ready, package: OpenPackage, language: Language) -> list[str]:
    operator = HallHttp(ready.url, ready.ca_file, ready.operator_token(), language=language)
    client = HallClient(ready.url, "", ready.ca_file, language=language)
    try:
        client.http.token = (await operator.make_token("secretary", LOADER)).token
        await client.start()
        await client.until(lambda: {"documents", "agenda", "roster"} <= client.topics.keys())
        return await import_package(client, package)
    finally:
        await client.close()
        await operator.close()
