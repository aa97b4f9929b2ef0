"""The API's description (OpenAPI): of the same routes, with the busiest one spelled out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from litestar import Litestar, delete, get, post
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.spec import Components, SecurityScheme
from litestar.params import Body

from chair_console import __version__
from chair_console.domain.actors import FileFacts
from chair_console.protocol.documents import ArchiveOutcome
from chair_console.protocol.envelope import Envelope, Receipt
from chair_console.protocol.secret_ballots import Paper, PaperReceipt, PublishedUrn, SignedToken, TokenOrder

from . import joining, packages, public, tablets, web


@post("/api/commands", status_code=200, summary="Give a command")
async def give_command(data: Envelope) -> Receipt:
    """Carry out a command; answers when it is on the disk. The same `command_id` gets the same answer."""
    raise NotImplementedError("described here, answered in commands.py")


@dataclass
class HandedIn:
    """The form of an upload. `password` opens an encrypted PDF or archive."""

    file: UploadFile
    password: str = ""


@post("/api/files", status_code=200, summary="Take in a file")
async def take_in_file(
    data: Annotated[HandedIn, Body(media_type=RequestEncodingType.MULTI_PART)], upload: str = ""
) -> FileFacts | ArchiveOutcome:
    """Check, store and prepare a file in the sandbox; publish it then with `PublishDocument`.

    `upload` names it in the topic `intake` and for `DELETE /api/files/{upload}`. A ZIP archive is unpacked.
    """
    raise NotImplementedError("described here, answered in uploads.py")


@delete("/api/files/{upload:str}", status_code=204, summary="Stop taking in a file")
async def stop_upload(upload: str) -> None:
    """Stop an upload; nothing of it is kept. Refused: `intake.not_under_way` when there is nothing to stop."""
    raise NotImplementedError("described here, answered in uploads.py")


@post("/api/ballots/{ballot_id:str}/token", status_code=200, summary="Get a token for a blind ballot")
async def sign_token(ballot_id: str, data: TokenOrder) -> SignedToken:
    """Sign a delegate's blinded token unseen (RFC 9474); one for each delegate. The same one again is signed again."""
    raise NotImplementedError("described here, answered in secret_ballots.py")


@post(
    "/api/ballots/{ballot_id:str}/papers", status_code=200, security=[], summary="Drop a paper without a name"
)
async def drop_paper(ballot_id: str, data: Paper) -> PaperReceipt:
    """Answers when the paper is on the disk. The same paper gets the same answer; one with a name is refused."""
    raise NotImplementedError("described here, answered in secret_ballots.py")


@get("/api/ballots/{ballot_id:str}/urn", summary="All papers of a declared secret ballot")
async def published_urn(ballot_id: str) -> PublishedUrn:
    """The papers, sorted, their hash, and the key that checks them."""
    raise NotImplementedError("described here, answered in secret_ballots.py")


@cache
def describe_api() -> dict[str, Any]:
    """The description as plain JSON values."""
    described = Litestar(
        route_handlers=[
            give_command,
            joining.hall_info,
            joining.join,
            joining.me,
            joining.cookie,
            joining.make_token,
            joining.join_codes,
            joining.withdraw_feed,
            tablets.challenge,
            tablets.claim,
            take_in_file,
            stop_upload,
            sign_token,
            drop_paper,
            published_urn,
            packages.package,
            public.session,
            public.paper,
            web.authority,
        ],
        openapi_config=OpenAPIConfig(
            title="Chair Console",
            version=__version__,
            components=Components(security_schemes={"token": SecurityScheme(type="http", scheme="bearer")}),
            security=[{"token": []}],
        ),
    )
    return described.openapi_schema.to_schema()
