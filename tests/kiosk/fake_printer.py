"""A receipt printer on a real connection, with the faults that real ones have.

It walks through commands, so that the bytes of a picture are never taken for a query.
Real-time queries are answered at once; everything else waits for paper and a closed
cover, as the buffer of a printer does.
"""

import contextlib
import socket
import struct
import threading
import time
from dataclasses import dataclass, field
from typing import Self

from tests.kiosk.escpos_decoder import split

RESET = struct.pack("ii", 1, 0)


def set_event() -> threading.Event:
    event = threading.Event()
    event.set()
    return event


@dataclass
class FakePrinter:
    """Set its state before or between jobs; ``with`` starts and stops it."""

    paper: str = "ok"
    """``ok``, ``near_end`` or ``out``."""
    cover_open: bool = False
    cutter_jammed: bool = False
    echoes: bool = True
    reports: bool = True
    runs_out: bool = False
    """The roll ends in the middle of the next picture."""
    silent_after: int | None = None
    """Bytes of a connection after which nothing is answered any more."""
    stops_reading_after: int | None = None
    resets_after: int | None = None
    closes_after: int | None = None
    bytes_per_second: int | None = None
    broken: bool = False
    """One of these faults has come."""
    prompt: threading.Event = field(default_factory=set_event)
    """Cleared, it keeps the answers to queries back until it is set again."""
    received: bytes = b""
    """Everything of the last connection."""
    printed: bytes = b""
    """The commands that were carried out, of all connections."""
    connections: int = 0
    waiting: list[bytes] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self.server = socket.create_server(("127.0.0.1", 0))
        self.server.settimeout(0.05)
        self.port = self.server.getsockname()[1]
        self.thread = threading.Thread(target=self.accept, name="fake printer")
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopping.set()
        self.prompt.set()
        self.thread.join()
        self.server.close()

    def accept(self) -> None:
        while not self.stopping.is_set():
            with contextlib.suppress(TimeoutError):
                line, _ = self.server.accept()
                with line, contextlib.suppress(OSError):
                    self.connections += 1
                    self.received = b""
                    self.serve(line)

    def serve(self, line: socket.socket) -> None:
        """Read one connection to its end, or to its fault."""
        line.settimeout(0.05)
        unread = b""
        while not self.stopping.is_set():
            if self.reached(self.closes_after):
                return
            if self.reached(self.resets_after):
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
                return
            if self.reached(self.stops_reading_after):
                self.stopping.wait(0.05)
                continue
            try:
                data = line.recv(1024)
            except TimeoutError:
                continue
            if not data:
                return
            self.slow_down(len(data))
            self.received += data
            commands, unread = split(unread + data)
            for command in commands:
                self.take(command, line)

    def slow_down(self, count: int) -> None:
        if self.bytes_per_second:
            time.sleep(count / self.bytes_per_second)

    def take(self, command: bytes, line: socket.socket) -> None:
        """Answer a query at once; put everything else behind what waits."""
        if command.startswith(b"\x10\x04"):
            status = bytes([self.status(command[2])])
            self.prompt.wait()
            self.answer(status, line)
            return
        self.waiting.append(command)
        while self.waiting and self.ready:
            self.carry_out(self.waiting[0], line)
            if self.ready:
                self.waiting.pop(0)

    def carry_out(self, command: bytes, line: socket.socket) -> None:
        if self.runs_out and command.startswith(b"\x1dv0"):
            self.paper = "out"
            return
        self.printed += command
        if command.startswith(b"\x1dr") and self.reports:
            self.answer(b"\x00" if self.paper == "ok" else b"\x03", line)
        if command.startswith(b"\x1d(H") and self.echoes:
            self.answer(b'7"' + command[7:11] + b"\x00", line)

    @property
    def ready(self) -> bool:
        return self.paper != "out" and not self.cover_open and not self.cutter_jammed

    def status(self, query: int) -> int:
        """Reply to ``DLE EOT``, its fixed bits included."""
        bits = {
            1: 0x00 if self.ready else 0x08,
            2: 0x04 * self.cover_open | 0x20 * (self.paper == "out"),
            3: 0x08 * self.cutter_jammed,
            4: {"ok": 0x00, "near_end": 0x0C, "out": 0x6C}[self.paper],
        }
        return 0x12 | bits[query]

    def answer(self, data: bytes, line: socket.socket) -> None:
        if not self.reached(self.silent_after):
            line.sendall(data)

    def reached(self, limit: int | None) -> bool:
        """Whether a fault has come; it stays until its limit is taken away."""
        if limit is None:
            return False
        self.broken = self.broken or len(self.received) >= limit
        return self.broken
