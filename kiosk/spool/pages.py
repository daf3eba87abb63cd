"""Photographs of a request that was taken without the server, each sealed, each a file.

The name is the hash of the sealed bytes, which the record names.  A photograph is on
the disk before its record is: whoever removes some holds the spool's lock from looking
what is named until they are gone.
"""

from hashlib import sha256
from pathlib import Path

from kiosk.spool.disk import PAGES, write


class Pages:
    """The sealed photographs that the center does not have yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / PAGES
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

    def forget(self, named: set[str]) -> None:
        """The center has these."""
        for digest in named:
            (self.folder / digest).unlink(missing_ok=True)
