"""The promise on a paper that a kiosk gave while the center's server was away.

The same 92 bytes as the center's own (docs/protocol.md, section 4) with format 3.  The
kiosk does not know the place in the journal; it names the record of its spool instead,
and signs with the key that the center certified in the journal.  The number 0 stands on
the receipt of a request that has no ticket.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from center.domain.day import day_of
from center.domain.errors import BadInput, BadSignature
from center.domain.spool import (
    KioskKey,
    Record,
    given_ticket,
    number_of,
    record_bytes,
)
from center.paper_code import SAID, PaperKind, Signed, service_mark

FORMAT = 3
NOT_ONE = "not the code of a kiosk's paper"
MOST_KIOSKS, MOST_SERIES = 255, 255


@dataclass(frozen=True, slots=True)
class KioskPromise:
    """What the kiosk promises to whoever holds the paper."""

    governorate: int
    index: int
    kiosk: int
    """7 of ``K7``."""
    series: int
    n: int
    """Number of the record."""
    given_at: int
    """Unix seconds."""
    letter: str
    number: int
    service_mark: bytes
    token: bytes = field(repr=False)

    @property
    def key_id(self) -> str:
        """``K7.1``: whose signature it is."""
        return f"K{self.kiosk}.{self.series}"

    @property
    def record(self) -> str:
        """``K7.1.17``."""
        return f"{self.key_id}.{self.n}"

    @property
    def ticket(self) -> str:
        """The ticket's id; empty on a receipt."""
        return given_ticket(day_of(self.given_at * 1000), self.letter, self.number)

    def pack(self) -> bytes:
        """The 28 bytes that are signed."""
        return b"".join(
            (
                FORMAT.to_bytes(1),
                self.governorate.to_bytes(1),
                self.index.to_bytes(2),
                self.kiosk.to_bytes(1),
                self.series.to_bytes(1),
                self.n.to_bytes(3),
                self.given_at.to_bytes(4),
                self.letter.encode("ascii"),
                self.number.to_bytes(2),
                self.service_mark,
                self.token,
            )
        )

    @classmethod
    def unpack(cls, said: bytes) -> "KioskPromise":
        """The meaning of 28 bytes of this format."""
        if len(said) != SAID or said[0] != FORMAT or not said[13:14].isupper():
            raise BadInput(NOT_ONE)
        return cls(
            governorate=said[1],
            index=int.from_bytes(said[2:4]),
            kiosk=said[4],
            series=said[5],
            n=int.from_bytes(said[6:9]),
            given_at=int.from_bytes(said[9:13]),
            letter=said[13:14].decode("ascii"),
            number=int.from_bytes(said[14:16]),
            service_mark=said[16:18],
            token=said[18:28],
        )


KIND = PaperKind("shubbak-kiosk-paper-v1", KioskPromise.unpack, NOT_ONE)
encode, parse = KIND.encode, KIND.parse


def is_kiosk_paper(text: str) -> bool:
    """Whether a code has the form of a kiosk's promise."""
    try:
        parse(text)
    except BadInput:
        return False
    return True


def verify(signed: Signed[KioskPromise], log: str, key: str) -> KioskPromise:
    """The promise, once the signature of the kiosk's key is verified."""
    return KIND.verify(signed, log, partial(check_signature, key))


def verified(text: str, log: str, keys: Iterable[KioskKey]) -> KioskPromise:
    """The promise of a text, verified by whichever certified key it names."""
    signed = parse(text)
    known = {key.id: key.key for key in keys}
    return verify(signed, log, known.get(signed.promise.key_id, ""))


def record_message(record: Record) -> bytes:
    """What the kiosk's key signs of a record of its spool."""
    return b"shubbak-spool-v1\n" + record_bytes(record)


def certificate_message(log: str, key_id: str, letter: str, key: str) -> bytes:
    """What the log's key signs of a kiosk's key."""
    return f"shubbak-kiosk-key-v1\n{log}\n{key_id}\n{letter}\n{key}\n".encode()


def check_signature(key: str, said: bytes, signature: bytes) -> None:
    """Refuse what the key (Ed25519, base 64) has not signed."""
    try:
        public = Ed25519PublicKey.from_public_bytes(b64decode(key))
        public.verify(signature, said)
    except (InvalidSignature, ValueError):
        raise BadSignature("not signed by the kiosk's key") from None


def check_record_signature(key: str, record: Record, signature: str) -> None:
    """Refuse a record that the key (base 64) has not signed (base 64)."""
    try:
        data = b64decode(signature, validate=True)
    except ValueError:
        raise BadSignature("the signature is not base 64") from None
    if b64encode(data).decode() != signature:
        raise BadSignature("the signature is not in canonical base 64")
    check_signature(key, record_message(record), data)


class Given(Protocol):
    """A record, as the center or the hub keeps it."""

    @property
    def ticket(self) -> str: ...
    @property
    def service(self) -> str: ...
    @property
    def given_at(self) -> int: ...


def is_said_by(told: KioskPromise, record: Given) -> bool:
    """Whether a record that was taken in says what the paper says."""
    number = number_of(record.ticket) if record.ticket else 0
    return (record.ticket, record.given_at // 1000, number) == (
        told.ticket,
        told.given_at,
        told.number,
    ) and service_mark(record.service) == told.service_mark
