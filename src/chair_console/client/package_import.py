"""Takes the papers of a session package into a hall, as a secretary would who had the files."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from chair_console.domain.document_rights import AUDIENCES, GROUP
from chair_console.domain.documents import PublishDocument
from chair_console.package import OpenPackage
from chair_console.protocol.views import DelegateView, DocumentView

from .connection import HallClient


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
