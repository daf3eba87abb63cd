"""A camera of Linux (V4L2), read through ``v4l2-ctl``.

The program is the one that the kernel's media developers keep, of Debian's package
``v4l-utils``.  It runs beside the kiosk and not in it: a driver that hangs, or a camera
that is pulled out, ends or stops that program and never the touchscreen.
"""

import os
import select
import subprocess
from contextlib import suppress
from pathlib import Path
from time import monotonic

from kiosk.camera.camera import CameraLost, CameraState
from kiosk.camera.jpeg_stream import JpegStream

PROGRAM = "v4l2-ctl"
CHUNK = 1 << 18
PICTURES_A_SECOND = 10
END_SECONDS = 1.0
BUFFERS = 2
"""Few, so that a picture is not older than what stands before the camera."""


class V4l2Camera:
    """``/dev/video0`` or another device that gives Motion JPEG."""

    def __init__(
        self,
        device: Path,
        width: int,
        height: int,
        timeout_seconds: float,
        program: str = PROGRAM,
    ) -> None:
        self.device = device
        self.size = f"width={width},height={height},pixelformat=MJPG"
        self.timeout_seconds = timeout_seconds
        self.program = program
        self.process: subprocess.Popen[bytes] | None = None
        self.stream = JpegStream()

    def open(self) -> None:
        self.close()
        if not self.device.exists():
            raise CameraLost(CameraState.gone)
        self.stream = JpegStream()
        command = [
            self.program,
            f"--device={self.device}",
            f"--set-fmt-video={self.size}",
            f"--set-parm={PICTURES_A_SECOND}",
            f"--stream-mmap={BUFFERS}",
            "--stream-to=-",
        ]
        try:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
            )
        except OSError:
            raise CameraLost(CameraState.error) from None

    def frame(self) -> bytes:
        until = monotonic() + self.timeout_seconds
        while not (picture := self.stream.take()):
            self.stream.add(self.chunk(until - monotonic()))
        return picture

    def chunk(self, seconds: float) -> bytes:
        """What the camera sends next; ``CameraLost`` if it ends or falls silent."""
        if self.process is None or self.process.stdout is None:
            raise CameraLost(CameraState.gone)
        pipe = self.process.stdout.fileno()
        ready, _, _ = select.select([pipe], [], [], max(0.0, seconds))
        if not ready:
            raise CameraLost(CameraState.silent)
        chunk = os.read(pipe, CHUNK)
        if not chunk:
            there = self.device.exists()
            raise CameraLost(CameraState.error if there else CameraState.gone)
        return chunk

    def close(self) -> None:
        process, self.process = self.process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            # A process that the kernel holds in a driver ends when the driver lets go.
            with suppress(subprocess.TimeoutExpired):
                process.wait(END_SECONDS)
        if process.stdout is not None:
            process.stdout.close()
