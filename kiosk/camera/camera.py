"""What every driver of a camera does."""

from enum import StrEnum
from typing import Protocol


class CameraState(StrEnum):
    """How the camera is, in the words of the protocol."""

    ok = "ok"
    gone = "gone"
    """No such device, or it was unplugged."""
    silent = "silent"
    """There, and gives no picture."""
    error = "error"
    """Something else has it, or it cannot do what is asked."""


class CameraLost(Exception):
    """There will be no more pictures until it is opened again."""

    def __init__(self, state: CameraState) -> None:
        super().__init__(state.value)
        self.state = state


class Camera(Protocol):
    """One camera, owned by one thread; it sees nothing while it is not open."""

    def open(self) -> None:
        """Begin to see; ``CameraLost`` if it cannot."""

    def frame(self) -> bytes:
        """The next picture, a JPEG; waits for it, ``CameraLost`` if none comes."""

    def close(self) -> None:
        """See nothing any more; never raises."""
