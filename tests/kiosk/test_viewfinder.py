"""The thread that owns the camera: who looks next sees anew."""

from pathlib import Path
from queue import SimpleQueue
from threading import Event
from time import sleep

from kiosk.camera.camera import CameraLost, CameraState
from kiosk.camera.folder_camera import FolderCamera
from kiosk.camera.viewfinder import Viewfinder
from tests.kiosk.fake_v4l2_ctl import picture


def test_who_looks_at_once_again_sees_what_lies_there_then(tmp_path: Path) -> None:
    """However soon "another page" is touched, it is another one."""
    for name, shade in (("a.jpg", 1), ("b.jpg", 2)):
        (tmp_path / name).write_bytes(picture(shade, (64, 48)))
    taken: SimpleQueue[bytes] = SimpleQueue()
    camera = FolderCamera(tmp_path, pause_seconds=0.01)
    finder = Viewfinder(camera, lambda _: None, lambda _: None, lambda _: None)
    finder.start()
    try:
        for name in ("a.jpg", "b.jpg"):
            finder.watch()
            finder.take(taken.put)
            assert taken.get(timeout=30) == (tmp_path / name).read_bytes()
            finder.rest()
    finally:
        finder.stop()


class Hanging(FolderCamera):
    """Gives nothing until it is let go, and is lost then."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, pause_seconds=0.01)
        self.opened, self.let_go = 0, Event()

    def frame(self) -> bytes:
        if self.opened == 1:
            self.let_go.wait(30)
            raise CameraLost(CameraState.silent)
        return super().frame()

    def open(self) -> None:
        super().open()
        self.opened += 1


def test_a_camera_that_was_lost_before_is_tried_anew_for_the_next(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.jpg").write_bytes(picture(1, (64, 48)))
    taken: SimpleQueue[bytes] = SimpleQueue()
    told: list[CameraState] = []
    camera = Hanging(tmp_path)
    finder = Viewfinder(camera, lambda do: do(), lambda _: None, told.append)
    finder.start()
    try:
        finder.watch()
        while not camera.opened:
            sleep(0.01)
        finder.rest()
        finder.watch()
        finder.take(taken.put)
        camera.let_go.set()
        assert taken.get(timeout=30)
    finally:
        finder.stop()
    assert CameraState.silent not in told
