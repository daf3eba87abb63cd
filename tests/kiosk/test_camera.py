"""Every driver of a camera: pictures while it sees, a clear word when it does not."""

import io
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from center.config import CameraConfig
from kiosk.camera.camera import Camera, CameraLost, CameraState
from kiosk.camera.drivers import make_camera
from kiosk.camera.folder_camera import FolderCamera
from kiosk.camera.jpeg_stream import MOST_BYTES, JpegStream
from kiosk.camera.v4l2_camera import V4l2Camera
from tests.kiosk.fake_v4l2_ctl import picture
from tests.launch import ROOT

Make = Callable[[Path], Camera]


def folder_camera(place: Path) -> Camera:
    (place / "b.jpg").write_bytes(picture(2, (640, 480)))
    (place / "a.jpg").write_bytes(picture(1, (640, 480)))
    return FolderCamera(place, pause_seconds=0)


def v4l2_camera(place: Path, what: str = "good", patience: float = 10) -> V4l2Camera:
    device, program = place / "video0", place / "v4l2-ctl"
    device.write_text(what)
    program.write_text(
        f'#!/bin/sh\ncd "{ROOT}"\n'
        f'exec "{sys.executable}" -m tests.kiosk.fake_v4l2_ctl "$@"\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return V4l2Camera(device, 640, 480, patience, str(program))


@pytest.fixture(params=[folder_camera, v4l2_camera], ids=["folder", "v4l2"])
def make(request: pytest.FixtureRequest) -> Make:
    found: Make = request.param
    return found


def lost(do: Callable[[], object]) -> CameraState:
    with pytest.raises(CameraLost) as found:
        do()
    return found.value.state


def test_an_open_camera_gives_one_whole_picture_after_another(
    make: Make, tmp_path: Path
) -> None:
    camera = make(tmp_path)

    camera.open()
    frames = [camera.frame() for _ in range(3)]
    camera.close()

    for frame in frames:
        with Image.open(io.BytesIO(frame)) as seen:
            seen.load()
            assert seen.size == (640, 480)


def test_a_camera_can_be_opened_again(make: Make, tmp_path: Path) -> None:
    camera = make(tmp_path)

    for _ in range(2):
        camera.open()
        assert camera.frame().startswith(b"\xff\xd8")
        camera.close()


def test_a_camera_that_is_not_there_is_gone(make: Make, tmp_path: Path) -> None:
    camera = make(tmp_path)
    for path in tmp_path.iterdir():
        path.unlink()

    assert lost(camera.open) is CameraState.gone
    camera.close()


def test_a_camera_that_is_pulled_out_while_it_sees_is_gone(tmp_path: Path) -> None:
    camera = v4l2_camera(tmp_path, "unplugged")
    camera.open()

    assert lost(lambda: [camera.frame() for _ in range(9)]) is CameraState.gone
    camera.close()


def test_pictures_that_are_taken_from_under_the_demonstration_are_gone(
    tmp_path: Path,
) -> None:
    camera = folder_camera(tmp_path)
    camera.open()
    for path in tmp_path.iterdir():
        path.unlink()

    assert lost(camera.frame) is CameraState.gone


@pytest.mark.parametrize(
    ("what", "state"),
    [("busy", "error"), ("silent", "silent"), ("noise", "silent")],
)
def test_a_camera_without_pictures_says_why(
    tmp_path: Path, what: str, state: str
) -> None:
    camera = v4l2_camera(tmp_path, what, patience=1)
    camera.open()

    assert lost(camera.frame) is CameraState(state)
    camera.close()


def test_a_machine_without_the_program_has_a_camera_in_error(tmp_path: Path) -> None:
    camera = v4l2_camera(tmp_path)
    Path(camera.program).unlink()

    assert lost(camera.open) is CameraState.error


def test_a_program_that_does_not_end_is_ended(tmp_path: Path) -> None:
    camera = v4l2_camera(tmp_path, "stubborn")
    camera.open()
    camera.frame()
    process = camera.process

    camera.close()

    assert process is not None
    assert process.returncode is not None


def test_the_newest_whole_picture_is_taken_from_the_stream() -> None:
    stream, pages = JpegStream(), [picture(n, (64, 48)) for n in range(3)]
    assert stream.take() == b""

    stream.add(pages[0] + bytes(99) + pages[1] + pages[2][:100])

    assert stream.take() == pages[1]
    assert stream.take() == b""
    stream.add(pages[2][100:])
    assert stream.take() == pages[2]


def test_a_stream_without_an_end_is_not_kept() -> None:
    stream = JpegStream()
    for _ in range(4):
        stream.add(b"\xff\xd8" + bytes(MOST_BYTES // 3))

    assert len(stream.data) < MOST_BYTES


def test_a_kiosk_has_the_camera_of_its_settings(tmp_path: Path) -> None:
    assert make_camera(CameraConfig()) is None
    folder = make_camera(CameraConfig(driver="folder", folder=tmp_path))
    assert isinstance(folder, FolderCamera)
    assert isinstance(make_camera(CameraConfig(driver="v4l2")), V4l2Camera)
