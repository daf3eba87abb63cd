"""What lies in a kiosk's folder, by name, and how it is written and read there."""

import os
from pathlib import Path

import msgspec

KEY, CERTIFICATE = "sign.key", "certificate.json"
SPOOL, GIVEN, TORN = "spool.jsonl", "given", "spool.torn"
PAGES = "pages"

UNREADABLE = (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What reading a file of JSON may raise, whatever stands in it: nested without end,
it is a ``RecursionError``."""


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


def as_given(n: int) -> bytes:
    """The content of ``given``: always as long, so that it is written in place."""
    return f"{n:015}\n".encode()
