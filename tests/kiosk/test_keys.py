"""Signs of keys: each seen whole on its face, all of one size on one baseline."""

import pytest

from kiosk.keys import ROWS, Layout
from kiosk.text.fonts import BOLD, PATHS
from kiosk.text.ink import Sign, common_lettering, ink_of

SIZES = (62, 56, 54, 46, 44, 38, 36, 34, 32, 30, 28, 26, 24, 22, 20, 18, 16)


def signs(face: Layout, room: float) -> list[Sign]:
    return [Sign(sign, PATHS[BOLD], "rtl", room) for row in ROWS[face] for sign in row]


@pytest.mark.parametrize("face", Layout)
@pytest.mark.parametrize(("width", "height"), [(90, 100), (63, 54), (55, 33), (40, 90)])
def test_every_sign_of_a_face_is_inside_its_key(
    face: Layout, width: int, height: int
) -> None:
    found = common_lettering(signs(face, width), height, SIZES)

    assert found.height <= height
    for sign in signs(face, width):
        ink = ink_of(sign.path, found.pixels, sign.text, sign.direction)
        assert ink.width <= width
        assert ink.above <= found.above
        assert ink.below <= found.below


def test_signs_are_as_large_as_the_tallest_and_the_widest_allow() -> None:
    ample = common_lettering(signs(Layout.ALPHABETICAL, 90), 100, SIZES)
    short = common_lettering(signs(Layout.ALPHABETICAL, 90), 54, SIZES)
    narrow = common_lettering(signs(Layout.ALPHABETICAL, 55), 100, SIZES)

    assert ample.pixels == SIZES[0]
    assert short.pixels < ample.pixels
    assert narrow.pixels < ample.pixels


def test_the_dots_of_yeh_count_although_they_hang_below_the_line() -> None:
    with_dots = ink_of(PATHS[BOLD], 54, "ي", "rtl")
    without = ink_of(PATHS[BOLD], 54, "ى", "rtl")

    assert with_dots.below > without.below + 5
