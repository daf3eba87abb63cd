"""A camera for demonstrations: before it lie the pictures of a folder, one by one.

They lie there in the order of their names; each stays until it has been looked at for
a while, then the next one is laid in its place, and after the last the first again.
"""

from itertools import cycle
from pathlib import Path
from time import sleep

from kiosk.camera.camera import CameraLost, CameraState

PAUSE_SECONDS = 0.1
PATTERNS = ("*.jpg", "*.jpeg")
FRAMES_A_PICTURE = 40


class FolderCamera:
    """Sees the pictures of a folder; there is no device."""

    def __init__(self, folder: Path, pause_seconds: float = PAUSE_SECONDS) -> None:
        self.folder = folder
        self.pause_seconds = pause_seconds
        self.looks = cycle([Path()])
        self.left = 0
        self.lies = Path()

    def open(self) -> None:
        found = sorted(p for kind in PATTERNS for p in self.folder.glob(kind))
        if not found:
            raise CameraLost(CameraState.gone)
        if self.lies not in found:
            self.looks = cycle(found)
        self.left = 0

    def frame(self) -> bytes:
        sleep(self.pause_seconds)
        if not self.left:
            self.lies, self.left = next(self.looks), FRAMES_A_PICTURE
        self.left -= 1
        try:
            return self.lies.read_bytes()
        except OSError:
            raise CameraLost(CameraState.gone) from None

    def close(self) -> None:
        """There is nothing to close."""
