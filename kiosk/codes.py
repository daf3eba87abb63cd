"""What a code is that was shown to the kiosk.  Pure.

Only its form is looked at here; whether the signature is this center's, and the secret
the ticket's own, is for the center to say.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import StrEnum

from center import promise, request_promise
from center.domain.errors import BadInput


class Code(StrEnum):
    """Which paper it stands on."""

    FOREIGN = ""
    TICKET = "ticket"
    REQUEST = "request"


PARSERS: Mapping[Code, Callable[[str], object]] = {
    Code.TICKET: promise.parse,
    Code.REQUEST: request_promise.parse,
}


def code_of(text: str) -> Code:
    """The kind of a code; a text of another form than ours is foreign."""
    for kind, parse in PARSERS.items():
        with suppress(BadInput):
            parse(text)
            return kind
    return Code.FOREIGN
