"""Puts the routes together."""

from __future__ import annotations

from litestar import Litestar
from litestar.datastructures import State
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme

from chair_console import __version__

from ..hall import Hall
from . import commands, files, joining, live, web
from .problems import HANDLERS


def build_app(hall: Hall | None) -> Litestar:
    """The application; without a hall only its description can be asked for (`chair-console openapi`)."""
    return Litestar(
        route_handlers=[
            commands.give_command,
            joining.hall_info,
            joining.join,
            joining.me,
            joining.cookie,
            joining.make_token,
            joining.join_codes,
            files.take_in_file,
            live.live,
            web.authority,
            web.health,
            web.everything_else,
        ],
        exception_handlers=HANDLERS,
        state=State({"hall": hall}),
        request_max_body_size=1_000_000,
        openapi_config=OpenAPIConfig(
            title="Chair Console",
            version=__version__,
            path="/api/openapi",
            render_plugins=[JsonRenderPlugin(path="/openapi.json")],
            components=Components(
                security_schemes={"token": SecurityScheme(type="http", scheme="bearer")},
            ),
            security=[{"token": []}],
        ),
        logging_config=None,
    )
