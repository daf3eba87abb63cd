"""A line of the journal: canonical JSON, one line, no floats.

Sorted keys, no blanks, UTF-8 as it is, integers and strings (and lists and objects of
them); for such values this equals RFC 8785.  The bytes are hashed and kept as they are.
"""

import json
from typing import Any

VERSION = 1
COMMON = frozenset({"v", "seq", "at", "kind", "by", "nonce"})

Line = dict[str, Any]
"""A parsed line; the common fields and those of its kind."""


def encode(line: Line) -> bytes:
    """The canonical bytes of a line; a float or an unknown type is a defect."""
    check_values(line)
    text = json.dumps(line, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def decode(data: bytes) -> Line:
    """Read a line; raises ``ValueError`` when it is not canonical."""
    try:
        line = json.loads(data)
        canonical = isinstance(line, dict) and encode(line) == data
    except RecursionError:
        raise ValueError("nested too deep") from None
    if not canonical:
        raise ValueError("not a canonical line")
    return dict(line)


def check_values(value: object) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise ValueError("a key is not a string")
            check_values(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            check_values(inner)
    elif isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError(f"a line may not hold {value!r}")


def role_of(by: str) -> str:
    """``clerk:201`` → ``clerk``."""
    return by.partition(":")[0]


def id_of(by: str) -> str:
    """``clerk:201`` → ``201``."""
    return by.partition(":")[2]
