"""Sizes on paper: two scales, for 80 mm and 58 mm paper, in dots of an eighth of one.

On the narrow one small letters are SemiBold, so that heat does not eat them.
"""

from dataclasses import dataclass

from kiosk.paper.lettering import BOLD, REGULAR, SEMIBOLD, Weight


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is set: weight, em and line height, in dots."""

    weight: Weight
    size: int
    leading: int


@dataclass(frozen=True, slots=True)
class Scale:
    """Sizes for one width of paper, in dots."""

    margin: int
    mark: int
    number: int
    """Greatest height of the number's digits."""
    title: Style
    heading: Style
    text: Style
    small: Style
    label: Style
    """As small, and stronger: on black, and for what must not be missed."""
    strong: Style
    """Values on the panel."""
    twin: Style
    box: int
    narrow: bool = False


WIDE = Scale(
    margin=16,
    mark=72,
    number=168,
    title=Style(BOLD, 38, 56),
    heading=Style(BOLD, 31, 48),
    text=Style(REGULAR, 27, 40),
    small=Style(REGULAR, 26, 40),
    label=Style(SEMIBOLD, 26, 40),
    strong=Style(BOLD, 32, 48),
    twin=Style(SEMIBOLD, 52, 64),
    box=24,
)
NARROW = Scale(
    margin=12,
    mark=48,
    number=112,
    title=Style(BOLD, 31, 48),
    heading=Style(BOLD, 24, 40),
    text=Style(SEMIBOLD, 24, 36),
    small=Style(SEMIBOLD, 22, 32),
    label=Style(SEMIBOLD, 22, 32),
    strong=Style(BOLD, 31, 48),
    twin=Style(SEMIBOLD, 40, 48),
    box=19,
    narrow=True,
)
