"""A paper as ESC/POS bytes, and those bytes as a paper again.

A job is: initialise, one or more rasters (``GS v 0``), feed to the cutter and cut.
python-escpos writes the same bytes, which a test holds, in forty times the time: it
turns every picture into colours and back, while a person waits.
"""

from PIL import Image, ImageChops

INITIALISE = b"\x1b@"
RASTER = b"\x1dv0"
CUT = b"\x1dVB\x00"

REAL_TIME = (b"\x10\x04", b"\x10\x05", b"\x10\x14")
"""Commands that printers obey at once, even in the middle of a picture's bytes."""
FRAGMENT = 960
"""Rows of one raster: what the older printers take at once."""
SHIFTS = 8
"""Columns by which a paper may move; its margins are wider than that."""


def encode(paper: Image.Image, dots: int) -> bytes:
    """Write a paper as a job for a print head of ``dots``.

    The picture moves by a column where its bytes would hold a command.
    """
    if paper.width != dots:
        raise ValueError(f"The paper is {paper.width} dots wide, the head {dots}.")
    for columns in range(SHIFTS):
        job = raster(ImageChops.offset(paper, columns, 0))
        if not any(command in job for command in REAL_TIME):
            return job
    raise ValueError("The paper's bytes hold a printer command wherever it is moved.")


def raster(paper: Image.Image) -> bytes:
    """Write the bytes: a set bit is a black dot, each row a whole number of bytes."""
    width = -(-paper.width // 8)
    parts = [INITIALISE]
    for top in range(0, paper.height, FRAGMENT):
        fragment = paper.crop((0, top, paper.width, min(top + FRAGMENT, paper.height)))
        parts.append(RASTER + b"\x00" + width.to_bytes(2, "little"))
        parts.append(fragment.height.to_bytes(2, "little"))
        parts.append(fragment.tobytes("raw", "1;I"))
    return b"".join([*parts, CUT])


def decode(job: bytes) -> Image.Image:
    """Read a job of ``encode`` as a printer does: the picture that the bytes say."""
    fragments = []
    while job:
        if job.startswith(RASTER):
            width = int.from_bytes(job[4:6], "little")
            height = int.from_bytes(job[6:8], "little")
            end = 8 + width * height
            fragments.append(Image.frombytes("1", (width * 8, height), job[8:end]))
            job = job[end:]
        elif job.startswith(INITIALISE):
            job = job[len(INITIALISE) :]
        elif job.startswith(CUT):
            job = job[len(CUT) :]
        else:
            raise ValueError(f"unknown command {job[:4].hex(' ')}")
    return ImageChops.invert(joined(fragments))


def joined(fragments: list[Image.Image]) -> Image.Image:
    """Put the fragments under each other."""
    height = sum(fragment.height for fragment in fragments)
    whole = Image.new("1", (fragments[0].width, height))
    top = 0
    for fragment in fragments:
        whole.paste(fragment, (0, top))
        top += fragment.height
    return whole
