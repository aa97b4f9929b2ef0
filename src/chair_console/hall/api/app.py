"""Puts the routes together."""

from __future__ import annotations

import msgspec
from litestar import Litestar, MediaType, Response, get
from litestar.datastructures import State

from ..hall import Hall
from . import commands, joining, live, logo, packages, public, screens, tablets, uploads, web
from .description import describe_api
from .problems import HANDLERS


@get("/api/openapi.json", include_in_schema=False)
async def description() -> Response[bytes]:
    return Response(content=msgspec.json.encode(describe_api()), media_type=MediaType.JSON)


def build_app(hall: Hall) -> Litestar:
    """The application of one hall."""
    return Litestar(
        route_handlers=[
            commands.give_command,
            joining.hall_info,
            joining.join,
            joining.me,
            joining.cookie,
            joining.make_token,
            joining.join_codes,
            joining.withdraw_feed,
            logo.take_in_logo,
            screens.code,
            screens.join,
            screens.let_go,
            tablets.challenge,
            tablets.claim,
            uploads.take_in_file,
            packages.package,
            public.session,
            public.paper,
            public.style,
            live.live,
            description,
            web.authority,
            web.health,
            web.everything_else,
        ],
        exception_handlers=HANDLERS,
        state=State({"hall": hall}),
        request_max_body_size=1_000_000,
        openapi_config=None,
        logging_config=None,
    )
