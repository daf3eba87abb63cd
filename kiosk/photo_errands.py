"""The camera's part of a visit: what it sees goes to the screen and into the visit."""

from base64 import b64decode
from collections.abc import Callable
from functools import partial
from typing import Protocol

from center.config import CameraConfig
from kiosk.camera.camera import Camera, CameraState
from kiosk.camera.code_reader import CodeReader
from kiosk.camera.developing import Preview, shot_of
from kiosk.camera.drivers import make_camera
from kiosk.camera.photographs import Seal, Shot
from kiosk.camera.viewfinder import Viewfinder
from kiosk.client import new_command
from kiosk.consequences import Errand
from kiosk.errands import Errands
from kiosk.visit import Visit
from kiosk.words import News, Screen


class Shows(Protocol):
    """The window, as far as the camera needs it."""

    def deliver(self, job: Callable[[], None]) -> None: ...

    def show_preview(self, preview: Preview) -> None: ...


def photo_errands(
    settings: CameraConfig, screen: Shows, errands: Errands
) -> "list[PhotoErrands]":
    """The camera that the settings name; nothing where there is none."""
    camera = make_camera(settings)
    return [PhotoErrands(camera, screen, errands)] if camera else []


class PhotoErrands:
    """The camera of one kiosk; ``errands`` tells the center how it is."""

    def __init__(self, camera: Camera, screen: Shows, errands: Errands) -> None:
        self.director = errands.director
        self.errands = errands
        self.deliver = screen.deliver
        self.viewfinder = Viewfinder(
            camera, screen.deliver, screen.show_preview, self.camera_changed
        )
        self.reader = CodeReader(self.director.read_code, screen.deliver)
        errands.others |= self.table()

    def table(self) -> dict[Errand, Callable[[Visit], None]]:
        return {
            Errand.WATCH: lambda _: self.watch(),
            Errand.READ: lambda _: self.watch(self.reader),
            Errand.REST: lambda _: self.viewfinder.rest(),
            Errand.TAKE: self.take,
        }

    def watch(self, *readers: CodeReader) -> None:
        """See, and let readers see; they begin anew."""
        for reader in readers:
            reader.begin()
        self.viewfinder.readers = [reader.see for reader in readers]
        self.viewfinder.watch()

    def start(self) -> None:
        """What reads papers reads the codes on them too."""
        self.director.hear(News.CAMERA, CameraState.ok.value)
        self.director.hear(News.SCANNER, True)
        self.viewfinder.start()

    def stop(self) -> None:
        self.viewfinder.stop()

    def camera_changed(self, state: CameraState) -> None:
        """The manager wants to know, and who stands there; ok is told after a fault."""
        if state.value == self.director.visit.camera:
            return
        self.director.hear(News.CAMERA, state.value)
        self.errands.tell_camera(state.value)

    def take(self, visit: Visit) -> None:
        """Seal the next thing that the camera sees, for the draft of this visit."""
        center = self.director.known.center
        if center is None or not center.dossier_key:
            return
        to = Seal(center.log, b64decode(center.dossier_key))
        draft = visit.pages.draft or new_command()
        document = visit.pages.document

        def develop(frame: bytes) -> None:
            shot = shot_of(frame, document, draft, to)
            self.deliver(partial(self.taken, visit, shot))

        self.viewfinder.take(develop)

    def taken(self, visit: Visit, shot: Shot) -> None:
        """A picture that was asked for; whoever has gone gets none."""
        now = self.director.visit
        if now.screen is Screen.TAKING and now.pages == visit.pages:
            self.director.hear(News.TAKEN, shot)
