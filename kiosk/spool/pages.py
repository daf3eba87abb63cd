"""Photographs of a request that was taken without the server, each sealed, each a file.

The name is the hash of the sealed bytes, which the record names.
"""

from hashlib import sha256
from pathlib import Path

from kiosk.spool.identity import write

FOLDER = "pages"


class Pages:
    """The sealed photographs that the center does not have yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / FOLDER
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def keep(self, sealed: bytes) -> str:
        """Lay one on the disk; its hash."""
        digest = sha256(sealed).hexdigest()
        write(self.folder / digest, sealed)
        return digest

    def read(self, digest: str) -> bytes:
        """The sealed bytes; empty where they are gone or were changed."""
        try:
            data = (self.folder / digest).read_bytes()
        except OSError:
            return b""
        return data if sha256(data).hexdigest() == digest else b""

    def keep_only(self, named: set[str]) -> None:
        """Forget those that no record names any more."""
        for path in self.folder.iterdir():
            if path.name not in named:
                path.unlink(missing_ok=True)
