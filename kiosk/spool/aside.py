"""Where a kiosk keeps what it could not hand in: nothing there is ever overwritten.

A center that was restored from an old copy certifies keys by numbers that it has given
before, so the name of a key alone could be that of an earlier spool.

Much is moved, one after another, and the power may go at any moment.  So it is written
down first what is being put aside; whoever finds that note goes on where it ended.
"""

import re
from itertools import count
from pathlib import Path

from kiosk.spool import disk

SPOOL, PAGES = "spool.altered", "pages.altered"
NOTE = "putting.aside"
MARK = re.compile(r"[A-Z]\d+\.\d+(-\d+)?")


def unused_mark(folder: Path, key_id: str) -> str:
    """``K1.2``, or ``K1.2-2`` where something of such a key is kept already."""
    marks = (key_id if n == 1 else f"{key_id}-{n}" for n in count(1))
    return next(
        mark
        for mark in marks
        if not any((folder / f"{kind}-{mark}").exists() for kind in (SPOOL, PAGES))
    )


def put_aside(folder: Path, key_id: str) -> Path:
    """End a key, and keep what it signed; where the records are."""
    mark = under_way(folder)
    if not mark:
        mark = unused_mark(folder, key_id)
        disk.write(folder / NOTE, mark.encode())
    return move_all(folder, mark)


def finish(folder: Path) -> None:
    """Go on where the power went, if it went while something was put aside."""
    if mark := under_way(folder):
        move_all(folder, mark)


def under_way(folder: Path) -> str:
    """The mark of what is being put aside; empty if nothing is."""
    try:
        mark = (folder / NOTE).read_text("ascii")
    except (OSError, ValueError):
        return ""
    return mark if MARK.fullmatch(mark) else ""


def move_all(folder: Path, mark: str) -> Path:
    """Each step may have been done before; the note goes last."""
    move_pages(folder, mark)
    kept = folder / f"{SPOOL}-{mark}"
    if (folder / disk.SPOOL).exists():
        (folder / disk.SPOOL).replace(kept)
    for name in (disk.GIVEN, disk.CERTIFICATE, disk.KEY):
        (folder / name).unlink(missing_ok=True)
    disk.sync_folder(folder)
    (folder / NOTE).unlink()
    disk.sync_folder(folder)
    return kept


def move_pages(folder: Path, mark: str) -> None:
    """Keep all photographs, sealed as they are, beside the records."""
    pages, kept = folder / disk.PAGES, folder / f"{PAGES}-{mark}"
    left = list(pages.iterdir()) if pages.is_dir() else []
    if not left:
        return
    kept.mkdir(mode=0o700, exist_ok=True)
    for path in left:
        path.replace(kept / path.name)
    for changed in (kept, pages):
        disk.sync_folder(changed)
