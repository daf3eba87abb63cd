"""What each address may refuse: what its form and its callers bring, and its own."""

from collections.abc import Iterator

from center.domain import errors
from center.domain.errors import Refusal
from center.web.endpoint import Endpoint

Refusals = tuple[type[Refusal], ...]
OFFER: Refusals = (
    errors.Closed,
    errors.NoWindowNeeded,
    errors.QuotaReached,
    errors.UnknownService,
)
"""Of a ticket for a service."""
IN_HAND: Refusals = (errors.NotFound, errors.PresenceLocked, errors.WrongPresence)
"""Of a ticket that somebody holds."""
COME_BACK: Refusals = (
    errors.Closed,
    errors.NotInThisState,
    errors.OneLiveTicket,
    errors.TooLate,
    errors.TooOften,
)
FOLLOWED: Refusals = (errors.FollowLocked, errors.WrongFollow)
"""Of a request whose receipt somebody holds."""
PAGES: Refusals = (errors.BadPicture, errors.TooManyPages, errors.UnlistedDocument)


def of(row: Endpoint) -> set[type[Refusal]]:
    """Everything that an address can refuse with, but for defects."""
    return {*row.refuses, *of_form(row), *of_callers(row)}


def of_form(row: Endpoint) -> Iterator[type[Refusal]]:
    """What any message of this form can be refused for."""
    if row.body or row.query or row.takes or "{n}" in row.path:
        yield errors.BadInput
    if row.body:
        yield errors.NotAllowed  # another content type than JSON
    if "command" in fields_of(row.body) | fields_of(row.query):
        yield errors.CommandReused
        yield errors.DamagedRecord


def fields_of(form: type | None) -> set[str]:
    return set(getattr(form, "__struct_fields__", ()))


def of_callers(row: Endpoint) -> Iterator[type[Refusal]]:
    if not row.by.anyone:
        yield errors.UnknownDevice
        if not row.revoked:
            yield errors.DeviceRevoked
    if row.by.kinds:
        yield errors.NotAllowed
    if row.by.signed_in:
        yield errors.NotSignedIn
