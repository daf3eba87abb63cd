"""Whether a screen has one thing to do next, room round it, and says how far it is.

Imported once there is a window, because it imports widgets.
"""

from collections.abc import Iterator

from kiosk.inspection import touchables, visible_parts
from kiosk.screens.stage import Stage
from kiosk.theme import Variant
from kiosk.widgets.choice_card import ChoiceCard
from kiosk.widgets.face import SILL, Panel
from kiosk.widgets.look import Look
from kiosk.widgets.part import Part
from kiosk.widgets.sill_button import SillButton
from kiosk.widgets.steps import StepRow
from kiosk.widgets.switch_row import SwitchRow
from kiosk.widgets.text import Text

LEAST_FOOT = 12
"""Between the last thing to touch and the bar: less looks like part of the bar."""

NEAREST = 9
"""Between something to touch and words or a panel beside it."""

CLEAR = 3
"""Between the lines of a text and the edge of its card."""


def faults_of_screen(stage: Stage, look: Look, on: frozenset[Variant]) -> Iterator[str]:
    """Sentences about the screen between the header and the bar."""
    bar = set(visible_parts(stage.bar))
    inside = [each for each in touchables(stage) if each not in bar]
    for each in inside:
        if each.y - stage.bar.top < look.px(LEAST_FOOT):
            yield f"{each.touch_id} is only {each.y - stage.bar.top:.0f} over the bar"
    # In high contrast what is chosen looks like what comes next.
    if Variant.HIGH_CONTRAST not in on:
        first = [each for each in inside if each.skin_now(look) == look.theme.primary]
        if len(first) > 1:
            yield f"{' and '.join(each.touch_id for each in first)} are both the one"
    if stage.screen:
        yield from faults_of_nearness(stage.screen, inside, look.px(NEAREST))
    large = Variant.LARGE_TEXT in on
    yield from faults_of_parts(stage, look, icons=large != look.wide)


WAYS = {
    "phone-cut-off": "next",
    "not-found-locked": "try_again",
    "not-found-locked-no-scanner": "done",
}
"""Screens on which something is shut → the one button, which leads on."""


def faults_of_way(name: str, stage: Stage, look: Look) -> Iterator[str]:
    """Whether the large button asks for what the screen says cannot be had."""
    first = [
        each.touch_id
        for each in touchables(stage)
        if each.skin_now(look) == look.theme.primary
    ]
    if name in WAYS and first != [WAYS[name]]:
        yield f"{' and '.join(first)} is the one, not {WAYS[name]}"


def faults_of_nearness(
    screen: Part, inside: list[SillButton], least: float
) -> Iterator[str]:
    """Sentences about words and panels that touch what is touched."""
    on_buttons = {part for each in inside for part in visible_parts(each)}
    for part in visible_parts(screen):
        if isinstance(part, Text | Panel) and part not in on_buttons:
            name = part.content if isinstance(part, Text) else "a panel"
            own = set(visible_parts(part))
            for each in inside:
                if each not in own and is_beside(part, each, least):
                    yield f"{each.touch_id} is too near {name!r}"


def is_beside(part: Part, each: SillButton, least: float) -> bool:
    """Whether one is right over the other."""
    high = part.drawn_size()[1] if isinstance(part, Text) else part.height
    foot, top = part.center_y - high / 2, part.center_y + high / 2
    if not high or part.x >= each.right or part.right <= each.x:
        return False
    return bool(max(each.y - top, foot - each.top) < least)


def faults_of_parts(stage: Stage, look: Look, *, icons: bool) -> Iterator[str]:
    """Sentences about what gave way for want of room."""
    for part in visible_parts(stage):
        if isinstance(part, StepRow) and len(part.words.lines_drawn()) > 1:
            yield f"{part.words.content!r} is broken over two lines"
        if isinstance(part, ChoiceCard) and icons and part.lacks_icon:
            yield f"{part.touch_id} has no room for its icon"
        if isinstance(part, SwitchRow) and clear_in(part, look) < look.px(CLEAR):
            yield f"{part.name.content!r} touches the edge of its card"


def clear_in(card: SwitchRow, look: Look) -> float:
    """Pixels above and below its texts, whichever are fewer."""
    shown = [text for text in (card.name, card.below) if text.content and text.opacity]
    tops = [text.center_y + text.drawn_size()[1] / 2 for text in shown]
    feet = [text.center_y - text.drawn_size()[1] / 2 for text in shown]
    return float(min(card.top - max(tops), min(feet) - card.y - look.px(SILL)))
