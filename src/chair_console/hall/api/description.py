"""The API's description (OpenAPI): of the same routes, with the busiest one spelled out."""

from __future__ import annotations

from functools import cache
from typing import Any

from litestar import Litestar, post
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.spec import Components, SecurityScheme

from chair_console import __version__
from chair_console.protocol.envelope import Envelope, Receipt

from . import files, joining, tablets, web


@post("/api/commands", status_code=200, summary="Give a command")
async def give_command(data: Envelope) -> Receipt:
    """Carry out a command; answers when it is on the disk. The same `command_id` gets the same answer."""
    raise NotImplementedError("described here, answered in commands.py")


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
            tablets.challenge,
            tablets.claim,
            files.take_in_file,
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
