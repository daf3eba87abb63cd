"""Arabic on paper: joined, from right to left, with a glyph for every letter."""

import csv
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat

from center.texts import ASSETS
from kiosk.paper.lettering import BOLD, REGULAR, SEMIBOLD, Face, require_raqm
from tests.kiosk.papers import SERVICES, TEXTS

FACE = Face(REGULAR, 40, "ar")
ROOT = Path(__file__).resolve().parents[2]


def drawn(text: str, face: Face = FACE) -> Image.Image:
    room = Image.new("L", (600, 100), 255)
    face.draw(ImageDraw.Draw(room), (590, 60), text, anchor="rs")
    return room


def alike(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures differ by less than most of their ink: by half a dot."""
    changed, ink = (
        ImageStat.Stat(picture).sum[0]
        for picture in (ImageChops.difference(one, other), ImageChops.invert(other))
    )
    return changed < 0.7 * ink


def test_letters_are_joined():
    apart = sum(FACE.width(letter) for letter in "بيت")

    assert FACE.width("بيت") < 0.7 * apart


def test_lam_and_alef_become_one_letter():
    assert FACE.width("لا") < 0.75 * (FACE.width("ل") + FACE.width("ا"))


def test_line_runs_from_right_to_left():
    at_the_right = (540, 0, 600, 100)
    first_word = drawn("رقم").crop(at_the_right)

    assert alike(drawn("رقم الدور").crop(at_the_right), first_word)
    assert not alike(drawn("الدور رقم").crop(at_the_right), first_word)


def test_digits_run_from_left_to_right_inside_the_line():
    digits = {order: Image.new("L", (600, 100), 255) for order in ("١٤٧", "٧٤١")}
    for order, room in digits.items():
        left = 590 - FACE.width(order)
        for digit in order:
            FACE.draw(ImageDraw.Draw(room), (left, 60), digit)
            left += FACE.width(digit)
    in_the_line = drawn("رقم ١٤٧").crop((400, 0, 530, 100))

    word = round(FACE.width("رقم "))
    place = (400 + word, 0, 530 + word, 100)
    assert alike(in_the_line, digits["١٤٧"].crop(place))
    assert not alike(in_the_line, digits["٧٤١"].crop(place))


def test_isolated_code_shows_no_trace_of_its_isolation():
    assert FACE.width("\u2068د\u00a0١٤٧\u2069") == FACE.width("د\u00a0١٤٧")


def test_machine_that_can_join_arabic_is_accepted():
    require_raqm()


def test_machine_without_fribidi_is_refused_with_the_package_to_install(tmp_path):
    for name in ("libfribidi.so", "libfribidi.so.0"):
        (tmp_path / name).write_bytes(b"not a library")
    program = "from kiosk.paper.lettering import *\ntry: require_raqm()\n" + (
        "except Exception as refusal: print(refusal.code, refusal.hint)"
    )

    answer = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "LD_LIBRARY_PATH": str(tmp_path)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert answer.stdout == "config apt-get install libfribidi0\n"


WORDS = ("سند", "الملكية", "أو", "الحيازة", "عقد", "/", "حكم", "—", "(مسجل)")


@given(
    st.lists(st.sampled_from(WORDS), min_size=1),
    st.integers(60, 600),
)
def test_wrapped_text_fits_and_loses_no_word(words, width):
    text = " ".join(words)

    lines = FACE.wrap(text, width)

    assert all(FACE.width(line) <= width + 1 for line in lines)
    kept = "".join(lines).replace(" ", "").replace("\u00a0", "")
    assert kept.replace("—", "") == text.replace(" ", "").replace("—", "")


def test_word_wider_than_the_paper_goes_on_in_the_next_line():
    lines = Face(REGULAR, 40, "en").wrap("W" * 60, 300)

    assert "".join(lines) == "W" * 60
    assert all(Face(REGULAR, 40, "en").width(line) <= 300 for line in lines)


def test_lines_are_broken_evenly():
    lines = FACE.wrap("صورة بطاقة الرقم القومي سارية (والأصل للاطلاع)", 600)

    first, second = (FACE.width(line) for line in lines)
    assert abs(first - second) < 150


def test_dash_gives_way_to_the_line_break():
    text = "استخراج رقم الدور مجاني — لا تتعامل مع الوسطاء"

    assert FACE.wrap(text, 500) == ["استخراج رقم الدور مجاني", "لا تتعامل مع الوسطاء"]


def texts_on_paper() -> Iterator[str]:
    """Every text that a paper can hold."""
    prefixes = ("ticket.", "slip.", "date.", "plural.", "kiosk.center_of")
    for both in TEXTS.part(*prefixes).values():
        yield from both.values()
    for service in SERVICES.values():
        yield from (service.name_ar, service.name_en)
        for document in service.documents:
            yield from (document.ar, document.en)
    with (ASSETS / "places.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from (row["name_ar"], row["name_en"])
    yield "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789٠١٢٣٤٥٦٧٨٩"


@pytest.mark.parametrize("weight", [REGULAR, SEMIBOLD, BOLD])
def test_font_has_every_letter_that_is_printed(weight):
    font = ImageFont.truetype(
        ASSETS / "fonts" / f"IBMPlexSansArabic_{weight}.ttf",
        40,
        layout_engine=ImageFont.Layout.BASIC,
    )
    box = bytes(font.getmask("\uffff"))
    letters = {letter for text in texts_on_paper() for letter in text} - {" "}

    missing = {letter for letter in letters if bytes(font.getmask(letter)) == box}

    assert missing == set()
