"""The tokens: what has to be read can be read, in every variant."""

from itertools import pairwise

import pytest

from kiosk.gallery import VARIANTS
from kiosk.icons import FOLDER, MARK, MARK_PANE, PLAIN, SIZES, all_names, icon_path
from kiosk.theme import NORMAL, SCALE, Skin, Theme, Variant, smaller_sizes, theme_for
from tests.launch import ROOT

KIOSK = ROOT / "kiosk"

SURFACES = (
    *("header", "panel", "primary", "secondary", "choice", "chosen", "start"),
    *("waiting", "barred", "dark", "dark_button", "dark_waiting", "number"),
    *("paper", "badge"),
    *("information", "done", "warning", "error"),
    *("erase", "field", "next_box"),
)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def name_of(variants: frozenset[Variant]) -> str:
    return "+".join(sorted(variants))


@pytest.mark.parametrize("name", SURFACES)
@pytest.mark.parametrize("variants", VARIANTS, ids=name_of)
def test_words_on_a_surface_stand_out(variants: frozenset[Variant], name: str) -> None:
    skin: Skin = getattr(theme_for(variants), name)

    assert contrast(skin.text, skin.face) >= 7
    assert contrast(skin.second or skin.text, skin.face) >= 7
    assert contrast(skin.icon, skin.face) >= 4.5


@pytest.mark.parametrize("variants", VARIANTS, ids=name_of)
def test_the_edge_of_what_is_touched_stands_out(variants: frozenset[Variant]) -> None:
    theme = theme_for(variants)

    for skin in (theme.secondary, theme.choice, theme.waiting):
        assert contrast(skin.edge, skin.face) >= 3
        assert contrast(skin.edge, theme.ground) >= 3
    assert contrast(theme.title, theme.ground) >= 7
    assert contrast(theme.second, theme.ground) >= 7


def test_only_what_can_be_touched_stands_on_a_sill() -> None:
    touched = {"primary", "secondary", "choice", "chosen", "start", "dark_button"}
    touched |= {"erase", "barred"}

    for theme in map(theme_for, VARIANTS):
        on_sills = {name for name in SURFACES if getattr(theme, name).sill}
        assert on_sills == touched


def test_every_size_of_type_is_one_of_the_scale() -> None:
    for theme in map(theme_for, VARIANTS):
        sizes = {getattr(theme.type, name) for name in theme.type.__slots__}
        assert sizes <= set(SCALE)
    assert all(larger > smaller for larger, smaller in pairwise(SCALE))


def test_variants_lie_over_one_another() -> None:
    both = theme_for(frozenset({Variant.LARGE_TEXT, Variant.HIGH_CONTRAST}))
    large = theme_for(frozenset({Variant.LARGE_TEXT}))
    contrasting = theme_for(frozenset({Variant.HIGH_CONTRAST}))

    assert isinstance(both, Theme)
    assert both.type == large.type != NORMAL.type
    assert both.choice == contrasting.choice != NORMAL.choice


def test_text_gives_way_by_the_scale_and_not_below_the_least() -> None:
    assert smaller_sizes(46, 32) == (46, 44, 38, 36, 34, 32)
    assert smaller_sizes(32, 32) == (32,)


@pytest.mark.parametrize("name", all_names())
def test_every_icon_is_drawn_at_every_size(name: str) -> None:
    assert all(icon_path(name, size).is_file() for size in SIZES)


def test_no_icon_is_drawn_that_no_screen_shows() -> None:
    names = {*all_names(), MARK, MARK_PANE}
    drawn = {path.stem.rpartition("-")[0] for path in FOLDER.glob("*.png")}
    sources = [path for path in KIOSK.rglob("*.py") if path.name != "icons.py"]
    source = "".join(path.read_text("utf-8") for path in sources)

    assert drawn == names
    assert [name for name in PLAIN if f'"{name}"' not in source] == []
