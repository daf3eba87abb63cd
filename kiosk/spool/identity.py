"""The kiosk's own key, and what the center certified of it.

Both lie in the kiosk's folder, for nobody else to read.  The kiosk never has a secret
of the center: the key of its papers is one that the center made for this key alone.
"""

import os
from base64 import b64decode, b64encode
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import Struct

from center.paper_secrets import PaperSecrets

KEY, CERTIFICATE = "sign.key", "certificate.json"
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
        """A new key; the certificate of the one before is no longer of use."""
        (self.folder / CERTIFICATE).unlink(missing_ok=True)
        made = Ed25519PrivateKey.generate()
        write(self.folder / KEY, made.private_bytes_raw().hex().encode())
        return made

    def load_certificate(self) -> Certificate | None:
        try:
            data = (self.folder / CERTIFICATE).read_bytes()
            return msgspec.json.decode(data, type=Certificate)
        except (OSError, msgspec.DecodeError):
            return None

    def keep(self, certificate: Certificate) -> None:
        write(self.folder / CERTIFICATE, msgspec.json.encode(certificate))
        self.certificate = certificate

    def begin_anew(self) -> None:
        """Another key in place of this one, not yet certified."""
        self.private, self.certificate = self.make_key(), None


def write(path: Path, data: bytes) -> None:
    """Write a file whole, in place of an earlier one; on the disk when it returns."""
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(beside, flags, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """A new name is on the disk only once its folder is."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
