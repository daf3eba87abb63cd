"""The papers that people hold: whole, readable, in the right order."""

import csv
from itertools import product

import pytest
import qrcode  # type: ignore[import-untyped]
import zxingcpp
from PIL import Image, ImageDraw
from qrcode.util import (  # type: ignore[import-untyped]
    MODE_ALPHA_NUM,
    QRData,
)

from center.texts import ASSETS
from kiosk.paper.blocks import head
from kiosk.paper.figures import MODULE, qr_code
from kiosk.paper.lettering import BOLD, Face
from kiosk.paper.number import number
from kiosk.paper.panel import wait_facts
from kiosk.paper.receipt import draw_receipt
from kiosk.paper.sheet import BLACK, WHITE, Sheet
from kiosk.paper.slip import draw_list
from kiosk.paper.ticket import draw_ticket
from tests.kiosk.papers import (
    PROMISE,
    SERVICES,
    TEXTS,
    list_paper,
    receipt_paper,
    ticket_paper,
)

WIDTHS = (576, 384)
MARGIN = 8
"""Dots that stay white on every side: a millimetre."""


def ink(paper: Image.Image) -> tuple[int, int, int, int]:
    """Edges of what is black."""
    box = paper.convert("L").point(lambda grey: 255 - grey).getbbox()
    assert box is not None
    return box


def assert_nothing_touches_the_edges(paper: Image.Image) -> None:
    left, top, right, bottom = ink(paper)
    assert min(left, top) >= MARGIN
    assert right <= paper.width - MARGIN
    assert bottom <= paper.height - MARGIN


@pytest.mark.parametrize("service", SERVICES)
def test_every_service_fits_on_every_paper_in_both_languages(service):
    for dots, language in product(WIDTHS, ("ar", "en")):
        paper = ticket_paper(service, language=language)

        ticket = draw_ticket(paper, TEXTS, dots)
        slip = draw_list(list_paper(service, language), TEXTS, dots)

        for drawn in (ticket, slip):
            assert (drawn.mode, drawn.width) == ("1", dots)
            assert drawn.height % 8 == 0
            assert_nothing_touches_the_edges(drawn)


@pytest.mark.parametrize("service", SERVICES)
def test_no_letter_of_a_document_is_cut_off(service):
    for dots, language in product(WIDTHS, ("ar", "en")):
        sheet = Sheet.of(dots, language)
        width = sheet.width - sheet.scale.box - 16
        for document in SERVICES[service].documents:
            name = document.ar if language == "ar" else document.en
            style, face = sheet.scale.text, sheet.face(sheet.scale.text)
            lines = face.wrap(name, width)

            block = sheet.text([(name, style)], align="start", width=width)

            assert " ".join(lines).replace("\u00a0", " ") == name.replace(" — ", " ")
            alone = sum(blackness(face, line) for line in lines)
            assert darkness(block) == pytest.approx(alone, rel=0.02)


def blackness(face: Face, line: str) -> int:
    """How much ink a line has when it has all the room of the world."""
    room = Image.new("L", (1400, 200), WHITE)
    face.draw(ImageDraw.Draw(room), (100, 100), line)
    return darkness(room)


def darkness(picture: Image.Image) -> int:
    return sum(count * (255 - grey) for grey, count in enumerate(picture.histogram()))


@pytest.mark.parametrize("digits", [101, 111, 147, 999, 1000, 1234, 8888])
@pytest.mark.parametrize("letter", ["أA", "سS", "رR", "مM", "لL", "دD"])
def test_number_fills_the_paper_and_never_leaves_it(letter, digits):
    for dots, language in product(WIDTHS, ("ar", "en")):
        sheet = Sheet.of(dots, language)

        block = number(sheet, letter[1], letter[0], digits)

        left, top, right, bottom = ink(block)
        assert left >= 0
        assert right <= sheet.width
        assert bottom <= block.height
        as_wide_as_may_be = right - left >= 0.85 * sheet.width
        as_high_as_may_be = bottom - top >= 1.3 * sheet.scale.number
        assert as_wide_as_may_be or as_high_as_may_be


def test_letter_stands_to_the_right_of_its_digits():
    sheet = Sheet.of(576, "ar")

    with_dal = number(sheet, "D", "د", 147)
    with_meem = number(sheet, "D", "م", 147)

    # The digits begin at the left: only the letter and what it moves is different.
    assert ink_of_last_columns(with_dal) != ink_of_last_columns(with_meem)
    assert digits_from_left(with_dal) == ["١", "٤", "٧"]


def ink_of_last_columns(block: Image.Image) -> bytes:
    return block.crop((int(block.width * 0.75), 0, block.width, block.height)).tobytes()


def digits_from_left(block: Image.Image) -> list[str]:
    """Read the large digits by comparing each column of ink with the font's own."""
    large = block.crop((0, 0, block.width, 180))
    shapes = {digit: scaled(shape(digit)) for digit in "٠١٢٣٤٥٦٧٨٩"}
    read = []
    for piece in columns_of_ink(large)[:3]:
        seen = scaled(piece)
        read.append(min(shapes, key=lambda digit: difference(shapes[digit], seen)))
    return read


def shape(digit: str) -> Image.Image:
    room = Image.new("L", (400, 400), WHITE)
    Face(BOLD, 200, "ar").draw(ImageDraw.Draw(room), (100, 300), digit)
    return room.crop(ink(room))


def columns_of_ink(block: Image.Image) -> list[Image.Image]:
    """Cut a picture where whole columns are white."""
    black = [
        min(block.crop((x, 0, x + 1, block.height)).tobytes()) < 128
        for x in range(block.width)
    ]
    starts = [x for x in range(block.width) if black[x] and not (x and black[x - 1])]
    pieces = []
    for start in starts:
        end = next((x for x in range(start, block.width) if not black[x]), block.width)
        piece = block.crop((start, 0, end, block.height))
        pieces.append(piece.crop(ink(piece)))
    return pieces


def scaled(picture: Image.Image) -> Image.Image:
    return picture.resize((32, 32))


def difference(one: Image.Image, other: Image.Image) -> int:
    pairs = zip(one.tobytes(), other.tobytes(), strict=True)
    return sum(abs(first - second) for first, second in pairs)


def test_wait_is_a_range_and_people_are_counted():
    facts = wait_facts(Sheet.of(576, "ar"), TEXTS, 7, 15, 20)

    assert [[text for text, _ in fact] for fact in facts] == [
        ["في الانتظار", "أمامك ٧ أشخاص"],
        ["زمن الانتظار المتوقع", "من ١٥ إلى ٢٠ دقيقة"],
    ]


def test_panel_says_plainly_that_nothing_is_known():
    facts = wait_facts(Sheet.of(576, "ar"), TEXTS, None, None, None)

    assert [[text for text, _ in fact] for fact in facts] == [
        ["لا يمكن تقدير وقت الانتظار الآن", "برجاء متابعة شاشة النداء"]
    ]


def test_priority_and_reprint_are_marked():
    plain = draw_ticket(ticket_paper(), TEXTS)
    priority = draw_ticket(ticket_paper(side="priority"), TEXTS)
    reprint = draw_ticket(ticket_paper(side="priority", copy=1), TEXTS)

    assert plain.height < priority.height < reprint.height


@pytest.mark.parametrize("dots", [576, 384])
def test_copy_of_a_receipt_is_marked_and_has_the_same_code(dots):
    first = draw_receipt(receipt_paper(), TEXTS, dots)
    copy = draw_receipt(receipt_paper(copy=1), TEXTS, dots)

    assert copy.height > first.height
    codes = [
        zxingcpp.read_barcodes(each.convert("L"))[0].text for each in (first, copy)
    ]
    assert codes[0] == codes[1]


@pytest.mark.parametrize(
    "url",
    [
        PROMISE,
        "HTTPS://HUB.SHARQIA.GOV.EG/V/" + PROMISE[24:],
        "https://hub.example/v/" + PROMISE[24:].lower(),
    ],
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_code_reads_as_the_address_whatever_its_form(url, language):
    paper = draw_ticket(ticket_paper(url=url, language=language), TEXTS)

    codes = zxingcpp.read_barcodes(paper.convert("L"))

    assert [code.text for code in codes] == [url]


def test_promise_needs_no_larger_code_than_version_seven():
    code = zxingcpp.read_barcodes(draw_ticket(ticket_paper(), TEXTS).convert("L"))[0]

    side = code.position.top_right.x - code.position.top_left.x
    assert side == pytest.approx(45 * 4, abs=2)


def test_code_is_one_that_another_maker_of_codes_draws_too():
    """Module for module, but for the mask, which every maker chooses by itself."""
    drawn = qr_code(PROMISE)
    modules = drawn.resize((drawn.width // MODULE,) * 2, Image.Resampling.NEAREST)

    others = []
    for mask in range(8):
        other = qrcode.QRCode(
            error_correction=qrcode.ERROR_CORRECT_M, mask_pattern=mask
        )
        other.add_data(QRData(PROMISE.encode(), MODE_ALPHA_NUM), optimize=0)
        rows = other.get_matrix()
        others.append(bytes(0 if dark else 255 for row in rows for dark in row))

    assert modules.tobytes() in others


def test_ticket_without_a_promise_has_no_code():
    paper = draw_ticket(ticket_paper(url="", check=""), TEXTS)

    assert zxingcpp.read_barcodes(paper.convert("L")) == []
    assert_nothing_touches_the_edges(paper)


def test_slip_has_no_number_and_no_code():
    slip = draw_list(list_paper(), TEXTS)

    assert zxingcpp.read_barcodes(slip.convert("L")) == []
    assert slip.height < draw_ticket(ticket_paper(), TEXTS).height


@pytest.mark.parametrize("dots", WIDTHS)
def test_every_place_has_room_in_the_head(dots):
    with (ASSETS / "places.csv").open(encoding="utf-8", newline="") as file:
        names = [(row["name_ar"], row["name_en"]) for row in csv.DictReader(file)]
    for arabic, english in names:
        for language, name in (("ar", arabic), ("en", english)):
            sheet = Sheet.of(dots, language)

            block = head(sheet, TEXTS, name, name)

            assert block.width <= sheet.width
            assert block.getextrema() == (BLACK, WHITE)
