"""A QR before the camera is read, whatever else lies there; once, until it is taken."""

import io

import pytest
from PIL import Image

from kiosk.camera.code_reader import CodeReader, texts_in
from kiosk.paper.figures import qr_code
from tests.kiosk.codes import ticket_code
from tests.kiosk.fake_v4l2_ctl import picture


def frame(text: str, turned: int = 0) -> bytes:
    """A slip with a code on a dark tray."""
    code = qr_code(text).convert("RGB").rotate(turned, expand=True)
    code = code.resize((code.width * 2, code.height * 2))
    tray = Image.new("RGB", (1920, 1080), (60, 60, 58))
    tray.paste(code, (600, 150))
    out = io.BytesIO()
    tray.save(out, "JPEG", quality=80)
    return out.getvalue()


@pytest.mark.parametrize("turned", [0, 90, 180])
def test_the_code_of_a_ticket_is_read_however_it_lies(turned: int) -> None:
    assert texts_in(frame(ticket_code(), turned)) == [ticket_code()]


def test_a_paper_without_a_code_says_nothing() -> None:
    assert texts_in(picture(1, (640, 480))) == []


def test_a_code_is_given_once_while_it_lies_there_and_again_to_the_next() -> None:
    heard: list[str] = []
    reader = CodeReader(heard.append, lambda job: job())

    for text in ("ours", "ours", "foreign", "foreign"):
        reader.see(frame(text))
    reader.begin()
    reader.see(frame("foreign"))

    assert heard == ["ours", "foreign", "foreign"]


def test_a_code_that_was_taken_away_and_comes_back_is_read_again() -> None:
    heard: list[str] = []
    reader = CodeReader(heard.append, lambda job: job())

    for text in ("ours", "", "ours", "", "", "", "ours"):
        reader.see(frame(text) if text else picture(1, (640, 480)))

    assert heard == ["ours", "ours"]
