"""The camera as a reader of codes: the text of a QR in a frame."""

import io
from collections.abc import Callable

import zxingcpp
from PIL import Image

from kiosk.scanner import Read

GONE_AFTER = 3
"""Frames without a code: one that cannot be read for a moment is still there."""

SIDE = 1280
"""Longest side that is looked at: a code of a ticket has 45 modules on 2 cm."""


def texts_in(frame: bytes) -> list[str]:
    """What the QR codes in a picture say; ``OSError`` if it is no whole picture."""
    with Image.open(io.BytesIO(frame), formats=("JPEG",)) as opened:
        opened.draft("L", (SIDE, SIDE))
        picture = opened.convert("L")
    wanted = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    found = zxingcpp.read_barcodes(picture, formats=wanted)
    return [each.text for each in found]


class CodeReader:
    """Gives each code once for as long as it lies there."""

    def __init__(self, read: Read, deliver: Callable[[Callable[[], None]], None]):
        self.read = read
        self.deliver = deliver
        self.last = ""
        self.empty = 0

    def begin(self) -> None:
        """Somebody else is asked for a code: the same one counts again."""
        self.last = ""

    def see(self, frame: bytes) -> None:
        """On the camera's thread."""
        texts = texts_in(frame)
        self.empty = 0 if texts else self.empty + 1
        if self.empty >= GONE_AFTER:
            self.last = ""
        for text in texts:
            if text != self.last:
                self.last = text
                self.deliver(lambda text=text: self.read(text))  # type: ignore[misc]
