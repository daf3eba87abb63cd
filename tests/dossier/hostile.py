"""Small files that say they are large, or take long to open."""

import io
import struct
import zlib

from PIL import Image

HUGE = 6300
"""Longest side of a square that has fewer pixels than are taken, and in colours that
shine through more values than are."""


def huge_tiff() -> bytes:
    """Of a few hundred bytes, among which there is no picture of that size."""
    out = io.BytesIO()
    Image.new("RGBA", (8, 8)).save(out, "TIFF")
    file = out.getvalue()
    for tag in (256, 257):  # ImageWidth, ImageLength (TIFF 6.0)
        entry = struct.pack("<HHI", tag, 4, 1)
        file = file.replace(
            entry + struct.pack("<I", 8), entry + struct.pack("<I", HUGE)
        )
    return file


def layered_jpeg(layers: int = 1000) -> bytes:
    """A picture whose last layer comes again and again."""
    out = io.BytesIO()
    Image.new("L", (64, 64)).save(out, "JPEG", progressive=True)
    file = out.getvalue()
    last = file[file.rindex(b"\xff\xda") : -2]
    return file[:-2] + last * layers + file[-2:]


def slow_pdf(fills: int) -> bytes:
    """A page that is filled again and again in a way that takes long."""
    fill = b"0.5 g 1 1 m 300 9 400 500 599 841 c 0 841 l f\n"
    state = b"/ExtGState<</G<</ca .5/BM/Luminosity>>>>"
    return pdf(b"/G gs\n" + fill * fills, state)


def pdf_with_a_huge_picture(side: int = 40_000) -> bytes:
    """Drawn as it is, the page would be white."""
    head = b"/Type/XObject/Subtype/Image/Width %d/Height %d" % (side, side)
    depth = b"/BitsPerComponent 1/ColorSpace/DeviceGray"
    picture = stream(head + depth, b"")
    return pdf(b"q 595 0 0 842 0 0 cm /I Do Q", b"/XObject<</I 5 0 R>>", picture)


def pdf(content: bytes, resources: bytes, *more: bytes) -> bytes:
    """One page of A4; ``more`` are the objects from the fifth on."""
    page = b"/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page%s/Resources<<%s>>>>" % (page, resources),
        stream(b"/Filter/FlateDecode", zlib.compress(content)),
        *more,
    )
    file, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, b"".join(places))
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(file))
    return file + table + end


def stream(head: bytes, data: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(data), data)
