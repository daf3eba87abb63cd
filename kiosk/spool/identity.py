"""The kiosk's own key, and what the center certified of it.

Both lie in the kiosk's folder, for nobody else to read.  The kiosk never has a secret
of the center: the key of its papers is one that the center made for this key alone.
"""

from base64 import b64decode, b64encode
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import Struct

from center.paper_secrets import PaperSecrets
from kiosk.spool import aside
from kiosk.spool.disk import CERTIFICATE, GIVEN, KEY, UNREADABLE, as_given, write

SEED_BYTES = 32


class Certificate(Struct, frozen=True):
    """What the center said of a key (``POST /v1/spool/key``)."""

    device: str
    series: int
    letter: str
    letter_ar: str
    log: str
    governorate: int
    index: int
    hub_url: str
    dossier_key: str
    """To which what is personal is sealed, base 64."""
    paper_key: str
    taken: int = 0
    ended: bool = False

    @property
    def key_id(self) -> str:
        """``K1.2``."""
        return f"{self.device}.{self.series}"

    @property
    def papers(self) -> PaperSecrets:
        return PaperSecrets(self.log, b64decode(self.paper_key))

    @property
    def kiosk(self) -> int:
        """7 of ``K7``."""
        return int(self.device[1:])


class Identity:
    """The key and its certificate, as they lie in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside.finish(folder)
        self.private = self.load_key() or self.make_key()
        self.certificate = self.load_certificate()

    @property
    def public(self) -> str:
        """The public key, base 64."""
        return b64encode(self.private.public_key().public_bytes_raw()).decode()

    def sign(self, message: bytes) -> bytes:
        return self.private.sign(message)

    def load_key(self) -> Ed25519PrivateKey | None:
        try:
            seed = bytes.fromhex((self.folder / KEY).read_text("ascii"))
        except (OSError, ValueError):
            return None
        if len(seed) != SEED_BYTES:
            return None
        return Ed25519PrivateKey.from_private_bytes(seed)

    def make_key(self) -> Ed25519PrivateKey:
        """A new key; the certificate of the one before is no longer of use.

        It has given nothing, and that is on the disk before it is: where this number
        is missing later, it was lost, and nobody knows what was given.
        """
        (self.folder / CERTIFICATE).unlink(missing_ok=True)
        if not (self.folder / GIVEN).exists():
            write(self.folder / GIVEN, as_given(0))
        made = Ed25519PrivateKey.generate()
        write(self.folder / KEY, made.private_bytes_raw().hex().encode())
        return made

    def load_certificate(self) -> Certificate | None:
        try:
            data = (self.folder / CERTIFICATE).read_bytes()
            return msgspec.json.decode(data, type=Certificate)
        except UNREADABLE:
            return None

    def keep(self, certificate: Certificate) -> None:
        """Keep it; its spool has been founded by now, so a missing one is missed."""
        write(self.folder / CERTIFICATE, msgspec.json.encode(certificate))
        self.certificate = certificate

    def begin_anew(self) -> None:
        """Another key in place of this one, not yet certified."""
        self.private, self.certificate = self.make_key(), None
