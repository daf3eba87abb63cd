"""A kiosk to learn on: everything works, and nothing counts."""

from pathlib import Path

from PIL import Image

from center.texts import Texts
from kiosk.paper.training import mark_training
from tests.kiosk.kiosk_process import KioskProcess
from tests.processes import Center

TEXTS = Texts.load()


def test_a_training_gives_tickets_and_touches_nothing_of_the_center(
    center: Center,
) -> None:
    before = center.lines()

    with KioskProcess(center, options=("--training",)) as kiosk:
        ticket = kiosk.take_ticket()
        shown = kiosk.look()

    assert ticket["number"] == 101
    assert {*TEXTS.entries["kiosk.training"].values()} <= set(shown["texts"])
    assert center.lines() == before
    assert kiosk.code == 0
    assert is_marked(kiosk.paper / f"{ticket['ticket']}.png")
    assert "first PIN" in kiosk.said()


def is_marked(path: Path) -> bool:
    """Whether a paper begins and ends with the notice of a training."""
    with Image.open(path) as picture:
        paper = picture.convert("1")
    notices = mark_training(Image.new("1", (paper.width, 0)), TEXTS, "ar")
    high = notices.height // 2
    notice = notices.crop((0, 0, paper.width, high)).tobytes()
    ends = (0, paper.height - high)
    found = [paper.crop((0, top, paper.width, top + high)).tobytes() for top in ends]
    return found == [notice, notice]
