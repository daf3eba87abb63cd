"""Spoils a screen in every way that is measured: the measuring has to see each.

Imported once there is a window, because it imports widgets.
"""

from collections.abc import Callable, Iterator
from typing import TypeVar

from kiosk.inspection import touchables, visible_parts
from kiosk.screens.stage import Stage
from kiosk.widgets.code_picture import CodePicture
from kiosk.widgets.icon import Icon
from kiosk.widgets.part import Part
from kiosk.widgets.text import Text, rgba

Kind = TypeVar("Kind", bound=Part)

GREY = "#8A8A8A"
"""On white it stands out by 3.5."""


def seen(stage: Stage, kind: type[Kind]) -> list[Kind]:
    return [part for part in visible_parts(stage) if isinstance(part, kind)]


def pale(stage: Stage) -> None:
    """A text that is on a card is painted grey."""
    code = seen(stage, CodePicture)[0]
    text = next(each for each in seen(stage, Text) if code.y < each.y < code.top)
    text.tint.rgba = rgba(GREY)


def large_code(stage: Stage) -> None:
    """A code is drawn over its frame, and over the text beside it."""
    picture = seen(stage, CodePicture)[0].picture
    (left, bottom), (width, height) = picture.pos, picture.size
    picture.size = (2 * width, 2 * height)
    picture.pos = (left - width / 2, bottom - height / 2)


def fine_code(stage: Stage) -> None:
    """A code is drawn with modules of one pixel."""
    code = seen(stage, CodePicture)[0]
    code.picture.size = (code.modules, code.modules)


def moved_icon(stage: Stage) -> None:
    """An icon lies on the words beside it."""
    icon = seen(stage, Icon)[0]
    text = next(each for each in seen(stage, Text) if icon.y < each.center_y < icon.top)
    icon.picture.pos = text.center


def small_button(stage: Stage) -> None:
    """A button is as high as half a finger."""
    touchables(stage)[0].height = 40


SPOILS: dict[str, tuple[Callable[[Stage], None], str]] = {
    "grey text": (pale, "stands out by 3.5 only"),
    "code over its card": (large_code, "CodePicture reaches out of its frame"),
    "code over a text": (large_code, "lies across CodePicture"),
    "fine code": (fine_code, "a module of a code has 1.0 pixels"),
    "icon on words": (moved_icon, "lies across"),
    "low button": (small_button, "x 40"),
}
"""What is spoiled, how, and words of the fault that has to be found."""


def unseen(
    stage: Stage, show: Callable[[], None], faults: Callable[[], Iterator[str]]
) -> Iterator[str]:
    """Names of what was spoiled and not found, one after another."""
    for name, (spoil, fault) in SPOILS.items():
        show()
        spoil(stage)
        if not any(fault in each for each in faults()):
            yield name
