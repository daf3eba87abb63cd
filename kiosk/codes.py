"""What a code is that was shown to the kiosk.  Pure.

Only its form is looked at here; whether the signature is this center's, and the secret
the paper's own, is for the center to say.
"""

from contextlib import suppress
from enum import StrEnum

from center import kiosk_promise, promise, request_promise
from center.domain.errors import BadInput


class Code(StrEnum):
    """Which paper it stands on."""

    FOREIGN = ""
    TICKET = "ticket"
    REQUEST = "request"


def code_of(text: str) -> Code:
    """The kind of a code; a text of another form than ours is foreign."""
    with suppress(BadInput):
        promise.parse(text)
        return Code.TICKET
    with suppress(BadInput):
        request_promise.parse(text)
        return Code.REQUEST
    with suppress(BadInput):
        given = kiosk_promise.parse(text).promise
        # The receipt of a request that a kiosk took alone has no number of a ticket.
        return Code.TICKET if given.number else Code.REQUEST
    return Code.FOREIGN
