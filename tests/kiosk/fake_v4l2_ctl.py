"""A camera with its ``v4l2-ctl``: the same arguments, the same stream on stdout.

``python -m tests.kiosk.fake_v4l2_ctl --device=FILE ...``; the words in FILE say what
the device does: ``good`` gives pictures for ever, ``unplugged`` gives two and is pulled
out, ``busy`` cannot be opened, ``silent`` gives nothing, ``noise`` gives no pictures,
``zeros`` fills up between them, ``stubborn`` does not end when it is told to.
"""

import io
import signal
import sys
import time
from pathlib import Path

from PIL import Image, ImageDraw

NEEDED = ("--device=", "--set-fmt-video=width=", "--stream-mmap", "--stream-to=-")


def picture(number: int, size: tuple[int, int]) -> bytes:
    page = Image.new("RGB", size, "white")
    ImageDraw.Draw(page).text((20, 20 + 5 * number), f"page {number}", "black")
    out = io.BytesIO()
    page.save(out, "JPEG")
    return out.getvalue()


def size_of(arguments: list[str]) -> tuple[int, int]:
    [format_] = [a for a in arguments if a.startswith("--set-fmt-video=")]
    values = dict(p.split("=") for p in format_.partition("=")[2].split(","))
    assert values["pixelformat"] == "MJPG"
    return int(values["width"]), int(values["height"])


def main(arguments: list[str]) -> int:
    assert all(any(a.startswith(need) for a in arguments) for need in NEEDED)
    device = Path(arguments[0].partition("=")[2])
    what = device.read_text()
    if what == "busy":
        return 1
    if what == "stubborn":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    number = 0
    while True:
        number += 1
        if what == "silent":
            time.sleep(3600)
        data = b"\0" * 5000 if what == "noise" else picture(number, size_of(arguments))
        if what == "zeros":
            data += bytes(3000)
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        if what == "unplugged" and number == 2:
            device.unlink()
            return 1
        time.sleep(0.01)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
