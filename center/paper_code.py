"""The code that a paper carries in its QR: 28 bytes, and a signature over them.

Each kind of promise says its own 28 bytes (docs/protocol.md, section 4); all are put
in base 32 inside an address of the hub, in upper case, so that the QR stays small.
"""

from base64 import b32decode, b32encode
from binascii import Error as Base32Error
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Generic, Protocol, TypeVar

from center.domain.errors import BadInput

SAID = 28
SIGNED = SAID + 64
"""With an Ed25519 signature (RFC 8032)."""
TEXT = 148
"""Characters of 92 bytes in base 32 without padding (RFC 4648)."""


class Packed(Protocol):
    """A promise that can be said in 28 bytes."""

    def pack(self) -> bytes: ...


P = TypeVar("P", bound=Packed)


@dataclass(frozen=True, slots=True)
class Signed(Generic[P]):
    """A promise as it was read, its signature not yet verified."""

    promise: P
    said: bytes = field(repr=False)
    signature: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PaperKind(Generic[P]):
    """One kind of promise, told from the others by its format and its first line."""

    first_line: str
    """Of what is signed, so that no kind can pass for another, nor for a head."""
    unpack: Callable[[bytes], P]
    """The meaning of 28 bytes; ``BadInput`` if they are of another kind."""
    wanted: str
    """What a text that is not of this kind is not."""

    def encode(
        self, promise: P, log: str, sign: Callable[[bytes], bytes], hub_url: str
    ) -> str:
        """The address in a paper's QR; ``sign`` is that of the key that promises."""
        said = promise.pack()
        return write(said, sign(self.message(log, said)), hub_url)

    def parse(self, text: str) -> Signed[P]:
        """Read the address or its last part alone, in upper or lower case."""
        said, signature = read(text, self.wanted)
        return Signed(self.unpack(said), said, signature)

    def verify(
        self, signed: Signed[P], log: str, check: Callable[[bytes, bytes], None]
    ) -> P:
        """The promise, once ``check`` has verified the signature on what is signed."""
        check(self.message(log, signed.said), signed.signature)
        return signed.promise

    def message(self, log: str, said: bytes) -> bytes:
        """What the key signs."""
        return f"{self.first_line}\n{log}\n".encode() + said


def write(said: bytes, signature: bytes, hub_url: str) -> str:
    """The address for a QR."""
    if len(said) != SAID:
        raise ValueError("the letter, the mark or the token is not of its length")
    code = b32encode(said + signature).decode("ascii").rstrip("=")
    return f"{hub_url.rstrip('/').upper()}/V/{code}"


def read(text: str, wanted: str) -> tuple[bytes, bytes]:
    """What an address or its last part alone says, and the signature over it.

    ``BadInput`` with what was wanted if it is no such code, or if bits beyond the last
    byte are set: a code has one form only, in upper or lower case.
    """
    code = text.strip().upper().partition("?")[0].rpartition("/")[2]
    try:
        data = b32decode(code + "====") if len(code) == TEXT else b""
    except (Base32Error, ValueError):
        data = b""
    if not data or b32encode(data).decode("ascii").rstrip("=") != code:
        raise BadInput(wanted)
    return data[:SAID], data[SAID:]


def service_mark(service_id: str) -> bytes:
    """The two bytes that stand for a service."""
    return sha256(service_id.encode()).digest()[:2]
