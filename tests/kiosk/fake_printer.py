"""A receipt printer on a real connection, with the faults that real ones have.

Real-time commands are obeyed as they come in, in the bytes of a picture as well; there
a query is a part of the picture all the same.  Everything else waits in a buffer for
paper and a closed cover.  The buffer outlives the connection that filled it: what is in
it comes out as soon as it can, for whoever stands there then.
"""

import contextlib
import socket
import struct
import threading
import time
from dataclasses import dataclass, field
from typing import Self

from tests.kiosk.escpos_decoder import CLEAR, QUERY, split, split_real_time

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
    is_opened: bool = False
    """Somebody opens the cover in the middle of the next picture."""
    clears: bool = True
    """It knows the command that clears its buffers."""
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
    unread: bytes = b""
    """What may be the beginning of a real-time command."""
    begun: bytes = b""
    """The command of which the end has not come."""
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
            self.carry_on(None)
            with contextlib.suppress(TimeoutError):
                line, _ = self.server.accept()
                with line, contextlib.suppress(OSError):
                    self.connections += 1
                    self.received = b""
                    self.serve(line)

    def serve(self, line: socket.socket) -> None:
        """Read one connection to its end, or to its fault."""
        line.settimeout(0.05)
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
                self.carry_on(line)
                continue
            if not data:
                return
            self.slow_down(len(data))
            self.received += data
            parts, self.unread = split_real_time(self.unread + data)
            for part in parts:
                self.take(part, line)
                self.carry_on(line)

    def slow_down(self, count: int) -> None:
        if self.bytes_per_second:
            time.sleep(count / self.bytes_per_second)

    def take(self, part: bytes, line: socket.socket) -> None:
        """Obey a real-time command; put everything else behind what waits."""
        if part == CLEAR and self.clears:
            self.switch_off_and_on()
            self.answer(b"7%\x00", line)
            return
        if part.startswith(QUERY):
            status = bytes([self.status(part[2])])
            self.prompt.wait()
            self.answer(status, line)
            if not self.begun:
                return
        commands, self.begun = split(self.begun + part)
        self.waiting += commands

    def switch_off_and_on(self) -> None:
        """Lose what is in the buffer."""
        self.begun = b""
        self.waiting.clear()

    def carry_on(self, line: socket.socket | None) -> None:
        """Do what waits, as far as there is paper and all is shut."""
        while self.waiting and self.ready:
            self.carry_out(self.waiting[0], line)
            if self.ready:
                self.waiting.pop(0)

    @property
    def papers(self) -> int:
        """How many have been cut."""
        return split(self.printed)[0].count(b"\x1dVB\x00")

    def carry_out(self, command: bytes, line: socket.socket | None) -> None:
        if self.runs_out and command.startswith(b"\x1dv0"):
            self.paper = "out"
            return
        if self.is_opened and command.startswith(b"\x1dv0"):
            self.cover_open = True
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

    def answer(self, data: bytes, line: socket.socket | None) -> None:
        if line and not self.reached(self.silent_after):
            line.sendall(data)

    def reached(self, limit: int | None) -> bool:
        """Whether a fault has come; it stays until its limit is taken away."""
        if limit is None:
            return False
        self.broken = self.broken or len(self.received) >= limit
        return self.broken
