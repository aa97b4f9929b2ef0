"""The hall's HTTPS and WebSocket interface: thin, every act goes to the desk."""

from .app import build_app
from .description import describe_api

__all__ = ["build_app", "describe_api"]
