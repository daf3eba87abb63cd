"""The promise that a ticket carries in its QR: this line is in the center's record.

The 92 bytes of docs/protocol.md, section 4: 28 that say which ticket, at which place
of the journal, at what time, and 64 of the log's Ed25519 signature over them.  Written
in base 32 inside an address of the hub, all in upper case, so that the QR stays small.
The last ten of the 28 are the holder's secret token: never write a promise to a log.
"""

from dataclasses import dataclass, field

from center.domain.errors import BadInput
from center.notes import VerifierKey
from center.paper_code import SAID, PaperKind, Signed

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


KIND = PaperKind("shubbak-ticket-v1", Promise.unpack, NOT_ONE)
encode, parse = KIND.encode, KIND.parse


def verify(signed: Signed[Promise], log: str, vkey: str) -> Promise:
    """The promise, once the log's signature on it is verified."""
    return KIND.verify(signed, log, VerifierKey.parse(vkey).check)
