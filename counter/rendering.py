"""Makes a page: a template with the texts it needs in both languages and its icons.

Icons are drawn from one sprite inside the page, so that the script can use them too
and nothing is fetched.  What is said in a page stands in ``assets/texts``; here are
only the names of the parts that a page takes.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from center.texts import ASSETS, Texts

HERE = Path(__file__).resolve().parent
ICONS = ASSETS / "icons" / "tabler"
PATHS = re.compile(r"<(?:path|circle|rect|line)\b[^>]*/>", re.DOTALL)
NOTHING = '<path stroke="none"'


def environment(texts: Texts) -> Environment:
    """Templates of this package, with ``say`` and ``icon`` to write them with."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(icon=icon, symbol=symbol, mark=mark, say=sayer(texts))
    return made


def sayer(texts: Texts) -> Callable[..., Markup]:
    """The function that writes a text of a key where the script can change it."""

    def say(key: str, tag: str = "span", classes: str = "") -> Markup:
        attribute = Markup(' class="{}"').format(classes) if classes else ""
        return Markup('<{0} data-text="{1}"{2}>{3}</{0}>').format(
            Markup(tag), key, attribute, texts.get(key, "ar")
        )

    return say


def icon(name: str, classes: str = "") -> Markup:
    """An icon of the page's sprite; the word beside it says what it means."""
    return Markup(
        '<svg class="icon {1}" aria-hidden="true"><use href="#i-{0}"/></svg>'
    ).format(name, classes)


@cache
def symbol(name: str) -> Markup:
    """The drawing of an icon for the sprite; an unknown name is a defect."""
    drawn = PATHS.findall((ICONS / f"{name}.svg").read_text(encoding="utf-8"))
    lines = "".join(line for line in drawn if not line.startswith(NOTHING))
    return Markup('<symbol id="i-{}" viewBox="0 0 24 24">{}</symbol>').format(
        name, Markup(lines)
    )


@cache
def mark() -> Markup:
    """The mark for dark ground: a white window with one pane lit."""
    drawing = (ASSETS / "icons" / "mark.svg").read_text(encoding="utf-8")
    drawing = re.sub(r"<title>.*?</title>", "", drawing, flags=re.DOTALL)
    drawing = drawing.replace("<svg ", '<svg class="mark" aria-hidden="true" ', 1)
    return Markup(drawing.replace("#06323A", "currentColor"))


def render(templates: Environment, name: str, values: Mapping[str, object]) -> str:
    return templates.get_template(name).render(values)
