"""An X server without a screen, and without a window manager: as on a kiosk."""

import os
import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from PIL import Image


@dataclass
class XServer:
    """Xvfb, whose picture lies in a file; ``with`` starts and ends it."""

    folder: Path
    width: int
    height: int

    def __enter__(self) -> Self:
        told, tell = os.pipe()
        size = f"{self.width}x{self.height}x24"
        command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", size]
        command += ["-nolisten", "tcp", "-noreset", "-fbdir", str(self.folder)]
        self.process = subprocess.Popen(
            command, pass_fds=[tell], stderr=subprocess.DEVNULL
        )
        os.close(tell)
        with os.fdopen(told) as said:
            self.display = f":{said.readline().strip()}"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.terminate()
        self.process.wait()

    def picture(self) -> Image.Image:
        """All that is on the screen: the file is an XWD of version 7."""
        data = (self.folder / "Xvfb_screen0").read_bytes()
        head = struct.unpack(">25I", data[:100])
        size, width, height, row, colours = (
            *(head[n] for n in (0, 4, 5, 12)),
            head[19],
        )
        pixels = data[size + 12 * colours :]
        return Image.frombytes("RGB", (width, height), pixels, "raw", "BGRX", row, 1)

    def do(self, *act: str) -> None:
        """A key or a click, as from a keyboard or a panel (``xdotool``)."""
        environment = os.environ | {"DISPLAY": self.display}
        subprocess.run(["xdotool", *act], env=environment, check=True)
