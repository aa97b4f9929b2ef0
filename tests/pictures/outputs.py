"""What the outputs' pictures are of: countdown, charts, frame lines, and the sheets that they are set up on."""

from __future__ import annotations

from collections.abc import Callable

from chair_console.domain import outputs, regulation, screen, session
from tests.desktop import morning as moments
from tests.desktop.windows import Windows


def pinned(view: screen.View, notice: str) -> moments.Morning:
    hall = moments.in_discussion()
    until = hall.now + 3_725_000 if view == "countdown" else 0
    return hall.tell(screen.ShowOnScreen(view=view, notice=notice, until=until))


def drawn(chart: screen.Chart, *, names: bool = True) -> moments.Morning:
    hall = moments.in_ballot(57).ballot_closed().declared()
    hall.tell(regulation.AmendRules(rules=session.Rules(show_names=names), reason="Nghị quyết"))
    return hall.tell(screen.ShowResultAs(chart=chart))


def lobby(*, calibrating: bool = False, output_id: str = "sanh") -> moments.Morning:
    """Three outputs beside the main one."""
    hall = moments.in_discussion()
    margins = outputs.Margins(left=3, top=2, right=3, bottom=4)
    lobby = outputs.OutputPlan(name="Sảnh tầng 1", shows="agenda", margins=margins)
    hall.tell(outputs.AddOutput(id="sanh", plan=lobby))
    hall.tell(outputs.AddOutput(id="buc", plan=outputs.OutputPlan(name="Bục phát biểu", shows="floor")))
    hall.tell(outputs.AddOutput(id="tv", plan=outputs.OutputPlan(name="Truyền hình", shows="caption")))
    if calibrating:
        plan = outputs.OutputPlan(name="", margins=margins, calibrating=True)
        hall.tell(outputs.AmendOutput(output_id=output_id, plan=plan))
    hall.around.pages = {"sanh": 2, "tv": 1}
    return hall


def countdown(windows: Windows) -> None:
    windows.desk.showing.pick("countdown")
    windows.find("noticeField").setProperty("text", "Phiên họp buổi chiều bắt đầu sau")
    windows.find("countdownTime").setProperty("text", "14:00")


def pinning(windows: Windows) -> None:
    plan = outputs.OutputPlan(name="Sảnh tầng 1", shows="document", document_id="t08")
    assert windows.hall is not None
    windows.hall.tell(outputs.AmendOutput(output_id="sanh", plan=plan))
    windows.look_again()
    windows.desk.outputs.choose("sanh")
    windows.desk.outputs.pick("document")
    windows.desk.outputs.pick_page(3)


PROJECTED: dict[str, Callable[[], moments.Morning]] = {
    "projector-countdown": lambda: pinned("countdown", notice="Phiên họp buổi chiều bắt đầu sau"),
    "projector-notice": lambda: pinned(
        "notice", notice="Mời các đại biểu về chỗ, phiên họp bắt đầu sau 5 phút."
    ),
    "projector-chart-seats": lambda: drawn("seats"),
    "projector-chart-groups": lambda: drawn("groups"),
    "projector-chart-turnout": lambda: drawn("seats", names=False),
    "projector-frame-lines": lambda: lobby(calibrating=True, output_id=outputs.MAIN),
}
CHAIR: dict[str, Callable[[], moments.Morning]] = {
    "chair-pinned": lambda: pinned("countdown", notice="Phiên họp buổi chiều bắt đầu sau"),
}
SHEETS: dict[str, tuple[str, str, Callable[[Windows], None]]] = {
    "chair-sheet-outputs": ("outputs", "chair-outputs", lambda w: w.desk.outputs.choose("sanh")),
    "chair-sheet-outputs-paper": ("outputs", "chair-outputs", pinning),
    "chair-sheet-show-countdown": ("show", "chair-discussion", countdown),
    "chair-sheet-show-result": ("show", "chair-declared", lambda w: w.desk.showing.pick("result_groups")),
}
