"""What bytes travel over between the kiosk and a printer: a socket or a device file.

A wire is opened for one job or one look at the printer and closed after it.  What came
for an earlier one and was never read is thrown away when it opens.
"""

import os
import select
import socket
from pathlib import Path
from typing import Protocol

CHUNK = 4096


class Wire(Protocol):
    """Both ways; an ``OSError`` says that the printer is not there any more."""

    def write(self, data: memoryview, seconds: float) -> int:
        """Hand over some bytes, or raise ``TimeoutError`` if none went in the time."""

    def read(self, seconds: float) -> bytes | None:
        """What has come or comes first within a time; None if nothing did.

        Empty bytes say that the other end has closed.
        """

    def close(self) -> None: ...


class SocketWire:
    """TCP to a raw port.

    The socket is our own: python-escpos leaves one open at every refused connection,
    knows only IPv4, and tells the root log of each look at the printer.
    """

    def __init__(self, host: str, port: int, seconds: float) -> None:
        self.socket = socket.create_connection((host, port), seconds)
        # The end of a job is small, and would wait 40 ms for word of what went before.
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def write(self, data: memoryview, seconds: float) -> int:
        self.socket.settimeout(seconds)
        return self.socket.send(data[:CHUNK])

    def read(self, seconds: float) -> bytes | None:
        self.socket.settimeout(seconds)
        try:
            return self.socket.recv(CHUNK)
        except (TimeoutError, BlockingIOError):
            return None

    def close(self) -> None:
        self.socket.close()


class DeviceWire:
    """A device file that is read and written as it is: ``/dev/usb/lp0``.

    The kernel's own driver of USB printers (``usblp``) stands behind it; it needs no
    library, and the rights of the file are those of the group ``lp``.
    """

    def __init__(self, path: Path) -> None:
        self.file = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
        while self.read(0):
            continue

    def write(self, data: memoryview, seconds: float) -> int:
        _, ready, _ = select.select([], [self.file], [], seconds)
        if not ready:
            raise TimeoutError
        try:
            return os.write(self.file, data[:CHUNK])
        except BlockingIOError:
            return 0

    def read(self, seconds: float) -> bytes | None:
        ready, _, _ = select.select([self.file], [], [], seconds)
        if not ready:
            return None
        try:
            # An empty read says that nothing is there, not that nobody is.
            return os.read(self.file, CHUNK) or None
        except BlockingIOError:
            return None

    def close(self) -> None:
        os.close(self.file)
