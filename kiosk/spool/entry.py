"""One line of the spool: a signed record with its sealed request, or where it begins.

The first line says where the records before ended that the center has taken in; it is
signed as well, so that no line of the file can be changed unseen.
"""

from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from center.domain import events
from center.domain.errors import BadSignature, Refusal
from center.domain.spool import Record, check_record, record_hash
from center.kiosk_promise import check_record_signature, check_signature, record_message
from kiosk.spool.identity import Identity


@dataclass(frozen=True, slots=True)
class Base:
    """Where a spool begins: after record ``n``, which the center has."""

    n: int = 0
    hash: str = ""
    at: int = 0
    """When it was given, UTC milliseconds."""
    ticket: str = ""
    """The last ticket that was given."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as it stands in the spool."""

    record: Record
    signature: str
    sealed: bytes = field(default=b"", repr=False)

    @property
    def after(self) -> Base:
        """Where the next record follows, ticket aside."""
        record = self.record
        return Base(
            record["n"], record_hash(record), record["at"], str(record["ticket"])
        )


class Altered(Exception):
    """A line is not as this kiosk wrote it."""


def base_message(key_id: str, base: Base) -> bytes:
    told = [key_id, base.n, base.hash, base.at, base.ticket]
    return b"shubbak-spool-base-v1\n" + "\n".join(map(str, told)).encode()


def write_base(identity: Identity, key_id: str, base: Base) -> bytes:
    signature = b64encode(identity.sign(base_message(key_id, base))).decode()
    told = {"n": base.n, "hash": base.hash, "at": base.at, "ticket": base.ticket}
    return events.encode({"base": told, "signature": signature}) + b"\n"


def read_base(line: bytes, identity: Identity, key_id: str) -> Base:
    """The beginning of a spool; ``Altered`` if this kiosk did not write it."""
    try:
        parsed = events.decode(line)
        base = Base(**parsed["base"])
        signature = b64decode(parsed["signature"])
        check_signature(identity.public, base_message(key_id, base), signature)
    except (ValueError, KeyError, TypeError, BadSignature) as error:
        raise Altered(str(error)) from None
    return base


def sign(identity: Identity, record: Record, sealed: bytes = b"") -> Entry:
    """A record with the signature of the kiosk's key."""
    check_record(record)
    signature = b64encode(identity.sign(record_message(record))).decode()
    return Entry(record, signature, sealed)


def write_entry(entry: Entry) -> bytes:
    """Its line; what is personal in it is sealed to the center."""
    sealed = b64encode(entry.sealed).decode()
    told: dict[str, Any] = {"record": entry.record, "signature": entry.signature}
    return events.encode({**told, "sealed": sealed}) + b"\n"


def read_entry(line: bytes, identity: Identity, key_id: str, before: Base) -> Entry:
    """The next record; ``Altered`` if it is not the one that was written there."""
    try:
        parsed = events.decode(line)
        record, sealed = parsed["record"], b64decode(parsed["sealed"], validate=True)
        entry = Entry(record, parsed["signature"], sealed)
        check_record(record)
        check_record_signature(identity.public, record, entry.signature)
    except (ValueError, KeyError, TypeError, AttributeError, Refusal) as error:
        raise Altered(str(error)) from None
    place = (f"{record['device']}.{record['series']}", record["n"], record["before"])
    if place != (key_id, before.n + 1, before.hash):
        raise Altered(f"record {record['n']} does not follow {before.n}")
    if record["sealed"] != (sha256(sealed).hexdigest() if sealed else ""):
        raise Altered(f"record {record['n']}: another sealed request")
    return entry
