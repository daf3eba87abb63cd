"""The cable between the screens and their center, which can be pulled and plugged in.

``set_offline`` of a browser lets a stream that is open go on; this cuts it for real.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

BYTES = 65536


class Wire:
    """Passes every connection on to a port of this machine, unless it is cut."""

    def __init__(self, port: int) -> None:
        self.target = port
        self.is_cut = False
        self.ends: list[socket.socket] = []
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.door.getsockname()[1])
        Thread(target=self.accept, daemon=True).start()

    def through(self, address: str) -> str:
        """An address of the center, by way of this wire."""
        return address.replace(f":{self.target}", f":{self.port}")

    def cut(self) -> None:
        """End what is open, and take nothing more."""
        self.is_cut = True
        while self.ends:
            hang_up(self.ends.pop())

    def mend(self) -> None:
        self.is_cut = False

    def close(self) -> None:
        hang_up(self.door)
        self.cut()

    def accept(self) -> None:
        with suppress(OSError):
            while True:
                self.join(self.door.accept()[0])

    def join(self, near: socket.socket) -> None:
        far = None if self.is_cut else reach(self.target)
        if far is None:
            hang_up(near)
            return
        self.ends += [near, far]
        for source, sink in ((near, far), (far, near)):
            Thread(target=pump, args=(source, sink), daemon=True).start()


def reach(port: int) -> socket.socket | None:
    """A connection to the center, or None while it is down."""
    try:
        return socket.create_connection(("127.0.0.1", port))
    except OSError:
        return None


def pump(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(BYTES):
            sink.sendall(data)
    hang_up(source)
    hang_up(sink)


def hang_up(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()


@contextmanager
def wired(port: int) -> Iterator[Wire]:
    wire = Wire(port)
    try:
        yield wire
    finally:
        wire.close()
