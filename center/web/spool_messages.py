"""What a kiosk sends of the time when the server was away: typed and bounded."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from center.web.messages import Command, Message, Word

Hash = Annotated[str, Meta(pattern="^([0-9a-f]{64})?$")]
PublicKey = Annotated[
    str,
    Meta(pattern="^[A-Za-z0-9+/]{43}=$", description="Ed25519, 32 bytes, base 64"),
]
Signature = Annotated[
    str,
    Meta(
        pattern="^[A-Za-z0-9+/]{86}==$",
        description="Ed25519 over shubbak-spool-v1, a line break and the record as "
        "canonical JSON, base 64",
    ),
]
Sealed = Annotated[
    str,
    Meta(
        max_length=64 * 1024,
        pattern="^[A-Za-z0-9+/]*=*$",
        description="Answers as JSON, sealed to the center (HPKE, RFC 9180), base 64",
    ),
]
Count = Annotated[int, Meta(ge=1, le=2**24 - 1)]
Millis = Annotated[int, Meta(ge=0, le=2**45, description="UTC milliseconds since 1970")]
MOST_PAGES = 24


class KeyTold(Message, frozen=True):
    """The key with which a kiosk signs while the server is away."""

    command: Command
    key: PublicKey


class SpoolRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """One record, exactly as it was signed."""

    v: Literal[1]
    log: Annotated[str, Meta(max_length=64)]
    device: Annotated[str, Meta(pattern="^K[1-9][0-9]?$")]
    series: Annotated[int, Meta(ge=1, le=255)]
    n: Count
    before: Hash
    at: Millis
    ticket: Annotated[str, Meta(pattern="^([0-9]{8}-[A-Z][0-9]{3,5})?$")]
    service: Word
    side: Literal["ordinary", "priority"]
    reference: Annotated[str, Meta(max_length=16)]
    command: Annotated[str, Meta(pattern="^([0-9a-f]{32})?$")]
    draft: Annotated[str, Meta(pattern="^([0-9a-f]{32})?$")]
    sealed: Hash
    pages: Annotated[
        list[Annotated[list[str], Meta(min_length=2, max_length=2)]],
        Meta(max_length=MOST_PAGES),
    ]


class RecordTold(Message, frozen=True):
    """A record with its signature, and the sealed request if it has one."""

    record: SpoolRecord
    signature: Signature
    sealed: Sealed = ""
    pages_lost: Annotated[
        bool,
        Meta(description="a photograph can no longer be sent: kept as it is"),
    ] = False


class SpoolAltered(Message, frozen=True):
    """A kiosk's spool cannot be read from a record on."""

    command: Command
    series: Annotated[int, Meta(ge=1, le=255)]
    n: Count
    lines: Annotated[int, Meta(ge=1, le=1_000_000)]
