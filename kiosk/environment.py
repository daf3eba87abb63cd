"""Prepares Kivy before any part of it is imported.

Kivy reads its environment and its settings at its first import, and falls back to
other providers in silence.  ``prepare`` must therefore run first, and
``require_arabic`` refuses to go on where Arabic would come out broken: Pillow without
raqm draws separate letters from left to right and says nothing.
"""

import logging
import os
import sys

from PIL import features

from center.config import KioskConfig
from center.domain.errors import ConfigError

VARIABLES = {
    "KIVY_WINDOW": "sdl2",
    "KIVY_TEXT": "pil",
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_ENV_CONFIG": "1",
    "KIVY_NO_FILELOG": "1",
    "KIVY_LOG_MODE": "PYTHON",
    "KIVY_CLIPBOARD": "dummy",
    "SDL_NO_SIGNAL_HANDLERS": "1",
}
"""No file of Kivy's own is read or written; its log goes where ours goes.

SDL would take SIGTERM for itself as soon as the window is made, and lose it.
"""

DISPLAY, DRIVER = "DISPLAY", "SDL_VIDEODRIVER"
ON_SCREEN, OFF_SCREEN = "x11", "offscreen"


def prepare(config: KioskConfig) -> None:
    """Set the environment and Kivy's settings."""
    require_raqm()
    if "kivy" in sys.modules:
        raise ConfigError("Kivy was imported before the kiosk prepared it")
    os.environ.update(VARIABLES)
    # Left to itself SDL draws nowhere, without a word, where no X server answers.
    os.environ.setdefault(DRIVER, ON_SCREEN if has_screen() else OFF_SCREEN)
    quiet = Quiet(logging.CRITICAL + 1)
    logging.getLogger("kivy").addFilter(quiet)
    configure(config)
    open_window()
    quiet.least = logging.WARNING
    require_pillow_labels()


class Quiet(logging.Filter):
    """Keeps back what Kivy says of its parts; it sets its logger's level by itself."""

    def __init__(self, least: int) -> None:
        super().__init__()
        self.least = least

    def filter(self, record: logging.LogRecord) -> bool:
        return record.levelno >= self.least


def open_window() -> None:
    """Open the window while Kivy is silent: it complains of devices we do not use."""
    import kivy.input.providers  # noqa: F401
    from kivy.core.window import Window

    if Window is None:
        raise ConfigError(
            f"No window could be opened on {os.environ.get(DISPLAY) or 'no screen'}",
            hint="Does its X server answer (systemctl status shubbak-screen)? "
            "And are the system packages libgl1 and libegl1 installed?",
        )


def has_screen() -> bool:
    """Whether there is a display to draw on, or a driver was chosen on purpose."""
    return bool(os.environ.get(DRIVER) or os.environ.get(DISPLAY))


def require_screen() -> None:
    """Refuse a kiosk that nobody would see, unless that was chosen on purpose."""
    if not has_screen():
        raise ConfigError(
            f"There is no screen to draw on: {DISPLAY} is not set",
            hint="systemctl start shubbak-kiosk, or shubbak-kiosk-training, starts it "
            f"on the touchscreen; {DRIVER}={OFF_SCREEN} chooses to draw nowhere.",
        )


def configure(config: KioskConfig) -> None:
    """Fix the window and close what a passer-by could open.

    The width and height are set even in full screen: without a window manager a
    window that is only "full screen" comes out small and shifted.
    """
    from kivy.config import Config

    settings = [
        ("kivy", "exit_on_escape", "0"),
        ("kivy", "keyboard_mode", ""),
        ("kivy", "desktop", "0"),
        ("graphics", "width", str(config.width)),
        ("graphics", "height", str(config.height)),
        ("graphics", "fullscreen", "auto" if config.fullscreen else "0"),
        ("graphics", "borderless", "1" if config.fullscreen else "0"),
        ("graphics", "resizable", "0"),
        ("graphics", "show_cursor", "0" if config.fullscreen else "1"),
        ("graphics", "maxfps", "30"),
        ("graphics", "multisamples", "0"),
        ("graphics", "allow_screensaver", "0"),
        ("input", "mouse", "mouse,disable_multitouch"),
    ]
    for section, key, value in settings:
        Config.set(section, key, value)
    # The probed devices would report every touch a second time (kivy issue 1903).
    Config.remove_option("input", "%(name)s")


def require_raqm() -> None:
    """Refuse to start where Pillow cannot shape Arabic."""
    if not features.check("raqm"):
        raise ConfigError(
            "Pillow has no raqm here, so Arabic would be drawn as separate letters",
            hint="Install the system package libfribidi0 (apt install libfribidi0).",
        )


def require_pillow_labels() -> None:
    """Refuse to start where Kivy chose another text provider."""
    from kivy.core.text import Label

    if Label.__name__ != "LabelPIL":
        raise ConfigError(
            f"Kivy draws text with {Label.__name__}, which cannot write Arabic",
            hint="KIVY_TEXT must be 'pil' before the first import of Kivy.",
        )
