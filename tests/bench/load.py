"""Asks for one path over many TLS connections as fast as answers come; prints how many came a second.

`python -m tests.bench.load HOST PORT AUTHORITY PATH CONNECTIONS SECONDS [HEADER: VALUE]…`. A process of its own, so
that the benchmark's bookkeeping costs the measurement nothing. Plain sockets: a client library would be slower
than either server.
"""

from __future__ import annotations

import socket
import ssl
import sys
import threading
import time

_BUFFER = 1 << 18


class Connection(threading.Thread):
    """One connection that asks, reads the whole answer and asks again until `until` (time.monotonic)."""

    def __init__(
        self, address: tuple[str, int], context: ssl.SSLContext, request: bytes, until: float
    ) -> None:
        super().__init__(daemon=True)
        self._address, self._context, self._request, self._until = address, context, request, until
        self.answers = 0
        self.failure = ""

    def run(self) -> None:
        try:
            with (
                socket.create_connection(self._address, 10) as plain,
                self._context.wrap_socket(plain, server_hostname=self._address[0]) as secure,
            ):
                while time.monotonic() < self._until:
                    secure.sendall(self._request)
                    self._read(secure)
                    self.answers += 1
        except (OSError, ValueError) as error:
            self.failure = str(error)

    def _read(self, secure: ssl.SSLSocket) -> None:
        buffer = memoryview(bytearray(_BUFFER))
        head = b""
        while b"\r\n\r\n" not in head:
            count = secure.recv_into(buffer)
            if not count:
                raise OSError("closed in the middle")
            head += bytes(buffer[:count])
        fields, _, body = head.partition(b"\r\n\r\n")
        status, *lines = fields.decode("latin-1").split("\r\n")
        if status.split()[1] not in ("200", "206"):
            raise OSError(status)
        left = _length(lines) - len(body)
        while left > 0:
            count = secure.recv_into(buffer, min(left, _BUFFER))
            if not count:
                raise OSError("closed in the middle")
            left -= count


def _length(lines: list[str]) -> int:
    for line in lines:
        name, _, value = line.partition(":")
        if name.lower() == "content-length":
            return int(value)
    raise ValueError("an answer without a length")


def main() -> int:
    host, port, authority, path, connections, seconds, *headers = sys.argv[1:]
    context = ssl.create_default_context(cafile=authority)
    lines = [f"GET {path} HTTP/1.1", f"Host: {host}:{port}", *headers, "", ""]
    until = time.monotonic() + float(seconds)
    threads = [
        Connection((host, int(port)), context, "\r\n".join(lines).encode(), until)
        for _ in range(int(connections))
    ]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    failures = {thread.failure for thread in threads if thread.failure}
    if failures:
        print("; ".join(sorted(failures)), file=sys.stderr)
        return 1
    print(sum(thread.answers for thread in threads) / (time.monotonic() - began))
    return 0


if __name__ == "__main__":
    sys.exit(main())
