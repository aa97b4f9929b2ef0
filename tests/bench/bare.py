"""The reference: the same server stack with nothing on it. It appends bytes, commits, answers, and broadcasts."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import sys
import threading
from pathlib import Path

import uvloop
from litestar import Litestar, Request, WebSocket, post, websocket
from litestar.exceptions import WebSocketDisconnect

from chair_console.hall.server import WebServer, require_free_port
from chair_console.hall.tls import ensure_certificates


class Appender(threading.Thread):
    """Commits whatever has gathered, with the durability of the hall's journal."""

    def __init__(self, file: Path, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(daemon=True)
        self._file = file
        self._loop = loop
        self._wake = threading.Condition()
        self._waiting: list[tuple[bytes, asyncio.Future[None]]] = []

    def append(self, body: bytes) -> asyncio.Future[None]:
        done: asyncio.Future[None] = self._loop.create_future()
        with self._wake:
            self._waiting.append((body, done))
            self._wake.notify()
        return done

    def run(self) -> None:
        connection = sqlite3.connect(self._file, isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE records (seq INTEGER PRIMARY KEY, body BLOB)")
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._waiting)
                batch, self._waiting = self._waiting, []
            connection.execute("BEGIN")
            connection.executemany("INSERT INTO records (body) VALUES (?)", [(body,) for body, _ in batch])
            connection.execute("COMMIT")
            self._loop.call_soon_threadsafe(self._answer, [done for _, done in batch])

    @staticmethod
    def _answer(futures: list[asyncio.Future[None]]) -> None:
        for future in futures:
            future.set_result(None)


async def main(folder: Path) -> None:
    loop = asyncio.get_running_loop()
    appender = Appender(folder / "bare.sqlite3", loop)
    appender.start()
    sockets: set[WebSocket] = set()
    sending: set[asyncio.Task[None]] = set()

    @post("/append", status_code=200)
    async def append(request: Request) -> bytes:
        await appender.append(await request.body())
        return b'{"done":true}'

    @post("/broadcast", status_code=200)
    async def broadcast(request: Request) -> bytes:
        body = await request.body()
        await appender.append(body)
        text = body.decode()
        for socket in sockets:
            sending.add(
                loop.create_task(socket.send({"type": "websocket.send", "text": text, "bytes": None}))
            )
        return b'{"done":true}'

    @websocket("/live")
    async def live(socket: WebSocket) -> None:
        await socket.accept()
        sockets.add(socket)
        with contextlib.suppress(WebSocketDisconnect):
            while True:
                await socket.receive_data(mode="text")
        sockets.discard(socket)

    app = Litestar([append, broadcast, live], openapi_config=None, logging_config=None)
    port = require_free_port("127.0.0.1", 0)
    tls = ensure_certificates(folder / "tls", "bare", [])
    server = WebServer(app, "127.0.0.1", port, tls)
    await server.start()
    print(f"https://127.0.0.1:{port} {tls.authority}", flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await server.stop()


if __name__ == "__main__":
    uvloop.run(main(Path(sys.argv[1])))
