"""Signed notes, heads of a log, and countersignatures, as text.

The formats are those of C2SP: signed-note (Ed25519, type 1), tlog-checkpoint for the
head of a log, and tlog-cosignature (``cosignature/v1``, type 4) for the hub's line
under it.  A note is its body, an empty line, and lines of signatures:

    sharqia/SHR01/1
    1234
    NJvQ...=

    — sharqia/SHR01/1 yLwF...
    — sharqia kYmB...

What does not verify raises ``BadSignature``; lines of keys that nobody asked about
are passed over, as the format demands.
"""

import os
import re
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from center.domain.errors import BadSignature, ConfigError

ED25519 = b"\x01"
COSIGNATURE = b"\x04"
MARK = "\u2014 "
PRIVATE = "PRIVATE+KEY+"
OTHERS = 0o077
NOTE_LIMIT = 10_000
"""Characters; a head with a few countersignatures has some hundreds."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a log says of itself: its first ``size`` lines have this root."""

    origin: str
    size: int
    root: bytes

    def body(self) -> str:
        """The text that is signed (tlog-checkpoint, without extension lines)."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


@dataclass(frozen=True)
class VerifierKey:
    """A public key with its name and type; in text ``name+hash+base64``."""

    name: str
    type: bytes
    public: bytes

    @classmethod
    def parse(cls, text: str) -> "VerifierKey":
        """Read the text form; a hash that is not the key's own is refused."""
        name, _, rest = text.strip().partition("+")
        mark, _, encoded = rest.partition("+")
        data = decode64(encoded)
        key = cls(name, data[:1], data[1:])
        if len(data) != 33 or key.type not in (ED25519, COSIGNATURE):
            raise BadSignature("not the verifier key of an Ed25519 key")
        if mark != key.id.hex():
            raise BadSignature("the hash in the verifier key is not that of the key")
        return key

    @cached_property
    def id(self) -> bytes:
        """The four bytes before each signature of this key (signed-note)."""
        return sha256(f"{self.name}\n".encode() + self.type + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{encode64(self.type + self.public)}"

    def check(self, message: bytes, signature: bytes) -> None:
        """Refuse a signature that is not this key's over the message."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except InvalidSignature:
            raise BadSignature(f"not signed by {self.name}") from None


@dataclass(frozen=True)
class SigningKey:
    """A private Ed25519 key with the name it signs under.

    What follows from the seed is worked out once: each commit and each paper is signed.
    """

    name: str
    seed: bytes = field(repr=False)

    @classmethod
    def generate(cls, name: str) -> "SigningKey":
        """A new key; the name has no space and no plus (signed-note)."""
        if not name or "+" in name or any(c.isspace() for c in name):
            raise ValueError(f"{name!r} cannot be the name of a key")
        return cls(name, os.urandom(32))

    @classmethod
    def load(cls, path: Path) -> "SigningKey":
        """Read a key that nobody but its owner can read."""
        if not path.exists():
            raise ConfigError(f"no key at {path}", hint="shubbak init makes the keys")
        if path.stat().st_mode & OTHERS:
            raise ConfigError(
                f"others can read the key {path}", hint=f"chmod 600 {path}"
            )
        text = path.read_text("utf-8").strip()
        name, _, rest = text.removeprefix(PRIVATE).partition("+")
        try:
            key = cls(name, decode64(rest.partition("+")[2])[1:])
        except BadSignature:
            raise ConfigError(f"{path} does not hold a key") from None
        if len(key.seed) != 32 or text != key.private_text():
            raise ConfigError(f"{path} does not hold a key")
        return key

    def save(self, path: Path) -> None:
        """Write the key to a new file of mode 0600."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with os.fdopen(os.open(path, flags, 0o600), "w") as file:
            file.write(self.private_text() + "\n")

    def private_text(self) -> str:
        """The form of golang.org/x/mod/sumdb/note: PRIVATE+KEY+name+hash+base64."""
        mark = self.verifier.id.hex()
        return f"{PRIVATE}{self.name}+{mark}+{encode64(ED25519 + self.seed)}"

    @cached_property
    def private(self) -> Ed25519PrivateKey:
        """The key as the library takes it."""
        return Ed25519PrivateKey.from_private_bytes(self.seed)

    @cached_property
    def public(self) -> bytes:
        """The 32 bytes of the public key."""
        return self.private.public_key().public_bytes_raw()

    @cached_property
    def verifier(self) -> VerifierKey:
        """The public half, for signed heads."""
        return VerifierKey(self.name, ED25519, self.public)

    @property
    def vkey(self) -> str:
        """Text of the public half, for signed heads and promises."""
        return str(self.verifier)

    @property
    def cosigner_vkey(self) -> str:
        """Text of the public half, for countersignatures."""
        return str(VerifierKey(self.name, COSIGNATURE, self.public))

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of an Ed25519 signature."""
        return self.private.sign(message)

    def sign_head(self, size: int, root: bytes) -> str:
        """The signed head of the log that has this key's name."""
        body = Head(self.name, size, root).body()
        blob = self.verifier.id + self.sign(body.encode())
        return f"{body}\n{signature_line(self.name, blob)}"


def signature_line(name: str, blob: bytes) -> str:
    """One line of a note's signatures: the key's id and then the signature."""
    return f"{MARK}{name} {encode64(blob)}\n"


def open_head(note: str, vkey: str) -> Head:
    """The head in a note, once the log's signature on it is verified."""
    body, signatures = take_apart(note)
    key = VerifierKey.parse(vkey)
    head = read_head(body)
    if head.origin != key.name:
        raise BadSignature(f"a head of {head.origin}, not of {key.name}")
    key.check(body.encode(), find(signatures, key))
    return head


def cosign(note: str, hub_key: SigningKey, time: int) -> str:
    """The note with the hub's line under it; ``time`` in Unix seconds.

    Of the lines that the note has, those of the log itself are kept.  Verify the head
    before: a countersignature says that it was seen in order.
    """
    body, signatures = take_apart(note)
    key = VerifierKey.parse(hub_key.cosigner_vkey)
    stamped = time.to_bytes(8) + hub_key.sign(cosigned_message(body, time))
    origin = read_head(body).origin
    own = [signature_line(n, blob) for n, blob in signatures if n == origin]
    return f"{body}\n{''.join(own)}{signature_line(key.name, key.id + stamped)}"


def open_cosigned(note: str, log_vkey: str, hub_vkey: str) -> tuple[Head, int]:
    """The head in a note and when the hub saw it, both signatures verified.

    ``hub_vkey`` is the hub's key for countersignatures; the time is in Unix seconds.
    """
    head = open_head(note, log_vkey)
    body, signatures = take_apart(note)
    key = VerifierKey.parse(hub_vkey)
    stamped = find(signatures, key)
    time = int.from_bytes(stamped[:8])
    key.check(cosigned_message(body, time), stamped[8:])
    return head, time


def cosigned_message(body: str, time: int) -> bytes:
    """What a countersignature signs (tlog-cosignature, cosignature/v1)."""
    return f"cosignature/v1\ntime {time}\n{body}".encode()


def take_apart(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The body of a note and its signatures as (name, key id and signature)."""
    body, gap, lines = note.rpartition("\n\n")
    if len(note) > NOTE_LIMIT or not gap or not lines.endswith("\n"):
        raise BadSignature("not a signed note")
    return body + "\n", [read_line(text) for text in lines[:-1].split("\n")]


def read_line(text: str) -> tuple[str, bytes]:
    name, _, encoded = text.removeprefix(MARK).partition(" ")
    blob = decode64(encoded)
    if not text.startswith(MARK) or not name or len(blob) < 5:
        raise BadSignature("not a line of a signature")
    return name, blob


def find(signatures: list[tuple[str, bytes]], key: VerifierKey) -> bytes:
    """The signature of a key, which has to be there."""
    for name, blob in signatures:
        if name == key.name and blob[:4] == key.id:
            return blob[4:]
    raise BadSignature(f"no signature of {key.name}")


def read_head(body: str) -> Head:
    """The head that a note's body states, in the one way of writing it."""
    lines = body.split("\n")
    if len(lines) != 4 or not re.fullmatch("[0-9]{1,15}", lines[1]):
        raise BadSignature("not the head of a log")
    head = Head(lines[0], int(lines[1]), decode64(lines[2]))
    if len(head.root) != 32 or head.body() != body:
        raise BadSignature("not the head of a log")
    return head


def encode64(data: bytes) -> str:
    return b64encode(data).decode("ascii")


def decode64(text: str) -> bytes:
    """Base 64 in its one canonical form."""
    try:
        data = b64decode(text, validate=True)
    except (Base64Error, ValueError):
        raise BadSignature("not base 64") from None
    if encode64(data) != text:
        raise BadSignature("not base 64")
    return data
