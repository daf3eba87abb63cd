"""Files that a clerk adds: read by what they are, made anew, refused clearly."""

import io

import pytest
from PIL import Image

from center.domain.errors import BadPicture, TooManyPages
from center.dossier.pictures import MOST_BYTES, SIDE
from center.dossier.scans import MOST_PAGES, pages_of

SECRET = b"29107231300047"


def file(kind: str, pages: int = 1, size: tuple[int, int] = (300, 420)) -> bytes:
    """A file of some pages, with something hidden in it where it can hide."""
    first, *more = [Image.new("RGB", size, (9 * n, 90, 160)) for n in range(pages)]
    out = io.BytesIO()
    several = {"save_all": True, "append_images": more} if pages > 1 else {}
    hidden = {"title": SECRET.decode()} if kind == "PDF" else {}
    first.save(out, kind, **several, **hidden)
    return out.getvalue() + SECRET


@pytest.mark.parametrize(
    ("kind", "pages"), [("JPEG", 1), ("PNG", 1), ("TIFF", 1), ("TIFF", 3), ("PDF", 3)]
)
def test_every_page_becomes_a_picture_of_our_own(kind: str, pages: int) -> None:
    found = pages_of(file(kind, pages))

    assert len(found) == pages
    for page in found:
        assert page.data.startswith(b"\xff\xd8")
        assert SECRET not in page.data
        assert max(page.width, page.height) <= SIDE


def test_a_page_as_large_as_a_wall_is_drawn_no_larger_than_is_kept() -> None:
    (page,) = pages_of(file("PDF", size=(6000, 3000)))

    assert (page.width, page.height) == (SIDE, SIDE // 2)


@pytest.mark.parametrize(
    ("mode", "colour", "grey"), [("I;16", 20_000, 78), ("RGBA", (0, 0, 0, 0), 255)]
)
def test_a_page_of_a_scanner_shows_what_is_on_it(
    mode: str, colour: object, grey: int
) -> None:
    out = io.BytesIO()
    Image.new(mode, (40, 20), colour).save(out, "TIFF")  # type: ignore[arg-type]

    (page,) = pages_of(out.getvalue())

    with Image.open(io.BytesIO(page.data)) as kept:
        assert kept.getpixel((10, 10)) == pytest.approx((grey,) * 3, abs=2)


@pytest.mark.parametrize("kind", ["TIFF", "PDF"])
def test_more_pages_than_a_document_has_are_refused(kind: str) -> None:
    with pytest.raises(TooManyPages):
        pages_of(file(kind, MOST_PAGES + 1))


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"MZ\x90\0 a program", b"<svg xmlns='x'/>", b"GIF89a", b"\xff\xd8\xff"),
        *(b"%PDF-1.7\n%%EOF", b"%PDF-1.4 " + b"x" * 4000, b"II*\0\0\0", b"MM\0*" * 99),
        file("PNG")[:80],
        b"PK\x03\x04 a document of an office",
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(data: bytes) -> None:
    with pytest.raises(BadPicture) as refused:
        pages_of(data)

    assert refused.value.facts == {"reason": "not_a_picture"}


def test_a_file_that_is_too_large_is_not_even_read() -> None:
    with pytest.raises(BadPicture) as refused:
        pages_of(b"%PDF-" + bytes(MOST_BYTES))

    assert refused.value.facts == {"reason": "too_large"}
