"""A tablet that makes itself known on the network is given to a delegate with one click in the window."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_network
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from chair_console import system
from tests.namespaces import a_network, inside, missing

from .test_live import Program, beside_other_tests, program, run, session_file
from .windows import find_items, object_named, until

__all__ = ["beside_other_tests", "program"]
NAME = "May thu A2"
HOST = "ccwindow"


def on_a_private_network() -> bool:
    """A hall's certificate is for private addresses alone, as halls have them."""
    private = [ip_network(n) for n in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")]
    return any(
        local.address in network
        for local in system.local_addresses()
        for network in private
        if local.address.version == 4
    )


@contextmanager
def a_tablet(state: Path) -> Iterator[None]:
    """The tablets' own program, as it runs on a tablet."""
    agent = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "chair_console.cli",
            "tablet",
            "--headless",
            "--name",
            NAME,
            "--state",
            str(state),
        ],
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        agent.terminate()
        agent.wait(20)


@pytest.fixture
def tablet(tmp_path: Path) -> Iterator[None]:
    with a_tablet(tmp_path / "tablet"):
        yield


@pytest.mark.skipif(not on_a_private_network(), reason="no private address here")
def test_a_tablet_found_on_the_network_joins_after_one_click_in_the_window(
    program: Program, tmp_path: Path, tablet: None
) -> None:
    async def morning() -> None:
        await program.start()
        try:
            program.desk.open_session(QUrl.fromLocalFile(str(session_file(tmp_path))))
            await until(lambda: program.topics.ballots, 30)
            chair = next(w for w in program.desktop.engine.rootObjects() if w.objectName() == "chairWindow")
            sheet = object_named(chair, "devicesSheet")
            sheet.setProperty("visible", True)

            def row() -> dict[str, str]:
                rows = program.desk.devices.rows.rows
                return next((row for row in rows if row["name"] == NAME), {})

            await until(lambda: row().get("condition") == "found", 20)
            assert row()["suggested"] == "A2 Đại biểu 2"
            place = f"devices.{row()['id']}"

            def button() -> object:
                found = find_items(chair.contentItem(), "assign")
                overlay = chair.contentItem().window().findChildren(type(chair.contentItem()), "assign")
                return next(
                    (b for b in [*found, *overlay] if b.property("place") == place and b.isVisible()), None
                )

            await until(button)
            button().clicked.emit()  # type: ignore[attr-defined]
            await until(lambda: row().get("condition") == "connected", 20)
            assert row()["delegate"] == "Đại biểu 2"
        finally:
            await program.stop()

    run(morning())


@pytest.mark.netns
@pytest.mark.skipif(on_a_private_network(), reason="tested on this machine's own network")
@pytest.mark.skipif(bool(missing()), reason=missing())
def test_the_same_in_a_network_of_its_own_where_this_machine_has_no_private_address() -> None:
    with a_network({HOST: "10.77.0.21"}):
        command = inside(HOST, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__)
        ran = subprocess.run(
            command, capture_output=True, text=True, check=False, env=os.environ.copy(), timeout=90
        )
    assert "1 passed" in ran.stdout, ran.stdout
