"""The hall's HTTPS and WebSocket interface: thin, every act goes to the desk."""

from .app import build_app

__all__ = ["build_app"]
