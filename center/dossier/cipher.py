"""One part of a dossier: AES-256-GCM under the dossier's key, named by its hash.

Every part has a fresh random nonce of 96 bits before its ciphertext; a dossier has far
fewer parts than would let two nonces meet.  What the part is and where it belongs is
authenticated with it, so that no part can be put in another's place.
"""

import os
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from center.domain.errors import DamagedRecord

KEY_BYTES = 32
NONCE_BYTES = 12


def new_key() -> bytes:
    """A key for one dossier."""
    return AESGCM.generate_key(256)


def encrypt(key: bytes, plain: bytes, about: str) -> bytes:
    """Nonce and ciphertext of a part."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, about.encode())


def decrypt(key: bytes, data: bytes, about: str) -> bytes:
    """The part again; ``DamagedRecord`` if a bit of it, or its place, was changed."""
    try:
        nonce, rest = data[:NONCE_BYTES], data[NONCE_BYTES:]
        return AESGCM(key).decrypt(nonce, rest, about.encode())
    except (InvalidTag, ValueError):
        raise DamagedRecord("a part of a dossier is not as it was written") from None


def part_hash(data: bytes) -> str:
    """The name of a part: SHA-256 of its nonce and ciphertext, which the line says."""
    return sha256(data).hexdigest()


def purpose(log: str, dossier: str, name: str) -> str:
    """What a part is: of which center and dossier, and which part of it."""
    return f"shubbak-dossier-v1\n{log}\n{dossier}\n{name}"
