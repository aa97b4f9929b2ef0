"""The questioning session, led from the chair's window beside two real tablets that ask, debate and see the answers.

Tablet `a` asks first, is answered and debates first although `b` has registered before; the answer to `b` is promised
in writing. It ends when the group that they asked in is closed.
"""

from __future__ import annotations

import datetime
import re
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from .leader import Leader, meaning
from .tablets import Tablet, two_tablets

ITEM = "i5"
RESPONDENT = "Giám đốc Sở Y tế"
SUBJECTS = ("Trạm y tế xã thiếu nữ hộ sinh nói được tiếng Mông", "Danh mục thuốc bảo hiểm ở trạm y tế xã")
DUE_DAYS = 20
STANDS_SECONDS = 0.8
"""How long the suggested step has to stand before it is pressed, as people read it."""


class Questioning:
    """Leads by mouse and touch; after each act there is a picture of both tablets."""

    def __init__(self, leader: Leader, tablets: list[Tablet], out: Path, seconds: float) -> None:
        self.leader, self.out = leader, out
        self.a, self.b = tablets
        self.tablets = tablets
        self._ends = time.monotonic() + seconds
        self._asked = self._debating = self._promised = False

    def settled(self, *names: str) -> dict[str, Any]:
        """The window once its step has stood long enough to be read; tablets that call for an answer get it."""
        standing, since = None, time.monotonic()
        while time.monotonic() < self._ends:
            seen = self.leader.look(*names)
            if seen["step"]["state"] == "refused":
                self.leader.picture()
                raise RuntimeError(f"refused: {seen['step']['outcome']}")
            if meaning(seen) != standing:
                standing, since = meaning(seen), time.monotonic()
            waits = seen["step"]["state"] not in ("ready", "asking") or seen.get("opening")
            if not waits and time.monotonic() - since >= STANDS_SECONDS:
                return seen
            time.sleep(0.1)
        raise RuntimeError(f"not over in time; the last act was {self.leader.acts[-1:]}")

    def press(self, seen: dict[str, Any], name: str = "nextStep") -> None:
        self.leader.act(seen, name)
        if name in seen["where"] and not name.startswith("itemActs"):
            self.leader.until_pressed(seen)
        self.pictures()

    def touch(self, tablet: Tablet, what: str, act: Callable[[], object]) -> None:
        """Something that is done on a tablet: the screen before it, both tablets after it."""
        self.leader.picture()
        act()
        self.leader.note(f"touch   {what:<28} {tablet.mark}: {tablet.name}")
        self.pictures()

    def pictures(self) -> None:
        for tablet in self.tablets:
            tablet.picture(self.out, len(self.leader.acts) - 1)

    # --- the course -----------------------------------------------------------------------------------------

    def open_the_sitting(self) -> None:
        """Follow what is suggested until the sitting is open; the tablets say that they are here."""
        here: set[str] = set()
        while True:
            for tablet in self.tablets:
                if tablet.mark not in here and tablet.shows("Báo có mặt"):
                    here.add(tablet.mark)
                    self.touch(tablet, "Báo có mặt", partial(tablet.touch, "Báo có mặt"))
            seen = self.settled(f"itemActs-{ITEM}")
            if seen["stage"] in ("quiet", "between", "item") and seen["step"]["key"] in (
                "start_item",
                "next_item",
                "start_first",
            ):
                return
            if seen["step"].get("blocked") or (seen["step"]["key"] == "open_session" and len(here) < 2):
                time.sleep(0.2)
                continue
            self.press(seen)

    def go_to_the_item(self) -> None:
        """By the menu of its row in the agenda."""
        row, act = f"itemActs-{ITEM}", f"act-item-{ITEM}"
        seen = self.settled(row)
        self.press(seen, row)
        ends = time.monotonic() + 5
        while act not in (seen := self.leader.look(act))["where"]:
            if time.monotonic() > ends:
                raise RuntimeError("the menu of the item does not open")
            time.sleep(0.05)
        self.press(seen, act)
        self.press(self.settled())

    def register(self) -> None:
        for tablet, subject in zip(self.tablets, SUBJECTS, strict=True):
            tablet.go_to_the_floor()
            self.touch(tablet, "Đăng ký chất vấn", partial(tablet.ask, RESPONDENT, subject))

    def debates(self) -> None:
        """`b` is first to register; whose question it is comes first all the same."""
        for tablet in (self.b, self.a):
            self.touch(tablet, "Đăng ký tranh luận", tablet.debate)
        seen = self.settled()
        while seen["step"]["key"] != "debate_own":
            seen = self.settled()
        assert self.a.name in seen["step"]["title"], seen["step"]
        self._debating = True

    def promise(self, seen: dict[str, Any]) -> None:
        """The answer will come in writing until a day that is typed."""
        self.press(seen, "step-promise")
        day = datetime.date.today() + datetime.timedelta(days=DUE_DAYS)
        seen = self.leader.look("day")
        self.leader.click(seen, "day")
        self.leader.type(f"{day:%d/%m/%Y}")
        ends = time.monotonic() + 5
        while f"{day:%d/%m/%Y}" not in (seen := self.leader.look())["step"]["text"]:
            if time.monotonic() > ends:
                raise RuntimeError(f"the day was not taken: {seen['step']}")
            time.sleep(0.05)
        self.press(self.settled())
        self.b.sees(re.compile(f"hẹn trả lời bằng văn bản chậm nhất ngày {day:%d/%m}"))
        self._promised = True

    def end_own_turns(self, seen: dict[str, Any]) -> bool:
        """A tablet that has the floor says when it is done."""
        for tablet in self.tablets:
            if seen["questioning"]["speaker"] == tablet.delegate_id:
                self.touch(tablet, "Tôi đã nói xong", partial(tablet.touch, "Tôi đã nói xong"))
                return True
        return False

    def question_the_group(self) -> None:
        """Until the group is closed; who asks, answers and debates comes from the suggested step."""
        while True:
            seen = self.settled()
            key, held = seen["step"]["key"], seen["questioning"]
            if self.end_own_turns(seen):
                continue
            if key == "start_group" and not self._asked:
                self.register()
                self._asked = True
                continue
            if key == "answer" and held["current"][-1:] == [self.b.delegate_id] and not self._promised:
                self.promise(seen)
                continue
            if key in ("end_group", "next_group") and seen["step"]["state"] == "asking":
                self.press(seen)
                self.settled()
                self.leader.picture()
                return
            self.press(seen)
            if key == "answer" and held["current"][-1:] == [self.a.delegate_id] and not self._debating:
                self.debates()


def lead_questioning(leader: Leader, out: Path, seconds: float) -> None:
    """Raises `RuntimeError` or an `AssertionError` where the session does not go as it should."""
    codes: list[dict[str, str]] = []
    ends = time.monotonic() + 60
    while len(codes) != 2:
        if time.monotonic() > ends:
            raise RuntimeError(f"{len(codes)} seats are free, not two")
        seen = leader.look()
        codes = leader.look("codes")["codes"] if seen["step"]["state"] != "loading" else []
        time.sleep(0.3)
    with two_tablets([(c["id"], c["name"], c["link"]) for c in codes]) as tablets:
        session = Questioning(leader, tablets, out, seconds)
        session.open_the_sitting()
        session.go_to_the_item()
        session.question_the_group()
