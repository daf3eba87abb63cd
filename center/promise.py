"""The promise that a ticket carries in its QR: this line is in the center's record.

The 92 bytes of docs/protocol.md, section 4: 28 that say which ticket, at which place
of the journal, at what time, and 64 of the log's Ed25519 signature over them.  Written
in base 32 inside an address of the hub, all in upper case, so that the QR stays small.
The last ten of the 28 are the holder's secret token: never write a promise to a log.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from center.domain.errors import BadInput
from center.notes import VerifierKey
from center.paper_code import SAID, Signed, read, write

FORMAT = 1
NOT_ONE = "not the code of a ticket"


@dataclass(frozen=True, slots=True)
class Promise:
    """What the center promises to whoever holds the paper."""

    governorate: int
    """Number of the governorate as in the national ID."""
    index: int
    """Which of the governorate's centers."""
    seq: int
    """Place of the line ``ticket.issued`` in the journal."""
    issued_at: int
    """Unix seconds."""
    letter: str
    """Latin letter of the ticket's line."""
    number: int
    service_mark: bytes
    """First two bytes of the hash of the service's id."""
    token: bytes = field(repr=False)
    """Ten random bytes."""

    def pack(self) -> bytes:
        """The 28 bytes that are signed."""
        return b"".join(
            (
                FORMAT.to_bytes(1),
                self.governorate.to_bytes(1),
                self.index.to_bytes(2),
                self.seq.to_bytes(5),
                self.issued_at.to_bytes(4),
                self.letter.encode("ascii"),
                self.number.to_bytes(2),
                self.service_mark,
                self.token,
            )
        )

    @classmethod
    def unpack(cls, said: bytes) -> "Promise":
        """The meaning of 28 bytes of this format."""
        if len(said) != SAID or said[0] != FORMAT or not said[13:14].isupper():
            raise BadInput(NOT_ONE)
        return cls(
            governorate=said[1],
            index=int.from_bytes(said[2:4]),
            seq=int.from_bytes(said[4:9]),
            issued_at=int.from_bytes(said[9:13]),
            letter=said[13:14].decode("ascii"),
            number=int.from_bytes(said[14:16]),
            service_mark=said[16:18],
            token=said[18:28],
        )


def encode(
    promise: Promise, log: str, sign: Callable[[bytes], bytes], hub_url: str
) -> str:
    """The address in a ticket's QR; ``sign`` is that of the log's key."""
    said = promise.pack()
    return write(said, sign(message(log, said)), hub_url)


def parse(text: str) -> Signed[Promise]:
    """Read the address or its last part alone, in upper or lower case."""
    said, signature = read(text, NOT_ONE)
    return Signed(Promise.unpack(said), said, signature)


def verify(signed: Signed[Promise], log: str, vkey: str) -> Promise:
    """The promise, once the log's signature on it is verified."""
    VerifierKey.parse(vkey).check(message(log, signed.said), signed.signature)
    return signed.promise


def message(log: str, said: bytes) -> bytes:
    """What the log's key signs; the first line keeps it apart from signed heads."""
    return f"shubbak-ticket-v1\n{log}\n".encode() + said
