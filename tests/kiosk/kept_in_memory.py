"""What a running kiosk can still reach: every text and every bytes in its memory.

Followed from the kiosk's own modules, its window and the frames of its threads; what
only the tests hold is not the kiosk's.
"""

import gc
import sys
from bisect import bisect_right
from collections.abc import Collection, Iterator
from types import FrameType, ModuleType
from typing import Any

MOST_OF_WAY = 160
OURS = ("kiosk", "center", "kivy", "requests", "urllib3", "PIL")


def kept(values: Collection[str], *roots: object) -> list[str]:
    """Those of the values that stand somewhere in reach, each with the way there."""
    ordered = sorted(values, key=len)
    lengths = [len(value) for value in ordered]
    found = set()
    for way, text in texts_in_reach(roots):
        # No text holds what is longer; and most are short.
        for value in ordered[: bisect_right(lengths, len(text))]:
            written = value if isinstance(text, str) else value.encode()
            if written in text:  # type: ignore[operator]
                found.add(f"{value}: {way}")
    return sorted(found)


def texts_in_reach(roots: tuple[object, ...]) -> Iterator[tuple[str, str | bytes]]:
    """Each text with the way to it."""
    gc.collect()
    seen: set[int] = set()
    starts = (*roots, *map(vars, own_modules()), *frames())
    left: list[tuple[str, Any]] = [("", each) for each in starts]
    while left:
        way, holder = left.pop()
        if id(holder) in seen:
            continue
        seen.add(id(holder))
        way = f"{way} > {name_of(holder)}"[-MOST_OF_WAY:]
        for each in gc.get_referents(holder):
            if isinstance(each, str | bytes):
                yield way, each
            elif is_followed(each):
                left.append((way, each))


def own_modules() -> list[ModuleType]:
    """Modules of the kiosk and of what it is built on."""
    loaded = dict(sys.modules).items()
    return [module for name, module in loaded if name.partition(".")[0] in OURS]


def frames() -> list[object]:
    """What the other threads hold while they wait."""
    held: list[object] = []
    for frame in sys._current_frames().values():
        at: FrameType | None = frame
        while at is not None and "tests" not in at.f_code.co_filename:
            if at is not sys._getframe():
                held.append(dict(at.f_locals))
            at = at.f_back
    return held


def is_followed(each: object) -> bool:
    """Whether it can hold something, and is not the tests' own."""
    if isinstance(each, ModuleType):
        return False
    made_by = type(each).__module__
    if made_by == "builtins":
        made_by = str(getattr(each, "__module__", ""))
    return made_by.partition(".")[0] not in ("tests", "__main__")


def name_of(holder: object) -> str:
    named = getattr(holder, "__qualname__", "") if callable(holder) else ""
    return str(named or type(holder).__name__)
