"""Proxies (ủy quyền biểu quyết), where the body's own rules have them: who stands for an absent delegate."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Slot

from chair_console.domain import proxies

from .rows_model import RowsModel
from .search import matches
from .view_model import Desk, View, ViewModel

ROLES = ("name", "seat", "holder")
GIVE = "proxy.give"


class BallotProxiesModel(ViewModel):
    follows = frozenset({"session", "roster", "presence"})

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows = RowsModel(ROLES)
        self._people = RowsModel(ROLES)
        self._giver = ""
        self._typed = ""
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        """Who is absent, with the holder if there is one."""
        return self._rows

    @Property(QObject, constant=True)
    def people(self) -> RowsModel:
        """Who can be the holder for the one chosen."""
        return self._people

    def look(self) -> View:
        topics, words = self.desk.topics, self.desk.words
        held = topics.session
        status = topics.presence.status if topics.presence else {}
        names = {d.id: d.name for d in topics.delegates}
        absent = [d for d in topics.delegates if status.get(d.id) != "present"]
        self._rows.update(
            [
                {"id": d.id, "name": d.name, "seat": d.seat, "holder": names.get(d.proxy_holder or "", "")}
                for d in absent
            ]
        )
        givers = {d.id for d in topics.delegates if d.proxy_holder}
        able = [d for d in topics.delegates if d.id not in givers and status.get(d.id) == "present"]
        found = [d for d in able if self._giver and matches(self._typed, d.name, d.seat)]
        self._people.update([{"id": d.id, "name": d.name, "seat": d.seat, "holder": ""} for d in found])
        giver = names.get(self._giver, "")
        return {
            "allowed": bool(held and held.proxies),
            "giver": self._giver,
            "heading": words("proxies.to", name=giver) if giver else words("proxies.choose"),
        }

    @Slot(str)
    def choose(self, delegate_id: str) -> None:
        """For whom a holder is being named."""
        self._giver = delegate_id
        self.refresh()

    @Slot(str)
    def search(self, typed: str) -> None:
        self._typed = typed
        self.refresh()

    @Slot(str, str)
    def give(self, holder_id: str, reason: str) -> None:
        """Record the proxy of the one chosen."""
        command = proxies.GiveProxy(delegate_id=self._giver, holder_id=holder_id, reason=reason)
        self.desk.runner.send(GIVE, command, role="secretary", recorded=lambda _receipt: self.choose(""))

    @Slot(str)
    def end(self, delegate_id: str) -> None:
        self.desk.runner.send(
            GIVE, proxies.GiveProxy(delegate_id=delegate_id, holder_id=None), role="secretary"
        )
