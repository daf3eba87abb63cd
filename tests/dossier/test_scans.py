"""Files that a clerk adds: read by what they are, made anew, refused clearly."""

import io
import resource
import subprocess

import pytest
from PIL import Image

from center.domain.errors import BadPicture, TooManyPages
from center.dossier.pictures import MOST_BYTES, SIDE
from center.dossier.scan_program import MOST_PAGES, made_of
from center.dossier.scans import PROGRAM, ROOT, pages_of
from tests.dossier import hostile

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
    found = made_of(file(kind, pages)).pages

    assert len(found) == pages
    for page in found:
        assert page.data.startswith(b"\xff\xd8")
        assert SECRET not in page.data
        assert max(page.width, page.height) <= SIDE


def test_a_page_as_large_as_a_wall_is_drawn_no_larger_than_is_kept() -> None:
    (page,) = made_of(file("PDF", size=(6000, 3000))).pages

    assert (page.width, page.height) == (SIDE, SIDE // 2)


@pytest.mark.parametrize(
    ("mode", "colour", "grey"), [("I;16", 20_000, 78), ("RGBA", (0, 0, 0, 0), 255)]
)
def test_a_page_of_a_scanner_shows_what_is_on_it(
    mode: str, colour: object, grey: int
) -> None:
    out = io.BytesIO()
    Image.new(mode, (40, 20), colour).save(out, "TIFF")  # type: ignore[arg-type]

    assert seen(out.getvalue()).getpixel((10, 10)) == pytest.approx((grey,) * 3, abs=2)


def seen(data: bytes) -> Image.Image:
    """The only page of a file, as it is kept."""
    (page,) = made_of(data).pages
    return Image.open(io.BytesIO(page.data))


def test_a_page_that_lies_on_its_side_in_the_scanner_is_kept_upright() -> None:
    sheet = Image.new("RGB", (SIDE + 400, 200), "white")
    sheet.paste((255, 0, 0), (0, 0, 400, 100))
    out = io.BytesIO()
    sheet.save(out, "TIFF", compression="tiff_lzw", tiffinfo={274: 6})

    kept = seen(out.getvalue())

    assert kept.height == SIDE
    assert kept.getpixel((kept.width - 5, 5)) == pytest.approx((254, 0, 0), abs=3)


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
    assert made_of(data).refused == "not_a_picture"


def test_a_file_that_is_too_large_is_not_even_read() -> None:
    assert reason(b"%PDF-" + bytes(MOST_BYTES)) == "too_large"


def reason(data: bytes) -> object:
    with pytest.raises(BadPicture) as refused:
        pages_of(data)
    return refused.value.facts["reason"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (hostile.huge_tiff(), "too_many_pixels"),
        (hostile.pdf_with_a_huge_picture(), "too_many_pixels"),
        (hostile.layered_jpeg(), "too_much_work"),
    ],
    ids=["tiff", "pdf", "jpeg"],
)
def test_a_small_file_that_says_it_is_huge_is_not_decoded(
    data: bytes, why: str
) -> None:
    assert len(data) < 16 * 1024
    assert reason(data) == why


def test_whatever_opens_a_file_has_little_memory_and_time() -> None:
    with subprocess.Popen(PROGRAM, cwd=ROOT, stdin=subprocess.PIPE) as program:
        while not is_bounded(program.pid):  # before it has read anything
            assert program.poll() is None
        program.kill()


def is_bounded(pid: int) -> bool:
    most = {resource.RLIMIT_AS: 1 << 30, resource.RLIMIT_CPU: 15}
    return all(0 < resource.prlimit(pid, of)[1] <= most[of] for of in most)
