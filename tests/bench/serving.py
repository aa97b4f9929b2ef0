"""The hall and nginx give out the same files over TLS with the same certificate, and are loaded in turn."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from .cases import Case, typical
from .halls import Desk

ROUNDS = 5
SECONDS = 3.0


def require_nginx() -> str:
    """The reference server. Raises SystemExit with the sentence that says what is missing."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if found is None:
        raise SystemExit("nginx is missing: apt-get install --no-install-recommends nginx-light")
    return found


@dataclass(frozen=True)
class Server:
    """Where one server listens, how it asks who one is, and the process that works."""

    host: str
    port: int
    authority: Path
    headers: tuple[str, ...]
    pid: int

    def cpu_s(self) -> float:
        """CPU seconds of the server and its workers so far."""
        ticks = 0
        for line in _children(self.pid):
            fields = Path(f"/proc/{line}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")


def _children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8")
    return [pid, *(int(child) for child in text.split())]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def an_nginx(folder: Path, root: Path, tls: Path) -> Iterator[Server]:
    """nginx with as many workers as cores, on the hall's own certificate, serving `root`."""
    port = free_port()
    folder.mkdir(parents=True)
    config = folder / "nginx.conf"
    config.write_text(
        f"""daemon off; worker_processes auto; pid {folder}/nginx.pid; error_log {folder}/error.log; user root;
events {{ worker_connections 2048; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; default_type application/octet-stream;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port} ssl; root {root};
    ssl_certificate {tls}/hall.crt; ssl_certificate_key {tls}/hall.key; ssl_protocols TLSv1.2 TLSv1.3;
  }}
}}
""",
        encoding="utf-8",
    )
    process = subprocess.Popen(
        [require_nginx(), "-c", str(config), "-p", str(folder)], stderr=subprocess.DEVNULL
    )
    try:
        _until_open(port)
        yield Server("127.0.0.1", port, tls / "ca.crt", (), process.pid)
    finally:
        process.terminate()
        process.wait(20)


def _until_open(port: int) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError("nginx did not start")


def load(server: Server, path: str, connections: int, *headers: str) -> tuple[float, float]:
    """Answers a second, and the server's CPU ms for each answer."""
    before = server.cpu_s()
    arguments = [server.host, str(server.port), str(server.authority), path, str(connections), str(SECONDS)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.load", *arguments, *server.headers, *headers],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{path}: {done.stderr.strip()}")
    rate = float(done.stdout)
    return rate, (server.cpu_s() - before) * 1000 / (rate * SECONDS)


def compare(
    name: str, ours: tuple[Server, str], theirs: tuple[Server, str], connections: int, *headers: str
) -> Case:
    """Load both in turn, so that whatever else the machine does meets both."""
    rates: list[tuple[float, float]] = []
    reference: list[tuple[float, float]] = []
    for turn in range(ROUNDS + 1):
        mine = load(ours[0], ours[1], connections, *headers)
        other = load(theirs[0], theirs[1], connections, *headers)
        if turn:
            rates.append(mine)
            reference.append(other)
    extra = {
        "ours_cpu_ms": typical([cpu for _, cpu in rates]),
        "reference_cpu_ms": typical([cpu for _, cpu in reference]),
    }
    return Case(
        name,
        typical([rate for rate, _ in rates]),
        typical([rate for rate, _ in reference]),
        unit="answers/s",
        better="higher",
        extra=extra,
    )


async def publish(desk: Desk, file: Path, document_id: str) -> dict[str, object]:
    """Take a file in and publish it; its facts."""
    form = aiohttp.FormData()
    form.add_field("file", await asyncio.to_thread(file.read_bytes), filename=file.name)
    async with desk.session.post(f"{desk.url}/api/files", data=form, headers=desk.headers) as answer:
        facts: dict[str, object] = await answer.json()
        if answer.status != 200:
            raise RuntimeError(facts)
    fields = {"kind": "report", "title": "Đo", "file_sha256": facts["sha256"]}
    command = {"type": "PublishDocument", "id": document_id, **fields}
    await desk.send(json.dumps({"command_id": str(uuid.uuid4()), "command": command}).encode())
    return facts


def hall_server(ready: dict[str, str], token: str) -> Server:
    """The hall as a server to be loaded, as a tablet with `token`."""
    host, _, port = ready["url"].rpartition("//")[2].partition(":")
    headers = (f"Authorization: Bearer {token}",)
    return Server(host, int(port), Path(ready["ca_file"]), headers, int(ready["pid"]))
