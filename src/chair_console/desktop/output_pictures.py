"""The pictures of all outputs: each is looked at only while somebody sees it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from chair_console.domain.outputs import MAIN
from chair_console.scene.meeting import Scene

from .projector_model import ProjectorModel


class OutputPictures(QObject):
    """Makes the model of an output when it is first asked for."""

    def __init__(
        self, main: ProjectorModel, make: Callable[[str], ProjectorModel], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._models: dict[str, ProjectorModel] = {MAIN: main}
        self.seen: Callable[[str], bool] = lambda output_id: False
        """Whether the window of an output is open."""
        self.all_seen = False
        """Whether all of them are on a sheet now."""

    def of(self, output_id: str) -> ProjectorModel:
        if output_id not in self._models:
            self._models[output_id] = self._make(output_id)
        return self._models[output_id]

    def latest(self, output_id: str) -> Scene:
        """What the output shows at this moment."""
        model = self.of(output_id)
        model.refresh()
        return model.now()

    def refresh(self) -> None:
        for output_id, model in self._models.items():
            if output_id == MAIN or self.all_seen or self.seen(output_id):
                model.refresh()
