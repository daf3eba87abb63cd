"""A printer whose paper is a file: the bytes of the job, and the picture they say."""

import os
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from kiosk.printing.escpos_job import decode, encode
from kiosk.printing.outcome import Outcome, PrinterState, PrintState


class FilePrinter:
    """Writes ``<name>.bin`` and, read back from it, ``<name>.png`` into a folder."""

    def __init__(self, folder: Path, dots: int = 576) -> None:
        self.folder = folder
        self.dots = dots

    def put(self, paper: Image.Image, name: str, sent: Callable[[], None]) -> Outcome:
        """Write both files; each appears whole or not at all."""
        job = encode(paper, self.dots)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            written = self.place(f"{name}.bin", lambda path: path.write_bytes(job))
        except OSError:
            return Outcome(PrintState.failed, PrinterState.error)
        sent()
        try:
            picture = decode(written.read_bytes())
            self.place(f"{name}.png", lambda path: picture.save(path, format="png"))
        except OSError:
            return Outcome(PrintState.doubtful, PrinterState.error)
        return Outcome(PrintState.printed, PrinterState.ok)

    def status(self) -> PrinterState:
        """Whether the folder can be written to, or made."""
        place = self.folder
        while not place.exists() and place != place.parent:
            place = place.parent
        writable = place.is_dir() and os.access(place, os.W_OK | os.X_OK)
        return PrinterState.ok if writable else PrinterState.error

    def place(self, name: str, write: Callable[[Path], object]) -> Path:
        """Write beside the final name and move it there."""
        unfinished = self.folder / f".{name}.part"
        write(unfinished)
        return unfinished.replace(self.folder / name)
