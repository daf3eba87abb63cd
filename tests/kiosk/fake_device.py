"""The same printer behind a device file: a pseudo-terminal for USB and for RS-232."""

import os
import select
import threading
import tty
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tests.kiosk.fake_printer import FakePrinter


class PtyLine:
    """The printer's end of the line, with the words of a socket."""

    def __init__(self, file: int) -> None:
        self.file = file
        self.seconds = 0.05

    def settimeout(self, seconds: float) -> None:
        self.seconds = seconds

    def setsockopt(self, *_: object) -> None:
        """A line of this kind cannot be reset, only pulled out."""

    def recv(self, size: int) -> bytes:
        ready, _, _ = select.select([self.file], [], [], self.seconds)
        if not ready:
            raise TimeoutError
        return os.read(self.file, size)

    def sendall(self, data: bytes) -> None:
        os.write(self.file, data)


@dataclass
class FakeDevice(FakePrinter):
    """A printer at ``path``; ``closes_after`` pulls its cable out."""

    def __enter__(self) -> Self:
        self.file, self.far_end = os.openpty()
        tty.setraw(self.far_end)
        self.path = Path(os.ttyname(self.far_end))
        self.thread = threading.Thread(target=self.work, name="fake device")
        self.thread.start()
        return self

    def work(self) -> None:
        line = PtyLine(self.file)
        with suppress(OSError):
            self.serve(line)  # type: ignore[arg-type]
        os.close(self.far_end)
        os.close(self.file)

    def __exit__(self, *_: object) -> None:
        self.stopping.set()
        self.prompt.set()
        self.thread.join()
