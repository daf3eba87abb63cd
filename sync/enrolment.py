"""What a center and a hub say to each other when the center is enrolled."""

import msgspec

CONFUSED = str.maketrans("OIL", "011", " -")
"""Letters that Crockford's base 32 reads as digits, and what people put between."""


class Enrolment(msgspec.Struct, frozen=True):
    """What the center sends; ``signature`` is base 64, by the log's key."""

    code: str
    center: str
    log_vkey: str
    agent_key: str
    signature: str


class HubIdentity(msgspec.Struct, frozen=True):
    """Who a hub is: its name, its names for people, its key for countersignatures."""

    hub: str
    name_ar: str
    name_en: str
    hub_vkey: str


class Enrolled(msgspec.Struct, frozen=True):
    """The hub's answer: the log is enrolled under this name."""

    log: str
    hub: str
    hub_vkey: str


def tidy(code: str) -> str:
    """A code as it was made, however it was typed."""
    return code.upper().translate(CONFUSED)


def statement(code: str, hub_vkey: str, agent_key: str) -> bytes:
    """What the log's key signs; the first line keeps it apart from signed heads."""
    return f"shubbak-enrol-v1\n{tidy(code)}\n{hub_vkey}\n{agent_key}\n".encode()
