"""Reads ESC/POS as a printer would: bytes in, commands and a picture out.

Written for the tests alone, from the manual and not from the code that it checks.
"""

import re

from PIL import Image, ImageChops

QUERY, CLEAR = b"\x10\x04", b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
REAL_TIME = re.compile(rb"\x10\x04[\x01-\x04]|" + re.escape(CLEAR), re.DOTALL)
"""What a printer obeys as it comes in, in the middle of a picture as well."""
BEGUN = [CLEAR[:size] for size in range(len(CLEAR) - 1, 0, -1)] + [QUERY]

FIXED = {b"\x1b@": 2, b"\x10\x04": 3, b"\x10\x05": 3, b"\x1dr": 3}


def length(data: bytes) -> int | None:
    """Length of the command that data begins with; None if it is not all there yet."""
    for start, size in FIXED.items():
        if data.startswith(start):
            return size
    if data.startswith(b"\x1dv"):
        if len(data) < 8:
            return None
        size = int.from_bytes(data[4:6], "little") * int.from_bytes(data[6:8], "little")
        return 8 + size
    if data.startswith(b"\x1d("):
        return 5 + int.from_bytes(data[3:5], "little") if len(data) >= 5 else None
    if data.startswith(b"\x1dV"):
        return (4 if data[2] in (65, 66) else 3) if len(data) >= 3 else None
    return 1 if len(data) > 1 or data[:1] not in b"\x1b\x1d\x10" else None


def split_real_time(data: bytes) -> tuple[list[bytes], bytes]:
    """Take real-time commands and what lies between them; the rest may begin one."""
    parts, end = [], 0
    for found in REAL_TIME.finditer(data):
        parts += [data[end : found.start()], found.group()]
        end = found.end()
    rest = next((start for start in BEGUN if data[end:].endswith(start)), b"")
    parts.append(data[end : len(data) - len(rest)])
    return [part for part in parts if part], rest


def split(data: bytes) -> tuple[list[bytes], bytes]:
    """Take whole commands off the front; the rest is the beginning of the next."""
    commands = []
    while data:
        size = length(data)
        if size is None or size > len(data):
            break
        commands.append(data[:size])
        data = data[size:]
    return commands, data


def picture(data: bytes) -> Image.Image:
    """What stands on the paper after these bytes."""
    rasters, stored = [], None
    commands, rest = split(data)
    assert not rest, f"the job ends in the middle of a command: {rest[:8]!r}"
    for command in commands:
        if command.startswith(b"\x1dv0"):
            rasters.append((int.from_bytes(command[4:6], "little") * 8, command[8:]))
        elif command.startswith(b"\x1d(L") and command[6:7] == b"p":
            stored = (int.from_bytes(command[11:13], "little"), command[15:])
        elif command.startswith(b"\x1d(L") and stored:
            rasters.append(stored)
    width = rasters[0][0]
    ink = b"".join(raster for _, raster in rasters)
    return ImageChops.invert(Image.frombytes("1", (width, len(ink) * 8 // width), ink))
