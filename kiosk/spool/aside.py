"""Where a kiosk keeps what it could not hand in: nothing there is ever overwritten.

A center that was restored from an old copy certifies keys by numbers that it has given
before, so the name of a key alone could be that of an earlier spool.
"""

from itertools import count
from pathlib import Path

SPOOL, PAGES = "spool.altered", "pages.altered"


def unused_mark(folder: Path, key_id: str) -> str:
    """``K1.2``, or ``K1.2-2`` where something of such a key is kept already."""
    marks = (key_id if n == 1 else f"{key_id}-{n}" for n in count(1))
    return next(
        mark
        for mark in marks
        if not any((folder / f"{kind}-{mark}").exists() for kind in (SPOOL, PAGES))
    )
