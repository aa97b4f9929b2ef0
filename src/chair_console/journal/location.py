"""Where a journal is: a data folder with an SQLite file in it, or a PostgreSQL database."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

FILE_NAME: Final = "journal.sqlite3"
_POSTGRESQL: Final = ("postgresql", "postgres", "postgresql+psycopg")


@dataclass(frozen=True)
class Location:
    """Exactly one of `file` and `url` is set. `shown` is safe to show and to log: it holds no password."""

    shown: str
    file: Path | None = None
    url: URL | None = None


def locate(url_or_path: str | Path) -> Location:
    """Understands a data folder, a journal file, and `postgresql://` or `postgresql+psycopg://` URLs.

    Raises ValueError for any other kind of database.
    """
    if isinstance(url_or_path, str) and "://" in url_or_path:
        return _locate_database(url_or_path)
    path = Path(url_or_path)
    file = path if path.suffix == ".sqlite3" else path / FILE_NAME
    return Location(shown=str(file.parent), file=file)


def _locate_database(text: str) -> Location:
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise ValueError("not a database URL") from error
    if url.drivername not in _POSTGRESQL:
        raise ValueError(f"only postgresql:// URLs are known, not {url.drivername}://")
    server = url.host or str(url.query.get("host", "localhost"))
    port = f":{url.port}" if url.port else ""
    return Location(
        shown=f"{server}{port}/{url.database or ''}", url=url.set(drivername="postgresql+psycopg")
    )
