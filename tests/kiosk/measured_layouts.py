"""Shows every screen in every variant and prints what is wrong with its layout.

Run by ``test_layout.py`` in a process of its own, because Kivy allows one window only.
One JSON object: how many layouts were measured, and a sentence for each fault.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

from msgspec.structs import replace as struct_replace

from kiosk.gallery import Example, all_lists, examples, offered_catalogue
from kiosk.studio import Studio, closing_window
from kiosk.theme import LEAST_TARGET, Variant, scale_of

LEAST_GAP = 16
LEAST_GAP_OF_KEYS = 8
"""Keys of a keyboard stand nearer: each is as large as the rest, and one is meant."""
LEAST_TYPE, LEAST_LARGE_TYPE = 32, 44
OF_FRAME = ("header", "header_tall", "clock", "clock_tall", "bar", "note", "twin")

LARGE = frozenset({Variant.LARGE_TEXT})

MEASURED: tuple[frozenset[Variant], ...] = (
    frozenset(),
    LARGE,
    frozenset({Variant.LOWERED}),
    frozenset(Variant),
)
"""What changes places: each by itself, and with all the others."""

IN_COLOURS = frozenset({Variant.HIGH_CONTRAST})
"""Changes no place, and a language changes no colour: measured in one of them."""

SAMPLES = ("welcome", "service-barred", "ask-name", "ask-national-id", "easier-use")
"""Screens of which the colours are seen to be painted as the canvas says."""

SPOILED = "out_of_paper"
"""A screen with texts, icons, a code and buttons, to see whether faults are found."""

Box = tuple[float, float, float, float]


def faults_of_reach(found: list[dict[str, Any]], height: float) -> Iterator[str]:
    """With lowered buttons an upright screen has none in its upper half."""
    for each in found:
        _, bottom, _, along = each["box"]
        if bottom + along > height / 2 + 1:
            over = bottom + along - height / 2
            yield f"{each['id']} is {over:.0f} too high to be reached"


def faults_of_touchables(found: list[dict[str, Any]], scale: float) -> Iterator[str]:
    for each in found:
        _, _, width, height = each["box"]
        if min(width, height) < LEAST_TARGET * scale:
            yield f"{each['id']} is only {width:.0f} x {height:.0f}"
    for one, other in combinations(found, 2):
        keys = one["key"] and other["key"]
        least = LEAST_GAP_OF_KEYS if keys else LEAST_GAP
        if gap(one["box"], other["box"]) < round(least * scale):
            yield f"{one['id']} and {other['id']} are too near"


def faults_of_text(text: dict[str, Any], scale: float, large: bool) -> Iterator[str]:
    width, height = text["drawn"]
    _, _, across, along = text["box"]
    if width > across + 1 or height > along + 1:
        yield f"{text['text']!r} does not fit: {width:.0f} x {height:.0f}"
    least = LEAST_LARGE_TYPE if large and text["role"] not in OF_FRAME else LEAST_TYPE
    if text["size"] < int(least * scale):
        yield f"{text['text']!r} is only {text['size']} pixels high"


def gap(one: Box, other: Box) -> float:
    """Distance of two boxes along the axis that separates them; negative: overlap."""
    across = max(one[0], other[0]) - min(one[0] + one[2], other[0] + other[2])
    along = max(one[1], other[1]) - min(one[1] + one[3], other[1] + other[3])
    return max(across, along)


def wanted(language: str, lists: bool) -> Iterator[tuple[Example, frozenset[Variant]]]:
    """Screens in every variant; the long lists where type is normal and where large.

    Without ``lists`` only where they are longest: in large English type.
    """
    catalogue = offered_catalogue()
    colours = (IN_COLOURS,) if language == "ar" else ()
    for example in examples(language, catalogue):
        for variants in (*MEASURED, *colours):
            yield example, variants
        # The strip is the same in both, and English words are the longer ones.
        if language == "en":
            yield in_training(example), LARGE
    for example in all_lists(language, catalogue):
        if lists:
            yield example, frozenset()
        if lists or language == "en":
            yield example, LARGE


def in_training(example: Example) -> Example:
    """With the strip that takes room from every screen of a kiosk to learn on."""
    center = struct_replace(example.center, training=True)
    return replace(example, name=f"{example.name} training", center=center)


def measure(width: int, height: int, lists: bool) -> dict[str, Any]:
    faults, count = [], 0
    with closing_window(Studio(width, height, offered_catalogue())) as studio:
        for language in ("ar", "en"):
            for example, variants in wanted(language, lists):
                studio.show(example, variants)
                found = [*faults_of(studio, language, variants)]
                found += faults_on(studio, example.name, variants)
                about = f"{example.name} {language} {'+'.join(sorted(variants))}: "
                found += faults_of_hidden(studio) if not variants else ()
                faults += [about + each for each in found]
                if not lists and is_sample(example, language, variants):
                    faults += [about + each for each in faults_as_painted(studio)]
                count += 1
        missed = not_found_when_spoiled(studio)
    return {"measured": count, "faults": faults, "missed": missed}


def faults_on(studio: Studio, name: str, variants: frozenset[Variant]) -> Iterator[str]:
    from tests.kiosk.measured_screens import faults_of_way

    if Variant.HIGH_CONTRAST not in variants:
        yield from faults_of_way(name, studio.stage, studio.look)


def faults_of_hidden(studio: Studio) -> Iterator[str]:
    """What is not seen takes no finger, wherever it was when it was seen last."""
    from kiosk.demonstration import ProgramTouch, fraction
    from kiosk.inspection import touchables
    from kiosk.widgets.sill_button import SillButton

    seen = touchables(studio.stage)
    for part in studio.stage.walk(restrict=True):
        if not isinstance(part, SillButton) or part in seen or not part.width:
            continue
        touch = ProgramTouch(0, *fraction(*part.center))
        touch.scale_for_screen(*studio.window.size)
        any(child.dispatch("on_touch_down", touch) for child in studio.stage.children)
        for held in [held() for held in touch.grab_list]:
            held.show_pressed(False)
            if held not in seen:
                yield f"{held.touch_id} takes a finger where nothing is seen"


def is_sample(example: Example, language: str, variants: frozenset[Variant]) -> bool:
    return example.name in SAMPLES and language == "ar" and variants <= IN_COLOURS


def faults_as_painted(studio: Studio) -> Iterator[str]:
    from tests.kiosk.drawn import drawings
    from tests.kiosk.measured_drawing import faults_of_pixels

    return faults_of_pixels(studio.pixels(), drawings(studio.stage))


def not_found_when_spoiled(studio: Studio) -> list[str]:
    from tests.kiosk.spoiled_layout import unseen

    shown = next(e for e in examples("ar", studio.catalogue) if e.name == SPOILED)

    def show() -> None:
        studio.show(shown, frozenset())

    def faults() -> Iterator[str]:
        return faults_of(studio, "ar", frozenset())

    return [*unseen(studio.stage, show, faults)]


def faults_of(
    studio: Studio, language: str, variants: frozenset[Variant]
) -> Iterator[str]:
    """Sentences about what is shown."""
    from kiosk.inspection import layout
    from tests.kiosk.drawn import drawings
    from tests.kiosk.measured_drawing import faults_of_drawings
    from tests.kiosk.measured_keys import (
        faults_of_dates,
        faults_of_signs,
        faults_of_writing,
    )
    from tests.kiosk.measured_screens import faults_of_screen

    found, (width, height) = layout(studio.stage), studio.window.size
    scale = scale_of(width, height)
    # Half of a screen's height holds half as much.
    large = variants >= LARGE and Variant.LOWERED not in variants
    yield from faults_of_touchables(found["touchables"], scale)
    for each in found["texts"]:
        yield from faults_of_text(each, scale, large)
    if Variant.LOWERED in variants and width < height:
        yield from faults_of_reach(found["touchables"], height)
    yield from faults_of_drawings(drawings(studio.stage), scale)
    yield from faults_of_signs(studio.stage)
    yield from faults_of_dates(studio.stage, language)
    yield from faults_of_writing(studio.stage)
    yield from faults_of_screen(studio.stage, studio.look, variants)


if __name__ == "__main__":
    across, along, which = sys.argv[1:]
    found = measure(int(across), int(along), lists=which == "lists")
    sys.stdout.write(json.dumps(found))
