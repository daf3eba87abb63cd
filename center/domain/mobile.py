"""Egyptian mobile numbers, kept as ``+201xxxxxxxxx``."""

import re

from center.domain.arabic import western

NATIONAL = re.compile("(?:(?:\\+|00)20|0)(1[0125][0-9]{8})")
"""010, 011, 012 and 015; a number keeps its prefix when it changes the network."""


def international(text: str) -> str:
    """The number with the country's code, or empty where it is no mobile number."""
    compact = re.sub("[ ()-]", "", western(text))
    found = NATIONAL.fullmatch(compact)
    return f"+20{found[1]}" if found else ""
