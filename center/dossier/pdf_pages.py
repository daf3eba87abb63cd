"""Draws the pages of a PDF: a program of its own, for files that nobody can trust.

``python -m center.dossier.pdf_pages MOST < file.pdf`` writes a list of JPEGs, packed as
MessagePack, and ends with 0; with 3 if there are more pages than ``MOST``, and with
anything else if it is no PDF that can be drawn.  It takes no more than a gigabyte and
20 s.
"""

import io
import resource
import sys

import msgspec
import pypdfium2  # type: ignore[import-untyped]

from center.dossier.pictures import SIDE

DOTS_AN_INCH = 170
POINTS_AN_INCH = 72
MEMORY = 1 << 30
SECONDS = 20
TOO_MANY = 3


def main(most: int) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    if len(document) > most:
        return TOO_MANY
    pages = [drawn(page) for page in document]
    sys.stdout.buffer.write(msgspec.msgpack.encode(pages))
    return 0


def drawn(page: pypdfium2.PdfPage) -> bytes:
    """One page as JPEG, its longer side no longer than is kept."""
    longer = max(page.get_size())
    scale = min(DOTS_AN_INCH / POINTS_AN_INCH, SIDE / longer)
    out = io.BytesIO()
    page.render(scale=scale).to_pil().convert("RGB").save(out, "JPEG", quality=92)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
