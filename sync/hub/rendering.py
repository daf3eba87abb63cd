"""Makes the hub's pages: templates, icons drawn into the page, one inline style.

A page is whole by itself but for two font files of 28 KB, so that it opens on a slow
telephone; the policy in its headers allows this style, our own files, nothing else.
"""

import hashlib
import re
from base64 import b64encode
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from center.texts import ASSETS, Texts
from sync.hub.words import OTHER, Words

HERE = Path(__file__).resolve().parent
SHAPES = re.compile(r"<(?:path|circle|rect|line|polyline)\b[^>]*/>", re.DOTALL)
BACKGROUND = '<path stroke="none"'


class Rendering:
    """The templates of the hub, with everything they may use."""

    def __init__(self, texts: Texts) -> None:
        self.words = {language: Words(texts, language) for language in OTHER}
        self.style = page_style()
        self.templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.templates.globals.update(
            icon=icon, mark=mark(), style=Markup(self.style), base=base()
        )
        self.headers = {
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": policy(self.style),
        }

    def page(
        self, name: str, language: str, status: int = 200, /, **values: object
    ) -> HTMLResponse:
        """One page in one language."""
        words = self.words[language]
        text = self.templates.get_template(name).render(
            words=words, say=words.say, **values
        )
        return HTMLResponse(text, status, self.headers)


def page_style() -> str:
    """The one style of all pages, with the address of the fonts in it."""
    text = (HERE / "static" / "hub.css").read_text("utf-8")
    return re.sub(r"\s+", " ", text.replace("BASE", base()))


def policy(style: str) -> str:
    """The content security policy: this very style, and files of our own."""
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; script-src 'self'; "
        "connect-src 'self'; font-src 'self'; img-src data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


@cache
def icon(name: str, size: int = 24) -> Markup:
    """A drawing beside a word that says what it means; an unknown name is a defect."""
    path = ASSETS / "icons" / "tabler" / f"{name}.svg"
    shapes = SHAPES.findall(path.read_text("utf-8"))
    lines = "".join(s for s in shapes if not s.startswith(BACKGROUND))
    return Markup(
        '<svg class="icon" aria-hidden="true" width="{0}" height="{0}" '
        'viewBox="0 0 24 24">{1}</svg>'
    ).format(size, Markup(lines))


@cache
def mark() -> Markup:
    """The mark for dark ground: a white window with one pane lit."""
    drawing = (ASSETS / "icons" / "mark.svg").read_text("utf-8")
    drawing = re.sub(r"<title>.*?</title>", "", drawing, flags=re.DOTALL)
    drawing = re.sub(r"\s+", " ", drawing).replace("> <", "><")
    drawing = drawing.replace("<svg ", '<svg aria-hidden="true" ', 1)
    return Markup(drawing.replace("#06323A", "currentColor").strip())


@cache
def base() -> str:
    """Address of the files, with a mark that changes when any of them does."""
    digest = hashlib.sha256()
    for path in files():
        digest.update(path.read_bytes())
    return f"/static/{digest.hexdigest()[:12]}"


def files() -> list[Path]:
    """What a page may load."""
    fonts = sorted((ASSETS / "fonts").glob("*.woff2"))
    return [*fonts, HERE / "static" / "renew.js"]
