"""Sealing to a public key: whoever has only that key can write, and not read again.

HPKE (RFC 9180) in base mode: X25519, HKDF-SHA256, AES-256-GCM.  A kiosk seals so what
it took while the center's server was away; a dossier's key is sealed so to each holder.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from center.domain.errors import BadInput

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
KEY_BYTES = 32


def seal(plain: bytes, public: bytes, about: str) -> bytes:
    """The bytes for the holder of a key; ``about`` binds them to their purpose."""
    key = X25519PublicKey.from_public_bytes(public)
    return SUITE.encrypt(plain, key, about.encode())


def unseal(sealed: bytes, private: X25519PrivateKey, about: str) -> bytes:
    """What was sealed to this key for this purpose; ``BadInput`` if it was not."""
    try:
        return SUITE.decrypt(sealed, private, about.encode())
    except (InvalidTag, ValueError):
        raise BadInput("not sealed to this center") from None


def draft_purpose(log: str, draft: str) -> str:
    """For what a kiosk seals the answers and pages of a draft."""
    return f"shubbak-sealed-v1\n{log}\n{draft}"


def upload_purpose(upload: str, document: str) -> str:
    """For what a phone's page is sealed to a kiosk: one box and one document."""
    return f"shubbak-upload-v1\n{upload}\n{document}"
