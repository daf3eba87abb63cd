"""Reads a shown screen: what can be touched and read, and where it is."""

from collections.abc import Iterator
from typing import Any

from msgspec import to_builtins

from kiosk.screens.stage import Stage
from kiosk.touchscreen import Touchscreen
from kiosk.widgets.key import Key
from kiosk.widgets.part import Part
from kiosk.widgets.sill_button import SillButton
from kiosk.widgets.text import Text
from kiosk.widgets.viewport import Viewport


def visible_parts(part: Part) -> Iterator[Part]:
    """Every widget that is seen, in no order of reading."""
    if not part.opacity or not part.width or not part.height:
        return
    yield part
    for child in part.children:
        yield from visible_parts(child)


def touchables(stage: Stage) -> list[SillButton]:
    """What can be touched now, from the top down."""
    found = [
        part
        for part in visible_parts(stage)
        if isinstance(part, SillButton) and part.possible
    ]
    return sorted(found, key=lambda part: (-part.top, part.x))


def texts(stage: Stage) -> list[Text]:
    """What can be read now, from the top down."""
    found = [
        part for part in visible_parts(stage) if isinstance(part, Text) and part.content
    ]
    return sorted(found, key=lambda part: (-part.top, part.x))


def viewports(stage: Stage) -> list[Viewport]:
    """Where pictures of papers are seen now."""
    return [part for part in visible_parts(stage) if isinstance(part, Viewport)]


def touchable(stage: Stage, touch_id: str) -> SillButton | None:
    return next((each for each in touchables(stage) if each.touch_id == touch_id), None)


def screen_facts(screen: Touchscreen) -> dict[str, Any]:
    """Which screen it is, what can be done, what can be read."""
    visit = screen.director.visit
    return {
        "screen": visit.shown,
        "language": visit.language,
        "ids": [each.touch_id for each in touchables(screen.stage)],
        "texts": [each.content for each in texts(screen.stage)],
        "pictures": sum(view.has_picture for view in viewports(screen.stage)),
        "ticket": to_builtins(visit.ticket),
        "filed": to_builtins(visit.filed),
    }


def layout(stage: Stage) -> dict[str, Any]:
    """Where everything is, in window pixels from the bottom left."""
    return {
        "touchables": [
            {
                "id": each.touch_id,
                "box": box_of(each),
                "key": isinstance(each, Key),
            }
            for each in touchables(stage)
        ],
        "texts": [
            {
                "text": each.content,
                "box": box_of(each),
                "drawn": each.drawn_size(),
                "size": each.size_of_type,
                "role": each.role,
            }
            for each in texts(stage)
        ],
    }


def box_of(part: Part) -> list[float]:
    return [part.x, part.y, part.width, part.height]
