"""Whether signs are clear of the edges of their keys; dates and typed texts in order.

Imported once there is a window, because it imports widgets.
"""

from collections.abc import Iterator
from itertools import pairwise

from kiosk.inspection import texts, touchables
from kiosk.keys import is_arabic
from kiosk.screens.stage import Stage
from kiosk.text.fonts import PATHS
from kiosk.text.raqm_provider import font_at
from kiosk.widgets.face import SILL
from kiosk.widgets.key import Key
from kiosk.widgets.text import ABOVE

PARTS = ("day:", "month:", "year:")


def faults_of_signs(stage: Stage) -> Iterator[str]:
    for key in touchables(stage):
        if isinstance(key, Key) and key.sign.content and key.look:
            least = min(clear_of_edge(key))
            if least < 1:
                yield f"{key.touch_id} is {least:.0f} from the edge of its key"


def clear_of_edge(key: Key) -> tuple[float, float, float]:
    """Pixels between ink and edge: above, below, beside."""
    sign, look = key.sign, key.look
    assert look
    ink, pixels = sign.ink(look), sign.size_of_type
    ascent, _ = font_at(PATHS[sign.font], pixels).getmetrics()
    top_of_picture = sign.picture.pos[1] + sign.picture.size[1]
    baseline = top_of_picture - round(ABOVE * pixels) - ascent
    edge = look.px(look.theme.edge)
    return (
        key.top - edge - (baseline + ink.above),
        baseline - ink.below - (key.y + look.px(SILL) + edge),
        (key.width - ink.width) / 2 - edge,
    )


def faults_of_dates(stage: Stage, language: str) -> Iterator[str]:
    """Days, months and years run the way that the language is written."""
    keys = [each for each in touchables(stage) if isinstance(each, Key)]
    dates = [each for each in keys if each.touch_id.startswith(PARTS)]
    dates.sort(key=lambda key: int(key.touch_id.partition(":")[2]))
    for one, next_one in pairwise(dates):
        if one.y == next_one.y and (next_one.x < one.x) != (language == "ar"):
            yield f"{next_one.touch_id} is on the wrong side of {one.touch_id}"


def faults_of_writing(stage: Stage) -> Iterator[str]:
    """What a citizen wrote runs as its letters do: «15 شارع النصر» begins with 15."""
    for text in texts(stage):
        from_right = text.label.options["base_direction"] == "rtl"
        if text.private and is_arabic(text.content, from_right) != from_right:
            yield f"{text.content!r} begins at the wrong side"
