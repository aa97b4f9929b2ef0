"""Makes what a window asks for asynchronously piece by piece, so that the frames in between come in time."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtQml import QQmlIncubationController

from .refresher import REST_MS, TURN_MS


class PieceByPiece(QQmlIncubationController):
    """Works in turns and rests between them, as the view-models do (`refresher`).

    Qt's own belongs to the first window of an engine and goes with it: with the window of the start, and from then on
    everything would be made in one go. It also works three times as long as it rests.
    """

    def __init__(self) -> None:
        super().__init__()
        self._next_turn = QTimer(interval=REST_MS, singleShot=True)
        self._next_turn.timeout.connect(self._turn)

    def incubatingObjectCountChanged(self, count: int) -> None:
        """Something is to be made, or has been."""
        if count and not self._next_turn.isActive():
            self._next_turn.start()

    def _turn(self) -> None:
        self.incubateFor(TURN_MS)
        if self.incubatingObjectCount():
            self._next_turn.start()
