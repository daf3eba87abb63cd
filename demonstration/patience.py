"""Waiting for what another process is about to show, and reading it plainly."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

LONGEST_SECONDS = 30.0
MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f"))


class NeverCame(Exception):
    """What was waited for did not happen."""


def until(what: str, look: Callable[[], T | None]) -> T:
    """Look again and again until there is an answer; ``NeverCame`` if none comes."""
    end = time.monotonic() + LONGEST_SECONDS
    while (found := look()) is None:
        if time.monotonic() > end:
            raise NeverCame(what)
        time.sleep(0.05)
    return found


def plain(text: str) -> str:
    """A text without the marks of direction and with ordinary blanks."""
    return " ".join(text.translate(MARKS).split())
