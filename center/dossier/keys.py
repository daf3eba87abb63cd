"""The keys of dossiers: the center's own, the governorate's for recovery, look-up.

``dossier.key`` opens what was sealed to the center.  ``recovery.pub`` is public: its
other half is made once, shown once and kept away from every network, for the day when
the center's own is lost.  ``lookup.key`` makes the marks by which a national ID is
found again without being written down; the space of numbers is small enough to be
tried out, so the mark is worth as much as this key is secret.
"""

import hmac
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from center.domain.errors import ConfigError
from center.dossier.sealing import KEY_BYTES, seal, unseal
from center.keys import read_secret, write_secret

OWN, RECOVERY, LOOKUP = "dossier.key", "recovery.pub", "lookup.key"
CENTER_HOLDER, RECOVERY_HOLDER = "center", "recovery"


@dataclass(frozen=True)
class DossierKeys:
    """What the center's server needs to write and to open dossiers."""

    log: str
    own: X25519PrivateKey = field(repr=False)
    recovery: bytes
    """Public key of the governorate's offline recovery."""
    lookup: bytes = field(repr=False)

    @property
    def public(self) -> bytes:
        """To this a kiosk seals."""
        return self.own.public_key().public_bytes_raw()

    def wraps(self, key: bytes, dossier: str) -> dict[str, bytes]:
        """A dossier's key sealed to each of its first holders."""
        about = wrap_purpose(self.log, dossier)
        holders = {CENTER_HOLDER: self.public, RECOVERY_HOLDER: self.recovery}
        return {name: seal(key, public, about) for name, public in holders.items()}

    def unwrap(self, wrapped: bytes, dossier: str) -> bytes:
        """A dossier's key from the center's own wrap."""
        return unseal(wrapped, self.own, wrap_purpose(self.log, dossier))

    def mark(self, national_id: str) -> str:
        """By which a national ID is found again; the same for the same number."""
        return self.keyed_hash("national-id", national_id.encode())

    def content(self, said: bytes) -> str:
        """What is kept of a command's content to know a repeat of it again.

        Keyed, because a bare hash of a few answers can be guessed.
        """
        return self.keyed_hash("command", said)

    def keyed_hash(self, purpose: str, data: bytes) -> str:
        return hmac.digest(self.lookup, f"{purpose}\n".encode() + data, "sha256").hex()


def wrap_purpose(log: str, dossier: str) -> str:
    return f"shubbak-wrap-v1\n{log}\n{dossier}"


def make_dossier_keys(folder: Path, recovery: str = "") -> str:
    """Make them for a new center.

    ``recovery`` is the governorate's public key in hex.  Without it a pair is made, and
    the half that opens is returned, to be shown once and kept offline; else ``""``.
    """
    write_secret(folder / OWN, X25519PrivateKey.generate().private_bytes_raw().hex())
    write_secret(folder / LOOKUP, secrets.token_hex(32))
    if recovery:
        write_secret(folder / RECOVERY, public_key(recovery).hex())
        return ""
    pair = X25519PrivateKey.generate()
    write_secret(folder / RECOVERY, pair.public_key().public_bytes_raw().hex())
    return pair.private_bytes_raw().hex()


def load_dossier_keys(folder: Path, log: str) -> DossierKeys:
    """Read them; refuses files that others may read."""
    own = bytes.fromhex(read_secret(folder / OWN))
    return DossierKeys(
        log,
        X25519PrivateKey.from_private_bytes(own),
        public_key(read_secret(folder / RECOVERY)),
        bytes.fromhex(read_secret(folder / LOOKUP)),
    )


def public_key(text: str) -> bytes:
    """The bytes of a public key in hex; ``ConfigError`` if it is none."""
    try:
        found = bytes.fromhex(text)
    except ValueError:
        found = b""
    if len(found) != KEY_BYTES:
        raise ConfigError("the recovery key is not 64 hex digits")
    return found
