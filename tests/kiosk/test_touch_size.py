"""Twenty millimetres on the panel that is configured, or a clear word about it."""

import pytest

from center.config import KioskConfig
from kiosk.touch_size import LEAST_MM, small_panel, smallest_target

LARGE_ENOUGH = [(1080, 1920, 21.5), (1920, 1080, 21.5), (1280, 720, 21.5)]
LARGE_ENOUGH += [(1200, 1920, 24), (2160, 3840, 32)]


@pytest.mark.parametrize(("width", "height", "inches"), LARGE_ENOUGH)
def test_a_finger_hits_what_is_touched_on_a_documented_panel(
    width: int, height: int, inches: float
) -> None:
    config = KioskConfig(width=width, height=height, panel_inches=inches)

    assert smallest_target(config) >= LEAST_MM
    assert small_panel(config) is None


def test_a_panel_that_nobody_described_is_the_documented_one() -> None:
    assert smallest_target(KioskConfig()) == pytest.approx(20.08, abs=0.01)


def test_a_small_panel_is_told_with_its_millimetres_and_what_it_needs() -> None:
    refusal = small_panel(KioskConfig(panel_inches=15.6))

    assert refusal is not None
    assert "15.6 inches with 1080 x 1920 pixels" in refusal.detail
    assert "14.6 mm and not 20" in refusal.detail
    assert "21.4 inches" in refusal.hint


def test_a_screen_of_another_shape_is_reckoned_by_its_shorter_side() -> None:
    square = KioskConfig(width=1024, height=1280, panel_inches=19)

    assert smallest_target(square) == pytest.approx(15.9, abs=0.05)
