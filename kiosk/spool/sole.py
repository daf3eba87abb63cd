"""One process on one kiosk's folder: two would give the same number twice.

The lock is the kernel's and lies on the folder itself; it goes with the process,
however that ends.  Programs that the kiosk starts (speech, camera) do not get it.
"""

import fcntl
import os
from pathlib import Path

from center.domain.errors import InUse


class Sole:
    """The right to work in a folder, once it was taken."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.handle: int | None = None

    def take(self) -> None:
        """Take it, if it is not taken already.

        Raises ``BlockingIOError`` where another process has it, another ``OSError``
        where the folder cannot be made or opened.
        """
        if self.handle is not None:
            return
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            raise
        self.handle = handle

    def require(self) -> None:
        """``InUse`` if another kiosk runs here; a disk that takes nothing may wait."""
        try:
            self.take()
        except BlockingIOError:
            raise InUse(
                f"another kiosk works in {self.folder}",
                hint="one is running already, perhaps as shubbak-kiosk.service; "
                "`systemctl stop shubbak-kiosk` ends it, "
                "`shubbak kiosk --training` runs beside it",
            ) from None
        except OSError:
            return  # told and tried again when the folder is opened

    def release(self) -> None:
        if self.handle is not None:
            os.close(self.handle)
            self.handle = None
