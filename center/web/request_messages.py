"""What comes in about requests: typed and bounded; the fields are checked after it."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from center.web.messages import Command, Message, Query, Word

Draft = Annotated[
    str,
    Meta(
        pattern="^[0-9a-f]{32}$",
        description="id that the kiosk made when somebody began",
    ),
]
Typed = Annotated[str, Meta(max_length=4000)]
Code = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=512,
        description="the receipt's QR, or the request's number with its secret",
    ),
]
FollowSecret = Annotated[str, Meta(max_length=16)]
Paper = Literal["photo", "paper", "missing", "not_applicable"]
MOST_FIELDS = 40


class OfDocument(Query, frozen=True):
    """Which document's pages."""

    document: str = ""


class Answers(Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody answered at a kiosk; a sealed one holds exactly this."""

    service: Word
    fields: Annotated[dict[Word, Typed], Meta(max_length=MOST_FIELDS)]
    consent: bool
    side: Literal["ordinary", "priority"] = "ordinary"
    again: Annotated[dict[Word, Typed], Meta(max_length=MOST_FIELDS)] = {}
    documents: Annotated[dict[Word, Paper], Meta(max_length=MOST_FIELDS)] = {}


class GiveRequest(Answers, frozen=True, kw_only=True):
    """A request, confirmed by the citizen."""

    command: Command
    draft: Draft


class Follow(Message, frozen=True):
    """The receipt's QR, or the request's number with its secret."""

    code: Code
    secret: FollowSecret = ""


class AddDocuments(Message, frozen=True):
    """Papers that were missing."""

    command: Command
    code: Code
    draft: Draft
    documents: Annotated[
        dict[Word, Literal["photo", "paper"]], Meta(min_length=1, max_length=40)
    ]
    secret: FollowSecret = ""


class Withdraw(Message, frozen=True):
    """The citizen takes the request back."""

    command: Command
    code: Code
    secret: FollowSecret = ""


class Erase(Message, frozen=True):
    """Why what is personal in a request is erased."""

    command: Command
    reason: Literal["asked", "retention"]
