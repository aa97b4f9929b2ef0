"""Halls that are started in the same moment never share a port: one serves, the others say why they do not."""

from __future__ import annotations

import asyncio
import getpass
import json
import socket
import sys
from pathlib import Path

import pytest

from chair_console import system
from chair_console.hall.server import holding_port

pytestmark = pytest.mark.faults


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def _serve(data: Path, port: int) -> asyncio.subprocess.Process:
    arguments = ["serve", "--data", str(data), "--host", "127.0.0.1", "--port", str(port), "--no-advertise"]
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "chair_console.cli",
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def test_of_three_halls_started_at_once_on_one_port_one_serves(tmp_path: Path) -> None:
    port = _free_port()
    halls = await asyncio.gather(*(_serve(tmp_path / str(number), port) for number in range(3)))
    try:
        async with asyncio.timeout(60):
            lines = await asyncio.gather(*(hall.stdout.readline() for hall in halls if hall.stdout))
        ready = [json.loads(line) for line in lines if line]
        assert [one["port"] for one in ready] == [port]
        for hall, line in zip(halls, lines, strict=True):
            if line:
                continue
            async with asyncio.timeout(20):
                _, said = await hall.communicate()
            assert hall.returncode == 1
            assert str(port) in said.decode()
            assert "Traceback" not in said.decode()
    finally:
        for hall in halls:
            if hall.returncode is None:
                system.stop_process(hall.pid)
                await hall.communicate()


def test_a_user_without_a_name_can_start_a_hall(monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr(getpass, "getuser", nameless)
    with holding_port("127.0.0.1", 0) as port:
        assert port > 0
