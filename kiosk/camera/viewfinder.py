"""The thread that owns the camera: it sees only while somebody wants to be seen.

What comes of it is delivered to the screen's thread.  A picture that is not whole is
passed over.  Whoever asks for a picture gets the next one after the asking.
"""

import logging
import threading
from collections.abc import Callable
from time import monotonic

from PIL import Image

from center.domain.errors import BadPicture
from kiosk.camera.camera import Camera, CameraLost, CameraState
from kiosk.camera.developing import Preview, preview_of
from kiosk.worker import Deliver

log = logging.getLogger(__name__)

PREVIEW_SIDE = 720
PREVIEW_SECONDS = 0.1
"""Between two pictures on the screen: enough to lay a paper right."""
WRONG_FRAMES = 20
"""In a row: then it is no camera."""

WRONG = (
    BadPicture,
    OSError,
    SyntaxError,
    ValueError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
"""What a decoder says to something that is no whole picture, or a far too large one."""

Take = Callable[[bytes], None]
"""Does something with a frame, on the camera's thread; ``BadPicture`` if it cannot."""


class Viewfinder:
    """One camera and who looks through it."""

    def __init__(
        self,
        camera: Camera,
        deliver: Deliver,
        show: Callable[[Preview], None],
        tell: Callable[[CameraState], None],
    ) -> None:
        self.camera = camera
        self.deliver = deliver
        self.show = show
        self.tell = tell
        self.changed = threading.Condition()
        self.watches = 0
        """How often somebody began to look."""
        self.watched = 0
        """Which of these it is now; 0 while nobody looks."""
        self.ended = False
        self.shutter: Take | None = None
        self.readers: list[Take] = []
        """See every frame besides, while the camera is open."""
        self.shown_at = 0.0
        self.thread = threading.Thread(target=self.run, name="camera", daemon=True)

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        self.rest()
        with self.changed:
            self.ended = True
            self.changed.notify()
        self.thread.join(3)

    def watch(self) -> None:
        """Open the camera and show what it sees."""
        with self.changed:
            self.watches += 1
            self.watched = self.watches
            self.changed.notify()

    def rest(self) -> None:
        """Nobody looks any more: the camera is closed."""
        with self.changed:
            self.watched, self.shutter = 0, None

    def take(self, do: Take) -> None:
        """Do something with the next frame."""
        with self.changed:
            self.shutter = do

    def run(self) -> None:
        while True:
            with self.changed:
                self.changed.wait_for(lambda: self.watched or self.ended)
                if self.ended:
                    return
                watch = self.watched
            self.session(watch)

    def session(self, watch: int) -> None:
        """From opening the camera to closing it, however that comes about."""
        try:
            self.camera.open()
            self.see(watch)
        except CameraLost as lost:
            log.warning("the camera is lost: %s", lost.state.value)
            self.lose(watch, lost.state)
        finally:
            self.camera.close()

    def lose(self, watch: int, state: CameraState) -> None:
        """Who looks by now has a try of their own, and hears nothing of this one."""
        with self.changed:
            if self.watched not in (watch, 0):
                return
            self.watched, self.shutter = 0, None
        self.told(state)

    def told(self, state: CameraState) -> None:
        self.deliver(lambda: self.tell(state))

    def see(self, watch: int) -> None:
        """Until this watch is over, even where the next one has begun already."""
        wrong, known = 0, False
        while self.watched == watch:
            frame = self.camera.frame()
            if self.watched != watch:
                return
            wrong = 0 if self.used(frame) else wrong + 1
            if wrong >= WRONG_FRAMES:
                raise CameraLost(CameraState.error)
            if not wrong and not known:
                known = True
                self.told(CameraState.ok)

    def used(self, frame: bytes) -> bool:
        """Show a frame and take it if that was asked for; whether it is a picture."""
        try:
            shutter = self.shutter
            if shutter is not None:
                shutter(frame)
                self.let_go(shutter)
            for reader in self.readers:
                reader(frame)
            self.preview(frame)
        except WRONG:
            return False
        return True

    def let_go(self, shutter: Take) -> None:
        with self.changed:
            if self.shutter is shutter:
                self.shutter = None

    def preview(self, frame: bytes) -> None:
        now = monotonic()
        if now - self.shown_at < PREVIEW_SECONDS:
            return
        self.shown_at = now
        seen = preview_of(frame, PREVIEW_SIDE)
        self.deliver(lambda: self.show(seen))
