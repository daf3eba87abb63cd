"""A batch on the line to the governorate, as bytes (docs/protocol.md, section 3).

    line N
    line N + 1
    ...
    (empty line)
    hashes of a consistency proof, one a line, and an empty line: only if needed
    the signed head

all of it through gzip.  A head that is larger than the lines sent so far needs the
proof that these lines are the beginning of what it signs; with it, every batch can be
checked before any of it is stored.  Lines are canonical JSON of objects, strings and
integers; they are hashed and kept as the bytes they came in.
"""

import gzip
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import GenericAlias
from typing import Annotated, Any

import msgspec

from center.domain.errors import BadInput, BadSignature
from center.domain.events import Line
from center.notes import decode64, encode64

MOST_LINES = 500
MOST_BYTES = 1024 * 1024
MOST_IN_LINE = 65_535
ROOM_FOR_HEAD = 16 * 1024
"""Bytes of a batch kept free for the proof and the head."""

GZIP = 31
"""zlib's number for: a gzip header and nothing else."""

SAFE = 2**53 - 1
"""Whole numbers that every JSON reader reads alike."""


def nested(levels: int) -> Any:
    """The type of a value in a line: numbers, texts, lists and objects of them."""
    plain: Any = Annotated[int, msgspec.Meta(ge=-SAFE, le=SAFE)] | str
    value = plain
    for _ in range(levels):
        value = plain | GenericAlias(list, value) | GenericAlias(dict, (str, value))
    return value


DECODER = msgspec.json.Decoder(GenericAlias(dict, (str, nested(6))))
ENCODER = msgspec.json.Encoder(order="sorted")


@dataclass(frozen=True, slots=True)
class Batch:
    """Lines that follow each other, and the log's word for them."""

    lines: tuple[bytes, ...]
    note: str
    """The signed head, as large as the log after these lines, or larger."""
    proof: tuple[bytes, ...] = ()
    """That the log after these lines is the beginning of the head's."""


def pack(batch: Batch) -> bytes:
    """The body that carries a batch."""
    lines = b"".join(line + b"\n" for line in batch.lines)
    proof = "".join(f"{encode64(step)}\n" for step in batch.proof)
    gap = "\n" if proof else ""
    body = b"%b\n%b" % (lines, f"{proof}{gap}{batch.note}".encode())
    return gzip.compress(body, compresslevel=6, mtime=0)


def unpack(body: bytes) -> Batch:
    """Read a body, refusing what is too big or not of this form."""
    text = unzip(body)
    lines, gap, rest = (b"\n" + text).partition(b"\n\n")
    listed = tuple(lines.split(b"\n")[1:])
    if not gap or len(listed) > MOST_LINES:
        raise BadInput(f"not a batch of at most {MOST_LINES} lines and a head")
    if any(len(line) > MOST_IN_LINE for line in listed):
        raise BadInput(f"a line has more than {MOST_IN_LINE} bytes")
    try:
        sections = rest.decode("utf-8").split("\n\n")
    except UnicodeDecodeError:
        raise BadInput("the head is not text") from None
    if len(sections) not in (2, 3):
        raise BadInput("the batch ends without a signed head")
    return Batch(listed, "\n\n".join(sections[-2:]), read_proof(sections[:-2]))


def unzip(body: bytes) -> bytes:
    """Undo gzip without ever holding more than a batch may have."""
    reader = zlib.decompressobj(GZIP)
    try:
        text = reader.decompress(body, MOST_BYTES + 1)
    except zlib.error:
        raise BadInput("the body is not gzip") from None
    if len(text) > MOST_BYTES:
        raise BadInput(f"a batch has at most {MOST_BYTES} bytes")
    if not reader.eof or reader.unused_data:
        raise BadInput("the body is cut off or has something after its end")
    return text


def read_proof(sections: Sequence[str]) -> tuple[bytes, ...]:
    if not sections:
        return ()
    try:
        steps = tuple(decode64(text) for text in sections[0].split("\n"))
    except BadSignature:
        raise BadInput("the proof is not base 64") from None
    if len(steps) > 64 or any(len(step) != 32 for step in steps):
        raise BadInput("the proof is not a list of hashes")
    return steps


def read_line(data: bytes) -> Line:
    """A line's fields; refuses anything but canonical JSON."""
    try:
        line: Line = DECODER.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"not a line of a journal: {error}") from None
    if ENCODER.encode(line) != data:
        raise BadInput("a line is not canonical JSON")
    return line


def fitting(lines: Iterable[bytes], most: int = MOST_LINES) -> Iterator[bytes]:
    """As many of the lines, from the first on, as one batch holds."""
    room, count = MOST_BYTES - ROOM_FOR_HEAD, 0
    for line in lines:
        room, count = room - len(line) - 1, count + 1
        if room < 0 or count > most:
            return
        yield line
