"""A picture is kept as its pixels and nothing else; what is none is refused."""

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from center.domain.errors import BadPicture
from center.dossier.pictures import MOST_BYTES, SIDE, page_of
from tests.dossier.hostile import layered_jpeg

PLACE = "30.5877 31.5020"


def picture(size: tuple[int, int], form: str, **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, form, **options)
    return out.getvalue()


def with_metadata() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = PLACE
    exif[0x0112] = 6
    return picture((300, 200), "JPEG", exif=exif, comment=PLACE.encode())


def reason(data: bytes) -> str:
    with pytest.raises(BadPicture) as refused:
        page_of(data)
    return str(refused.value.facts["reason"])


def test_a_photograph_is_turned_upright_and_loses_what_it_says_of_itself() -> None:
    file = with_metadata() + b"<script>" + PLACE.encode()

    page = page_of(file)

    assert PLACE.encode() in file
    assert PLACE.encode() not in page.data
    assert b"script" not in page.data
    assert (page.width, page.height) == (200, 300)
    with Image.open(io.BytesIO(page.data)) as kept:
        assert (kept.format, kept.size) == ("JPEG", (200, 300))
        assert not kept.getexif()
        assert not {"exif", "comment", "icc_profile"} & kept.info.keys()


def test_a_page_is_kept_large_enough_to_read_and_no_larger() -> None:
    page = page_of(picture((4000, 3000), "JPEG"))

    assert (page.width, page.height) == (SIDE, 1500)


def test_what_shines_through_is_white_paper() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")

    with Image.open(io.BytesIO(page_of(out.getvalue()).data)) as kept:
        assert kept.getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["RGB", "P"])
def test_a_colour_that_means_paper_is_white_in_a_picture_made_smaller(
    mode: str,
) -> None:
    out = io.BytesIO()
    sheet = Image.new("RGB", (SIDE + 400, 20), (9, 9, 9)).convert(mode)
    sheet.save(out, "PNG", transparency=sheet.getpixel((0, 0)))

    with Image.open(io.BytesIO(page_of(out.getvalue()).data)) as kept:
        assert kept.getpixel((10, 10)) == (255, 255, 255)


def test_grey_of_a_scanner_with_16_bits_keeps_its_writing() -> None:
    out = io.BytesIO()
    sheet = Image.new("I;16", (40, 20), 60_000)
    sheet.paste(9_000, (0, 0, 20, 20))
    sheet.save(out, "PNG")

    with Image.open(io.BytesIO(page_of(out.getvalue()).data)) as kept:
        assert kept.getpixel((5, 10)) == pytest.approx((35, 35, 35), abs=6)
        assert kept.getpixel((35, 10)) == pytest.approx((234, 234, 234), abs=6)


def bomb(width: int = 10_000, height: int = 10_000, colour: int = 2) -> bytes:
    """A PNG of a few hundred bytes that says it has 100 megapixels, or as told."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        sum_of = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + sum_of

    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 500))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not_a_picture"),
        (b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>", "n"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "not_a_picture"),
        (picture((20, 20), "GIF"), "not_a_picture"),
        (picture((20, 20), "TIFF"), "not_a_picture"),
        (picture((200, 200), "JPEG")[:300], "not_a_picture"),
        (bomb(), "too_many_pixels"),
        (bomb(8_000, 4_990, colour=6), "too_many_pixels"),
        (layered_jpeg(), "too_much_work"),
        (b"\xff\xd8" + bytes(MOST_BYTES), "too_large"),
    ],
    ids=[
        *("empty", "pdf", "svg", "gif", "tiff", "cut"),
        *("bomb", "four bands", "layers", "large"),
    ],
)
def test_what_is_no_page_is_refused_with_a_reason(data: bytes, why: str) -> None:
    assert reason(data).startswith(why)


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_damaged_file_is_a_page_or_a_refusal_and_never_a_crash(
    data: st.DataObject,
) -> None:
    file = bytearray(with_metadata())
    for _ in range(data.draw(st.integers(1, 8))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))

    try:
        page = page_of(bytes(file))
    except BadPicture:
        return
    assert page.data.startswith(b"\xff\xd8")
