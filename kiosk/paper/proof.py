"""What proves the ticket: the QR code with the signed promise, the presence code."""

from PIL import Image, ImageDraw

from center.texts import Texts
from kiosk.paper.figures import qr_code
from kiosk.paper.lettering import BOLD, Face
from kiosk.paper.panel import edges
from kiosk.paper.sheet import BLACK, GRID, Part, Sheet


def proof(
    sheet: Sheet, texts: Texts, url: str, check: str, follow: str = "ticket.follow"
) -> list[Part]:
    """Draw what there is: beside each other on wide paper, else under each other.

    ``follow`` is the key of what the code is for.
    """
    code = qr_code(url) if url else None
    beside = code is not None and not sheet.scale.narrow
    width = sheet.width - code.width - GRID if code and beside else sheet.width
    parts: list[Part] = []
    if code:
        parts.append(explained(sheet, texts, follow, width))
    if check:
        parts += [GRID, presence(sheet, texts, check, width)]
    words = sheet.column(parts, width)
    if code is None:
        return [words]
    return [sheet.side_by_side([words, code], GRID)] if beside else [code, words]


def explained(sheet: Sheet, texts: Texts, follow: str, width: int) -> Image.Image:
    """Say what the QR code is for."""
    lines = [
        (texts.get(follow, sheet.language), sheet.scale.heading),
        (texts.get("ticket.follow_how", sheet.language), sheet.scale.small),
    ]
    return sheet.text(lines, width=width)


def presence(sheet: Sheet, texts: Texts, check: str, width: int) -> Image.Image:
    """Frame the two characters that are read out where no scanner is."""
    size = sheet.scale.twin.size
    label = texts.get("ticket.presence", sheet.language)
    face, strong = sheet.face(sheet.scale.label), Face(BOLD, size, "en")
    block = sheet.blank(sheet.scale.twin.leading, width)
    canvas = ImageDraw.Draw(block)
    canvas.rounded_rectangle(edges(block), 12, outline=BLACK, width=3)
    words = [(label, face), (check, strong)]
    gap = 2 * GRID
    left = (width - gap - sum(face.width(word) for word, face in words)) / 2
    baseline = block.height / 2 + 0.35 * size
    for word, face in reversed(words) if sheet.rtl else words:
        face.draw(canvas, (left, baseline), word)
        left += face.width(word) + gap
    return block
