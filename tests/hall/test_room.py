"""What the journal has no room for, and what it holds already although no program's integer does."""

from pathlib import Path

import msgspec
import pytest

from chair_console.domain.actors import Actor
from chair_console.domain.session import ConveneSession, SittingPlan
from chair_console.hall.desk import Desk
from chair_console.hall.urn_keys import UrnKeys
from chair_console.hall.urns import Urns
from chair_console.journal import JournalRefused, Store, disk
from chair_console.journal.disk import DiskGuard
from tests.hall.test_void_tokens import a_hall

SITTING = SittingPlan(id="s1", title="Sáng", planned_at=0, ends_at=1)


async def test_a_command_that_finds_no_room_tells_the_desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(guard: DiskGuard) -> None:
        raise JournalRefused("journal.disk_full", folder=str(tmp_path), least_mb=200)

    with Store.open(tmp_path, data_dir=tmp_path) as store:
        desk = Desk(store, Urns(UrnKeys(tmp_path / "urns")))
        told: list[str] = []
        desk.on_blocked = lambda refusal: told.append(refusal.code)
        desk.start()
        command = ConveneSession(body="HĐND", title="Kỳ họp", sittings=[SITTING])
        monkeypatch.setattr(DiskGuard, "require_room", no_room)
        with pytest.raises(JournalRefused):
            await desk.submit(Actor(role="secretary"), "command-1", command)
        assert told == ["journal.disk_full"] and desk.shown.session is None
        monkeypatch.undo()
        receipt = await desk.submit(Actor(role="secretary"), "command-1", command)
        assert receipt.seq == 1
        desk.close()


async def test_the_warning_of_a_full_disk_goes_by_itself_when_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_hall(tmp_path) as hall:
        monkeypatch.setattr(disk, "_ASK_EVERY_S", 0)
        with monkeypatch.context() as full:
            full.setattr(DiskGuard, "_measure", lambda guard: False)
            command = ConveneSession(body="HĐND", title="Kỳ họp", sittings=[SITTING])
            with pytest.raises(JournalRefused):
                await hall.give(Actor(role="secretary"), "command-1", command)
            hall.look_for_room()
            assert "journal" in hall.around.notices and not hall.around.journal.safe
        hall.look_for_room()
        assert "journal" not in hall.around.notices and hall.around.journal.safe


async def test_a_journal_with_a_number_beyond_all_integers_is_read_again(tmp_path: Path) -> None:
    """Earlier halls recorded such a number, and never started again."""
    beyond = msgspec.structs.replace(SITTING, ends_at=10**30)
    for restart in (False, True):
        with Store.open(tmp_path, data_dir=tmp_path) as store:
            desk = Desk(store, Urns(UrnKeys(tmp_path / "urns")))
            if restart:
                assert desk.shown.session is not None and desk.shown.session.sittings["s1"].ends_at == 10**30
                return
            desk.start()
            command = ConveneSession(body="HĐND", title="Kỳ họp", sittings=[beyond])
            await desk.submit(Actor(role="secretary"), "command-1", command)
            desk.close()
