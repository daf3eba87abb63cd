"""What was typed, in every form in which a file could hold it: to search for it."""

from collections.abc import Collection, Iterator
from hashlib import md5, sha256
from pathlib import Path

from center.texts import arabic_digits

LEAST_BYTES, LEAST_DIGITS = 6, 9
"""Of a value that is searched for.

Anything shorter is left out: a file of several megabytes, with its checksums, its
times and what is sealed in it, may hold a shorter row of bytes by chance.  So may it
hold digits alone, which are ten signs only.
"""


def is_telling(value: str) -> bool:
    """Whether a file that holds the value can only have it from who typed it."""
    if value.isdigit():
        return len(value) >= LEAST_DIGITS
    return len(value.encode()) >= LEAST_BYTES


def spellings(value: str) -> Iterator[bytes]:
    """How a value could stand in a file."""
    persian = value.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    western = value.translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789"))
    for text in {value, western, arabic_digits(western), persian}:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            yield text.encode(encoding)
        yield text.encode("ascii", "backslashreplace")
        yield sha256(text.encode()).hexdigest()[:16].encode()
        yield sha256(text.encode()).digest()[:12]
        yield md5(text.encode(), usedforsecurity=False).hexdigest().encode()


def files_of(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def found_in(data: bytes, values: Collection[str]) -> list[str]:
    """Those of the values that stand in the data, however they are written."""
    return [value for value in values if any(each in data for each in spellings(value))]


def found_in_files(folder: Path, values: Collection[str]) -> list[tuple[str, str]]:
    """Name of a file and what of the values it holds, for every file below a folder."""
    return [
        (path.name, value)
        for path in files_of(folder)
        for value in found_in(path.read_bytes(), values)
    ]
