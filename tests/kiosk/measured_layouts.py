"""Shows every screen in every variant and prints what is wrong with its layout.

Run by ``test_layout.py`` in a process of its own, because Kivy allows one window only.
One JSON object: how many layouts were measured, and a sentence for each fault.
"""

import json
import sys
from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

from kiosk.gallery import Example, all_lists, examples, offered_catalogue
from kiosk.studio import Studio, closing_window
from kiosk.theme import WIDTH, Variant
from tests.kiosk.measured_colours import faults_of_contrast

LEAST_TARGET, LEAST_GAP = 81, 16
LEAST_GAP_OF_KEYS = 8
"""Keys of a keyboard stand nearer: each is as large as the rest, and one is meant."""
LEAST_TYPE, LEAST_LARGE_TYPE = 32, 44
OF_FRAME = ("header", "header_tall", "clock", "clock_tall", "bar", "note", "twin")

MEASURED: tuple[frozenset[Variant], ...] = (
    frozenset(),
    frozenset({Variant.LARGE_TEXT}),
    frozenset({Variant.LOWERED}),
    frozenset(Variant),
)
"""Colours change no place: what does is measured by itself and with all the others."""

Box = tuple[float, float, float, float]


def faults_of(found: dict[str, Any], scale: float, large: bool) -> Iterator[str]:
    """Sentences about one measured layout."""
    yield from faults_of_touchables(found["touchables"], scale)
    for each in found["texts"]:
        yield from faults_of_text(each, found["window"], scale, large)
    yield from faults_between(found["texts"], found["touchables"])


def faults_of_reach(found: dict[str, Any]) -> Iterator[str]:
    """With lowered buttons an upright screen has none in its upper half."""
    half = found["window"][1] / 2
    for each in found["touchables"]:
        _, bottom, _, height = each["box"]
        if bottom + height > half + 1:
            yield f"{each['id']} is {bottom + height - half:.0f} too high to be reached"


def faults_of_touchables(found: list[dict[str, Any]], scale: float) -> Iterator[str]:
    for each in found:
        _, _, width, height = each["box"]
        if min(width, height) < LEAST_TARGET * scale:
            yield f"{each['id']} is only {width:.0f} x {height:.0f}"
    for one, other in combinations(found, 2):
        keys = one["key"] and other["key"]
        least = LEAST_GAP_OF_KEYS if keys else LEAST_GAP
        if gap(one["box"], other["box"]) < int(least * scale):
            yield f"{one['id']} and {other['id']} are too near"


def faults_between(
    texts: list[dict[str, Any]], touchables: list[dict[str, Any]]
) -> Iterator[str]:
    for one, other in combinations(texts, 2):
        if gap(lines_of(one), lines_of(other)) < -1:
            yield f"{one['text']!r} and {other['text']!r} overlap"
    for text, touchable in product(texts, touchables):
        if astride(lines_of(text), touchable["box"]):
            yield f"{text['text']!r} reaches over the edge of {touchable['id']}"


def faults_of_text(
    text: dict[str, Any], window: list[float], scale: float, large: bool
) -> Iterator[str]:
    width, height = text["drawn"]
    left, bottom, across, along = text["box"]
    if width > across + 1 or height > along + 1:
        yield f"{text['text']!r} does not fit: {width:.0f} x {height:.0f}"
    if left < 0 or bottom < 0:
        yield f"{text['text']!r} is outside the window"
    if left + across > window[0] + 1 or bottom + along > window[1] + 1:
        yield f"{text['text']!r} is outside the window"
    least = LEAST_LARGE_TYPE if large and text["role"] not in OF_FRAME else LEAST_TYPE
    if text["size"] < int(least * scale):
        yield f"{text['text']!r} is only {text['size']} pixels high"


def lines_of(text: dict[str, Any]) -> Box:
    """The box that the lines of a text take; they stand in the middle of its own."""
    left, bottom, width, height = text["box"]
    lines = min(text["drawn"][1], height)
    return left, bottom + (height - lines) / 2, width, lines


def gap(one: Box, other: Box) -> float:
    """Distance of two boxes along the axis that separates them; negative: overlap."""
    across = max(one[0], other[0]) - min(one[0] + one[2], other[0] + other[2])
    along = max(one[1], other[1]) - min(one[1] + one[3], other[1] + other[3])
    return max(across, along)


def astride(text: Box, touchable: Box) -> bool:
    """Whether a text is neither on a button nor beside it."""
    inside = (
        text[0] >= touchable[0] - 1
        and text[1] >= touchable[1] - 1
        and text[0] + text[2] <= touchable[0] + touchable[2] + 1
        and text[1] + text[3] <= touchable[1] + touchable[3] + 1
    )
    return not inside and gap(text, touchable) < -1


def wanted(language: str, lists: bool) -> Iterator[tuple[Example, frozenset[Variant]]]:
    """Screens in every variant; the long lists where type is normal and where large."""
    catalogue = offered_catalogue()
    for example in examples(language, catalogue):
        for variants in MEASURED:
            yield example, variants
    for example in all_lists(language, catalogue) if lists else ():
        yield example, frozenset()
        yield example, frozenset({Variant.LARGE_TEXT})


def in_colours(example: Example, language: str, variants: frozenset[Variant]) -> bool:
    """Each screen once, some in high contrast: a language changes no colour."""
    usual = sum(example.name.encode()) % 2
    return language == "ar" and variants == (frozenset() if usual else set(Variant))


def is_lowered(studio: Studio, variants: frozenset[Variant]) -> bool:
    width, height = studio.window.size
    return Variant.LOWERED in variants and width < height


def measure(width: int, height: int, lists: bool) -> dict[str, Any]:
    faults, count = [], 0
    with closing_window(Studio(width, height, offered_catalogue())) as studio:
        from kiosk.inspection import layout
        from tests.kiosk.measured_keys import faults_of_dates, faults_of_signs

        for language in ("ar", "en"):
            for example, variants in wanted(language, lists):
                studio.show(example, variants)
                found = layout(studio.stage) | {"window": studio.window.size}
                keys = [*faults_of_signs(studio.stage)]
                keys += faults_of_dates(studio.stage, language)
                # Half of a screen's height holds half as much.
                whole = width < height and Variant.LOWERED not in variants
                large = Variant.LARGE_TEXT in variants and whole
                names = "+".join(sorted(variants)) or "normal"
                if not lists and in_colours(example, language, variants):
                    pale = faults_of_contrast(studio.pixels(), found["texts"])
                    faults += [f"{example.name} {names}: {each}" for each in pale]
                scale = min(width, height) / WIDTH
                reach = faults_of_reach(found) if is_lowered(studio, variants) else ()
                faults += [f"{example.name} {language} {names}: {f}" for f in reach]
                faults += [
                    f"{example.name} {language} {names}: {fault}"
                    for fault in [*faults_of(found, scale, large), *keys]
                ]
                count += 1
    return {"measured": count, "faults": faults}


if __name__ == "__main__":
    across, along, which = sys.argv[1:]
    found = measure(int(across), int(along), lists=which == "lists")
    sys.stdout.write(json.dumps(found))
