"""The delegates' personal codes and links, with a QR code for each."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

import msgspec
import segno
from PySide6.QtCore import Property, QObject, Slot

from chair_console.domain.roster import ReissueJoinCode
from chair_console.protocol.envelope import JoinCode

from .rows_model import RowsModel
from .search import matches
from .view_model import Desk, View, ViewModel

ROLES = ("name", "seat", "code", "link", "used", "state_text", "delegate_id")


class CodeSource(Protocol):
    async def join_codes(self) -> list[JoinCode]: ...


@lru_cache(maxsize=1)  # the same stays in sight while tablets come and go; drawing it takes half a frame
def qr_source(text: str) -> str:
    """A QR code as an SVG in a data URI, dark on white with the quiet zone that readers need."""
    if not text:
        return ""
    return str(segno.make(text, error="m").svg_data_uri(scale=8, border=4, dark="#0B1422", light="#FFFFFF"))


class CodesModel(ViewModel):
    """Fetched when looked at and after each new code: codes are secrets and in no topic."""

    follows = frozenset({"roster", "devices"})

    def __init__(self, desk: Desk, source: CodeSource, parent: QObject | None = None) -> None:
        self._rows = RowsModel(ROLES)
        self._source = source
        self._codes: list[JoinCode] = []
        self._filter = ""
        self._chosen = ""
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    def look(self) -> View:
        words = self.desk.words
        bound = {device.delegate_id for device in self.desk.topics.devices}
        codes = [msgspec.structs.replace(c, used=c.used or c.delegate_id in bound) for c in self._codes]
        shown = [code for code in codes if matches(self._filter, code.name, code.seat)]
        self._rows.update(
            [
                {
                    "id": code.delegate_id, "delegate_id": code.delegate_id, "name": code.name,
                    "seat": code.seat, "code": code.code, "link": code.link, "used": code.used,
                    "state_text": words("codes.used") if code.used else words("codes.free"),
                }
                for code in shown
            ]
        )  # fmt: skip
        unused = [code for code in codes if not code.used]
        chosen = next((code for code in codes if code.delegate_id == self._chosen), None)
        chosen = chosen or next(iter([*unused, *codes]), None)
        return {
            "loaded": bool(codes),
            "unused_text": words("codes.unused", count=len(unused), total=len(codes)),
            "chosen": "" if chosen is None else chosen.delegate_id,
            "chosen_name": "" if chosen is None else chosen.name,
            "chosen_seat": "" if chosen is None else chosen.seat,
            "chosen_code": "" if chosen is None else f"{chosen.code[:3]} {chosen.code[3:]}",
            "chosen_link": "" if chosen is None else chosen.link,
            "chosen_used": chosen is not None and chosen.used,
            "chosen_qr": "" if chosen is None else qr_source(chosen.link),
            "one_free": len(unused) == 1,
        }

    @Slot()
    def load(self) -> None:
        """Ask the hall for the codes as they are now."""
        self.desk.runner.start("codes.load", self._load())

    async def _load(self) -> None:
        self._codes = await self._source.join_codes()
        self.refresh()

    @Slot(str)
    def search(self, text: str) -> None:
        self._filter = text
        self.refresh()

    @Slot(str)
    def choose(self, delegate_id: str) -> None:
        self._chosen = delegate_id
        self.refresh()

    @Slot(str)
    def reissue(self, delegate_id: str) -> None:
        """Give a delegate a new code; the old one and every device bound with it end."""
        command = ReissueJoinCode(delegate_id=delegate_id)
        self.desk.runner.send(f"codes.{delegate_id}", command, recorded=lambda _: self.load())
