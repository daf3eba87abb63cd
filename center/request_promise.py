"""The promise on a request's receipt: its number stands in the center's record.

The same 92 bytes as a ticket's (docs/protocol.md, section 4) with another format and
another first line under the signature, so that neither can pass for the other.
"""

from dataclasses import dataclass, field

from center.domain.day import cairo
from center.domain.errors import BadInput
from center.domain.events import Line
from center.domain.request_number import is_request_number, running_number
from center.notes import VerifierKey
from center.paper_code import SAID, PaperKind, Signed, service_mark

FORMAT = 2
NOT_ONE = "not the code of a request"


@dataclass(frozen=True, slots=True)
class RequestPromise:
    """What the center promises to whoever holds the receipt."""

    governorate: int
    index: int
    seq: int
    """Place of the line ``request.received`` in the journal."""
    received_at: int
    """Unix seconds."""
    number: int
    """Running number of the year."""
    service_mark: bytes
    token: bytes = field(repr=False)
    """Ten bytes that only the receipt has."""

    @property
    def year(self) -> int:
        """The year of the number, in Cairo."""
        return cairo(self.received_at * 1000).year

    def pack(self) -> bytes:
        """The 28 bytes that are signed."""
        return b"".join(
            (
                FORMAT.to_bytes(1),
                self.governorate.to_bytes(1),
                self.index.to_bytes(2),
                self.seq.to_bytes(5),
                self.received_at.to_bytes(4),
                self.number.to_bytes(3),
                self.service_mark,
                self.token,
            )
        )

    @classmethod
    def unpack(cls, said: bytes) -> "RequestPromise":
        """The meaning of 28 bytes of this format."""
        if len(said) != SAID or said[0] != FORMAT:
            raise BadInput(NOT_ONE)
        return cls(
            governorate=said[1],
            index=int.from_bytes(said[2:4]),
            seq=int.from_bytes(said[4:9]),
            received_at=int.from_bytes(said[9:13]),
            number=int.from_bytes(said[13:16]),
            service_mark=said[16:18],
            token=said[18:28],
        )


KIND = PaperKind("shubbak-request-v1", RequestPromise.unpack, NOT_ONE)
encode, parse = KIND.encode, KIND.parse


def verify(signed: Signed[RequestPromise], log: str, vkey: str) -> RequestPromise:
    """The promise, once the log's signature on it is verified."""
    return KIND.verify(signed, log, VerifierKey.parse(vkey).check)


def is_said_by(told: RequestPromise, line: Line) -> bool:
    """Whether a line of the journal says what the receipt says."""
    request, at = str(line.get("request")), line.get("at")
    if line.get("kind") != "request.received" or not isinstance(at, int):
        return False
    if not is_request_number(request):
        return False
    mark = service_mark(str(line.get("service")))
    return (running_number(request), at // 1000, mark) == (
        told.number,
        told.received_at,
        told.service_mark,
    )
