"""Waiting for something that another process is about to do."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

LONGEST_SECONDS = 30.0


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
