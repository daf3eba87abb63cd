"""Makes the pages of a file anew: a program of its own, for files nobody can trust.

``python -m center.dossier.scan_program < file`` writes a ``Made`` as MessagePack.  It
takes no more than ``MEMORY`` and ``SECONDS``, writes no file, leaves no picture of its
memory behind, and lets everything else on the machine go first.
"""

import io
import os
import resource
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from PIL import Image

from center.domain.errors import BadPicture, TooManyPages
from center.dossier.pictures import (
    Page,
    page_from,
    page_of,
    require_few_pixels,
    require_few_values,
)

MOST_PAGES = 6
TIFF = (b"II*\0", b"MM\0*")
SECONDS = 10
"""Of a processor."""
MEMORY = 768 << 20
"""Bytes of addresses; what the program itself needs is among them."""
LIMITS = {
    resource.RLIMIT_AS: MEMORY,
    resource.RLIMIT_CPU: SECONDS,
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_FSIZE: 0,
}
NICE = 10


@dataclass(frozen=True, slots=True)
class Made:
    """The pages of a file, or why there are none."""

    pages: tuple[Page, ...] = ()
    refused: str = ""
    """The reason of a ``BadPicture``, or the code of ``TooManyPages``."""


def main() -> None:
    for limit, most in LIMITS.items():
        lower(limit, most)
    os.nice(NICE)
    made = made_of(sys.stdin.buffer.read())
    sys.stdout.buffer.write(msgspec.msgpack.encode(made))


def lower(limit: int, most: int) -> None:
    """Nothing is taken back of what an operator has made tighter already."""
    _, hard = resource.getrlimit(limit)
    least = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(limit, (least, least))


def made_of(data: bytes) -> Made:
    try:
        return Made(tuple(pages_in(data)))
    except BadPicture as refused:
        return Made(refused=str(refused.facts["reason"]))
    except TooManyPages:
        return Made(refused=TooManyPages.code)
    except MemoryError:
        return Made(refused="too_much_work")
    except Exception:  # noqa: BLE001 a decoder says no in many ways, all meant
        return Made(refused="not_a_picture")


def pages_in(data: bytes) -> Iterator[Page]:
    """What a file is is read from it, not from its name."""
    if data.startswith(b"%PDF-"):
        from center.dossier.pdf_pages import drawn_pages  # 70 ms, for no other file

        yield from map(page_of, drawn_pages(data, MOST_PAGES))
    elif data.startswith(TIFF):
        yield from tiff_pages(data)
    else:
        yield page_of(data)


def tiff_pages(data: bytes) -> Iterator[Page]:
    """Every page of a TIFF, each bounded before it is decoded."""
    with Image.open(io.BytesIO(data), formats=("TIFF",)) as opened:
        require_few_pages(opened)
        for number in range(MOST_PAGES):
            try:
                opened.seek(number)
            except EOFError:
                return
            require_few_pixels(opened)
            require_few_values(opened)
            yield page_from(opened)


def require_few_pages(opened: Image.Image) -> None:
    """Looks for the first page too many, and does not count how many follow it."""
    try:
        opened.seek(MOST_PAGES)
    except EOFError:
        return
    raise TooManyPages


if __name__ == "__main__":
    main()
