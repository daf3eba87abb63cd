"""Chooses the camera that the configuration names."""

from center.config import CameraConfig
from kiosk.camera.camera import Camera
from kiosk.camera.folder_camera import FolderCamera
from kiosk.camera.v4l2_camera import V4l2Camera


def make_camera(settings: CameraConfig) -> Camera | None:
    """Make the camera of section ``kiosk.camera``; None where there is none."""
    if settings.driver == "none":
        return None
    if settings.driver == "folder":
        return FolderCamera(settings.folder)
    return V4l2Camera(
        settings.device, settings.width, settings.height, settings.timeout_seconds
    )
