"""The kiosk on an X server without a window manager: the whole screen, no way out."""

from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest
from PIL import Image, ImageChops

from tests.kiosk.kiosk_process import SECONDS, KioskProcess
from tests.kiosk.x_server import XServer
from tests.processes import Center, make_center

KEYS = (
    *("F1", "Escape", "Tab", "Return", "Menu", "Print", "Super_L", "F12"),
    *("ctrl+c", "ctrl+q", "ctrl+w", "ctrl+e", "ctrl+alt+Delete", "ctrl+alt+BackSpace"),
    *("alt+F4", "alt+Tab", "alt+space", "ctrl+alt+F1"),
)
SIZE = (720, 1280)


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Center]:
    running = make_center(tmp_path_factory.mktemp("x_session")).start()
    yield running
    running.stop()


def drawn(kiosk: KioskProcess, folder: Path) -> Image.Image:
    """What the kiosk itself has drawn."""
    path = folder / "drawn.png"
    kiosk.ask(do="picture", path=str(path))
    with Image.open(path) as picture:
        return picture.convert("RGB")


def seen(kiosk: KioskProcess, server: XServer, folder: Path) -> Image.Image:
    """What stands on the screen, once it is what the kiosk has drawn, all over."""
    until = monotonic() + SECONDS
    while monotonic() < until:
        found = server.picture()
        if ImageChops.difference(found, drawn(kiosk, folder)).getbbox() is None:
            return found
        sleep(0.1)
    found.save(folder / "seen.png")
    raise AssertionError(f"the screen is another: {folder / 'seen.png'}")


def test_it_fills_the_screen_and_no_key_or_click_leads_out(
    center: Center, tmp_path: Path
) -> None:
    settings = {"fullscreen": True, "width": SIZE[0], "height": SIZE[1]}
    with (
        XServer(tmp_path, *SIZE) as server,
        KioskProcess(center, settings, display=server.display) as kiosk,
    ):
        kiosk.wait_for("welcome")
        before = seen(kiosk, server, tmp_path)
        for key in KEYS:
            server.do("key", key)
        for button in ("2", "3", "4", "5"):
            server.do("mousemove", "360", "1000", "click", button)
        after = kiosk.wait_for("welcome")
        still = seen(kiosk, server, tmp_path)
        # And a touch is a touch.
        sleep(0.5)
        server.do("mousemove", "360", "1000", "mousedown", "1")
        server.do("mouseup", "1")
        kiosk.wait_for("category")
        # Without its X server it ends, and is started again.
        server.process.terminate()
        code = kiosk.process.wait(SECONDS)

    assert before.size == still.size == SIZE
    assert before.getpixel((0, 0)) != (0, 0, 0) != before.getpixel((719, 1279))
    assert after["ids"] == ["start", *after["ids"][1:]]
    assert code != 0
