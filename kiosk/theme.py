"""How the kiosk looks: tokens as data, and the variants that people may ask for.

A variant (high contrast, larger text) is a set of other values for the same tokens, so
all variants combine and no screen knows any of them.  Lengths are those of a screen of
1080 x 1920 pixels and are scaled to the real one.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

SCALE = (290, 220, 180, 96, 88, 84, 68, 62, 56, 54, 46, 44, 38, 36, 34, 32)
"""Every size of type there is: each one met is kept in memory for ever."""

WIDTH, HEIGHT = 1080, 1920

LEAST_TARGET = 81
"""Shorter side of whatever is touched, its sill included, on every screen."""


def scale_of(width: float, height: float) -> float:
    """Real pixels for one pixel of the drawing, upright or on its long side."""
    if width > height:
        return min(width / HEIGHT, height / WIDTH)
    return min(width / WIDTH, height / HEIGHT)


class Variant(StrEnum):
    """What a person may switch on under "easier use"."""

    LARGE_TEXT = "large_text"
    HIGH_CONTRAST = "high_contrast"
    LOWERED = "lowered"
    """Everything that is touched stands in the lower half, for someone who sits."""
    DIGITS = "digits"
    """The other digits: Western ones in Arabic, Arabic-Indic ones in English."""
    SPOKEN = "spoken"
    """Every screen is said aloud; it looks as it did."""


@dataclass(frozen=True, slots=True)
class Skin:
    """The colours of one kind of surface; an empty ``edge`` or ``sill`` is not drawn.

    A surface that can be touched stands on a sill, and nothing else does.
    """

    face: str
    text: str
    icon: str
    edge: str = ""
    sill: str = ""
    second: str = ""
    """Colour of the second, smaller text; the first one's where it is empty."""


@dataclass(frozen=True, slots=True)
class Type:
    """Sizes of type by role, all of them members of ``SCALE``."""

    number: int
    twin: int
    header: int
    bar: int
    header_tall: int
    clock: int
    clock_tall: int
    welcome: int
    window: int
    """That calls a ticket in hand."""
    title: int
    key: int
    letter: int
    """On a key of the keyboard."""
    digit: int
    """On a key of the keypad."""
    main: int
    text: int
    second: int
    small: int
    note: int
    """Only for the word on a demonstration."""


@dataclass(frozen=True, slots=True)
class Theme:
    """All tokens."""

    ground: str
    line: str
    title: str
    second: str
    icon: str
    header: Skin
    bar: Skin
    panel: Skin
    primary: Skin
    secondary: Skin
    choice: Skin
    chosen: Skin
    start: Skin
    waiting: Skin
    barred: Skin
    """It cannot be had now; touched, it says why."""
    dark: Skin
    dark_button: Skin
    dark_waiting: Skin
    dark_line: str
    number: Skin
    paper: Skin
    information: Skin
    done: Skin
    warning: Skin
    error: Skin
    badge: Skin
    erase: Skin
    field: Skin
    next_box: Skin
    step_done: str
    step_now: str
    step_now_edge: str
    step_next: str
    shutter: str
    louver: str
    shutter_sill: str
    lit: str
    lit_sill: str
    edge: int
    edge_strong: int
    type: Type
    categories_a_page: int
    """0: all of them on one."""
    services_a_page: int
    documents_a_page: int
    options_a_page: int
    papers_a_page: int
    lines_a_page: int
    """Of the summary of a request."""
    category_columns: int
    fact_lines: int
    """Lines of a short answer beside an icon."""
    brief: bool
    """Short words on buttons that stand three in a row."""
    lowered: bool


INK, INK_2 = "#10242A", "#3A4F56"
PETROL_9, PETROL_7, PETROL_1 = "#06323A", "#0B4F5A", "#DCEBEC"
SKY, GROUND, WHITE, EDGE, LINE = "#BFE0E4", "#F1F5F4", "#FFFFFF", "#6B8288", "#CBD6D8"
SAFFRON, SAFFRON_SILL = "#FFC04D", "#B97F14"
SAFFRON_PALE, SAFFRON_INK = "#FFF0CF", "#5A3A00"
BRICK, BRICK_PALE, GREEN, GREEN_PALE = "#8E1B1B", "#FBE6E3", "#085537", "#DDF1E6"
BLACK, YELLOW = "#000000", "#FFD60A"

NORMAL_TYPE = Type(
    number=290,
    twin=56,
    header=36,
    bar=34,
    header_tall=38,
    clock=44,
    clock_tall=54,
    welcome=84,
    window=180,
    title=68,
    key=54,
    letter=54,
    digit=84,
    main=46,
    text=38,
    second=34,
    small=32,
    note=32,
)

NORMAL = Theme(
    ground=GROUND,
    line=LINE,
    title=INK,
    second=INK_2,
    icon=PETROL_7,
    header=Skin(PETROL_9, WHITE, WHITE, second=SKY),
    bar=Skin(WHITE, INK, INK, edge=LINE),
    panel=Skin(WHITE, INK, PETROL_7, second=INK_2),
    primary=Skin(PETROL_7, WHITE, WHITE, sill=PETROL_9),
    secondary=Skin(WHITE, PETROL_7, PETROL_7, EDGE, EDGE),
    choice=Skin(WHITE, INK, PETROL_7, EDGE, EDGE, INK_2),
    chosen=Skin(PETROL_1, PETROL_7, PETROL_7, PETROL_7, PETROL_7),
    start=Skin(SAFFRON, INK, INK, sill=SAFFRON_SILL),
    waiting=Skin(GROUND, INK_2, INK_2, EDGE),
    barred=Skin(GROUND, INK_2, INK_2, EDGE, EDGE),
    dark=Skin(PETROL_9, WHITE, SAFFRON, second=SKY),
    dark_button=Skin(PETROL_9, WHITE, WHITE, SKY, EDGE),
    dark_waiting=Skin(PETROL_9, SKY, SKY, EDGE),
    dark_line="#1D5A65",
    number=Skin(SAFFRON, INK, INK),
    paper=Skin(PETROL_9, WHITE, WHITE, second=SKY),
    information=Skin(PETROL_1, PETROL_7, PETROL_7),
    done=Skin(GREEN_PALE, GREEN, GREEN),
    warning=Skin(SAFFRON_PALE, SAFFRON_INK, SAFFRON_INK, SAFFRON_INK),
    error=Skin(BRICK_PALE, BRICK, BRICK, BRICK),
    badge=Skin(PETROL_7, WHITE, WHITE),
    erase=Skin(WHITE, BRICK, BRICK, EDGE, EDGE),
    field=Skin(WHITE, INK, PETROL_7, edge=PETROL_7),
    next_box=Skin(SAFFRON, INK, INK, edge=INK),
    step_done=PETROL_7,
    step_now=SAFFRON,
    step_now_edge=INK,
    step_next=EDGE,
    shutter="#0D444E",
    louver="#06323A",
    shutter_sill="#2A6470",
    lit=SAFFRON,
    lit_sill=SKY,
    edge=3,
    edge_strong=5,
    type=NORMAL_TYPE,
    categories_a_page=0,
    services_a_page=5,
    documents_a_page=9,
    options_a_page=7,
    papers_a_page=5,
    lines_a_page=8,
    category_columns=3,
    fact_lines=1,
    brief=False,
    lowered=False,
)

BLACK_ON_YELLOW = Skin(YELLOW, BLACK, BLACK, sill=WHITE)
ON_BLACK = Skin(BLACK, WHITE, YELLOW, WHITE, WHITE)
BAND_ON_BLACK = Skin(BLACK, WHITE, YELLOW, WHITE)
FLAT_ON_BLACK = Skin(BLACK, WHITE, YELLOW)

VARIANTS: dict[Variant, dict[str, Any]] = {
    Variant.HIGH_CONTRAST: {
        "ground": BLACK,
        "line": WHITE,
        "title": WHITE,
        "second": WHITE,
        "icon": YELLOW,
        "header": Skin(BLACK, WHITE, WHITE, edge=WHITE),
        "bar": Skin(BLACK, WHITE, YELLOW, edge=WHITE),
        "panel": FLAT_ON_BLACK,
        "primary": BLACK_ON_YELLOW,
        "secondary": Skin(BLACK, YELLOW, YELLOW, WHITE, WHITE),
        "choice": ON_BLACK,
        "chosen": BLACK_ON_YELLOW,
        "start": BLACK_ON_YELLOW,
        "waiting": Skin(BLACK, WHITE, WHITE, WHITE),
        "barred": ON_BLACK,
        "dark": FLAT_ON_BLACK,
        "dark_button": Skin(BLACK, YELLOW, YELLOW, WHITE, WHITE),
        "dark_waiting": Skin(BLACK, WHITE, WHITE, WHITE),
        "dark_line": WHITE,
        "number": Skin(YELLOW, BLACK, BLACK),
        "paper": BAND_ON_BLACK,
        "information": BAND_ON_BLACK,
        "done": BAND_ON_BLACK,
        "warning": BAND_ON_BLACK,
        "error": BAND_ON_BLACK,
        "badge": Skin(WHITE, BLACK, BLACK),
        "erase": Skin(BLACK, YELLOW, YELLOW, WHITE, WHITE),
        "field": BAND_ON_BLACK,
        "next_box": Skin(YELLOW, BLACK, BLACK, edge=WHITE),
        "step_done": WHITE,
        "step_now": YELLOW,
        "step_now_edge": YELLOW,
        "step_next": WHITE,
        "shutter": "#2B2B2B",
        "louver": BLACK,
        "shutter_sill": "#6B6B6B",
        "lit": YELLOW,
        "lit_sill": WHITE,
        "edge": 5,
    },
    Variant.LOWERED: {"lowered": True},
    Variant.LARGE_TEXT: {
        "type": replace(
            NORMAL_TYPE,
            bar=38,
            title=88,
            key=62,
            letter=62,
            main=56,
            text=54,
            second=46,
            small=44,
        ),
        "services_a_page": 3,
        "documents_a_page": 3,
        "options_a_page": 5,
        "papers_a_page": 2,
        "lines_a_page": 5,
        "category_columns": 2,
        "fact_lines": 2,
        "brief": True,
    },
}


LESS_HEIGHT: dict[str, int] = {
    "services_a_page": 4,
    "documents_a_page": 5,
    "options_a_page": 4,
    "papers_a_page": 3,
    "lines_a_page": 4,
}
"""At most so many lines where only half of the height can be used."""

LARGE_WITHIN_REACH = {"category_columns": 2, "categories_a_page": 8}
"""On an upright screen, where large names and their icons have room for no more."""

COLUMNS_LOWERED = 3
COLUMNS_WIDE = {3: 4, 2: 3}
"""Columns of the categories on a wide screen, by those of an upright one."""


def theme_for(variants: frozenset[Variant], wide: bool = False) -> Theme:
    """The tokens with every wanted variant laid over them; ``wide`` is landscape."""
    theme = NORMAL
    for variant in sorted(variants & VARIANTS.keys()):
        theme = replace(theme, **VARIANTS[variant])
    # A wide screen is within reach as it is, and has no height to give away.
    theme = replace(theme, lowered=theme.lowered and not wide)
    if not (wide or theme.lowered):
        return theme
    less = {key: min(getattr(theme, key), most) for key, most in LESS_HEIGHT.items()}
    columns = COLUMNS_WIDE[theme.category_columns] if wide else COLUMNS_LOWERED
    less["category_columns"] = columns
    if theme.lowered and theme.brief:
        less |= LARGE_WITHIN_REACH
    return replace(theme, **less)


def smaller_sizes(size: int, least: int) -> tuple[int, ...]:
    """A size and the smaller ones of the scale down to the least allowed one."""
    sizes = tuple(step for step in SCALE if least <= step <= size)
    return sizes or (size,)
