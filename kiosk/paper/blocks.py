"""Blocks that the ticket and the slip share: the head and the list of documents."""

from collections.abc import Sequence
from math import ceil

from PIL import Image

from center.domain.catalogue import Document
from center.texts import Texts
from kiosk.paper.figures import mark, tick_box
from kiosk.paper.scale import Style
from kiosk.paper.sheet import GRID, Part, Sheet


def head(sheet: Sheet, texts: Texts, center: str, governorate: str) -> Image.Image:
    """Mark, center and governorate."""
    figure = mark(sheet.scale.mark)
    scale, gap = sheet.scale, 2 * GRID
    room = sheet.width - figure.width - gap
    names = [
        (texts.get("kiosk.center_of", sheet.language, place=center), scale.heading),
        (
            texts.get("ticket.governorate", sheet.language, place=governorate),
            scale.small,
        ),
    ]
    widest = max(
        sheet.face(style).widest(sheet.face(style).wrap(name, room))
        for name, style in names
    )
    lines = sheet.text(names, align="start", width=ceil(widest))
    return sheet.side_by_side([figure, lines], gap)


def documents(
    sheet: Sheet, texts: Texts, heading: str, wanted: Sequence[Document]
) -> list[Part]:
    """List with boxes to tick: what is needed, then what only some cases need."""
    if not wanted:
        return [line(sheet, texts, "ticket.no_documents", sheet.scale.text)]
    parts: list[Part] = [title(sheet, texts, heading)]
    parts += [row(sheet, document) for document in wanted if document.mandatory]
    others = [row(sheet, document) for document in wanted if not document.mandatory]
    if others:
        parts += [GRID, title(sheet, texts, "ticket.in_some_cases"), *others]
    return parts


def title(sheet: Sheet, texts: Texts, key: str) -> Image.Image:
    """Begin a list."""
    text = texts.get(key, sheet.language)
    return sheet.text([(text, sheet.scale.heading)], align="start")


def row(sheet: Sheet, document: Document) -> Image.Image:
    """One document beside its box; a long name goes on below itself."""
    style, size = sheet.scale.text, sheet.scale.box
    name = document.ar if sheet.rtl else document.en
    gap = size + 2 * GRID
    lines = sheet.text([(name, style)], align="start", width=sheet.width - gap)
    block = sheet.blank(lines.height)
    box = tick_box(size, dashed=not document.mandatory)
    block.paste(lines, (0 if sheet.rtl else gap, 0))
    left = sheet.width - size if sheet.rtl else 0
    block.paste(box, (left, (style.leading - size) // 2))
    return block


def line(sheet: Sheet, texts: Texts, key: str, style: Style) -> Image.Image:
    """A text of its own across the column."""
    return sheet.text([(texts.get(key, sheet.language), style)])


def about_request(
    sheet: Sheet, texts: Texts, request: str, secret: str, *, alone: bool = False
) -> list[Part]:
    """The request's number and its secret, as they are typed in to follow it.

    ``alone``: the kiosk took it, and it has a reference until it has a number.
    """
    number = "ticket.reference" if alone else "ticket.request_no"
    if not request:
        return []
    lines = [
        (texts.get(number, sheet.language), sheet.scale.label),
        (isolated(request), sheet.scale.heading),
        (texts.get("ticket.secret", sheet.language), sheet.scale.label),
        (isolated(secret), sheet.scale.title),
    ]
    return [2 * GRID, sheet.text(lines)]


def isolated(code: str) -> str:
    """Latin letters and digits that keep their order in a line of Arabic."""
    return f"\u2066{code}\u2069"
