"""A serial line (RS-232, or a USB adapter of one), set and held by pyserial."""

from pathlib import Path
from typing import Literal

import serial  # type: ignore[import-untyped]

from kiosk.printing.wire import CHUNK

Flow = Literal["rtscts", "xonxoff", "none"]

BITS_OF_A_BYTE = 10
"""On a serial line: a start bit, eight bits, a stop bit."""


class SerialWire:
    """A line on which the printer says by itself when it cannot take more."""

    def __init__(self, path: Path, baud: int, flow: Flow) -> None:
        self.line = serial.Serial(
            str(path),
            baud,
            rtscts=flow == "rtscts",
            xonxoff=flow == "xonxoff",
            exclusive=True,
        )
        self.line.reset_input_buffer()

    def write(self, data: memoryview, seconds: float) -> int:
        self.line.write_timeout = seconds
        try:
            return int(self.line.write(bytes(data[:CHUNK])) or 0)
        except serial.SerialTimeoutException as stuck:
            raise TimeoutError from stuck

    def read(self, seconds: float) -> bytes | None:
        self.line.timeout = seconds
        first = self.line.read(1)
        return first + self.line.read(self.line.in_waiting) if first else None

    def close(self) -> None:
        self.line.close()
