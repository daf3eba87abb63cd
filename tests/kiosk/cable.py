"""A line between a kiosk and a real center that can be cut at any place."""

import re
import socket
import threading
from typing import Self


class Cable:
    """Carries one question after another; some, or their answers, never arrive."""

    def __init__(self, port: int, lost: int = 0) -> None:
        self.port = port
        self.lost = lost
        """So many of the next answers are dropped."""
        self.loses: bytes | None = None
        """Answers to questions that begin so are dropped."""
        self.swallows: bytes | None = None
        """Questions that begin so never reach the center."""
        self.server = socket.create_server(("127.0.0.1", 0))
        self.thread = threading.Thread(target=self.carry)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.getsockname()[1]}"

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown(socket.SHUT_RDWR)
        self.server.close()
        self.thread.join()

    def carry(self) -> None:
        while True:
            try:
                near, _ = self.server.accept()
            except OSError:
                return
            with near:
                self.carry_one(near)

    def carry_one(self, near: socket.socket) -> None:
        """One question and its answer; a line that nobody speaks on is closed."""
        question = whole_message(near)
        if not question or begins(question, self.swallows):
            return
        with socket.create_connection(("127.0.0.1", self.port)) as far:
            far.sendall(question)
            answer = whole_message(far)
        if self.lost or begins(question, self.loses):
            self.lost = max(0, self.lost - 1)
            return
        near.sendall(answer)


def begins(question: bytes, with_: bytes | None) -> bool:
    return with_ is not None and question.startswith(with_)


def whole_message(line: socket.socket) -> bytes:
    """One HTTP message with its body; empty where the other end says nothing."""
    line.settimeout(10)
    message = b""
    while b"\r\n\r\n" not in message:
        read = line.recv(1 << 16)
        if not read:
            return b""
        message += read
    head, _, body = message.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: (\d+)", head)
    while length and len(body) < int(length[1]):
        body += line.recv(1 << 16)
    return head + b"\r\n\r\n" + body
