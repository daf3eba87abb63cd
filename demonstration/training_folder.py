"""The folder of a training: it goes with the training, or else with the next one.

A training that is killed hard removes nothing, and what lies there (PINs, the key of
its dossiers) would stay for good.  Each therefore holds a lock on its folder, which the
kernel takes back however it ends; the next one removes every folder that nobody holds.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = "shubbak-training-"


@contextmanager
def training_folder() -> Iterator[Path]:
    """A new folder, removed at the end; those that were left are removed first."""
    remove_left(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=PREFIX) as name, held(Path(name)):
        yield Path(name)


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """A folder with a lock on it; ``BlockingIOError`` while another process has one."""
    # Not through a link: anybody may lay one into the folder of temporary files.
    lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(lock)


def remove_left(parent: Path) -> None:
    """Remove the folders of trainings that ended without doing so themselves."""
    for folder in parent.glob(f"{PREFIX}*"):
        # Another user's, or one that is in use.
        with suppress(OSError), held(folder):
            shutil.rmtree(folder)
