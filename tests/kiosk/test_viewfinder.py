"""The thread that owns the camera: who looks next sees anew."""

from pathlib import Path
from queue import SimpleQueue

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
