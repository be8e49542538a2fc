"""A server on a socket that does with each connection what it is told: answer, hang up, or say nothing."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Sequence
from typing import Any

#: Instead of an answer: say nothing until the other side gives up.
SILENCE = b""


class Breaking:
    """Takes one connection a turn: None hangs up, SILENCE waits, anything else is sent. `asked`: what came,
    and `heads`: under which first lines."""

    def __init__(self, turns: Sequence[bytes | None]) -> None:
        self._turns = list(turns)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.asked: list[dict[str, Any]] = []
        self.heads: list[str] = []
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        # Closing alone leaves the thread in accept().
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(10)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection:
                head, body = _request(connection)
                self.heads.append(head)
                self.asked.append(body)
                turn = self._turns.pop(0) if self._turns else None
                if turn == SILENCE:
                    connection.settimeout(10)
                    connection.recv(1)
                elif turn is not None:
                    connection.sendall(turn)


def answer(status: int, content: object, **headers: str) -> bytes:
    """A whole HTTP answer; content other than text is sent as JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    head = [f"HTTP/1.1 {status} X", f"content-length: {len(text)}", "connection: close", *lines, "", text]
    return "\r\n".join(head).encode()


def _request(connection: socket.socket) -> tuple[str, dict[str, Any]]:
    got = b""
    while b"\r\n\r\n" not in got:
        got += connection.recv(65536)
    head, _, body = got.partition(b"\r\n\r\n")
    (length,) = [
        int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")
    ]
    while len(body) < length:
        body += connection.recv(65536)
    found: dict[str, Any] = json.loads(body)
    return head.decode() + "\r\n", found
