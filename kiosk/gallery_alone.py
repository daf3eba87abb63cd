"""One visit on each screen that differs while the center's server is away."""

from collections.abc import Iterator
from dataclasses import replace

from msgspec.structs import replace as struct_replace

from kiosk.answers import Expected, Filed, Issued
from kiosk.visit import ORDINARY, Visit
from kiosk.words import News, Screen

REFERENCE = "K-7KQM-2X9F"


def alone(
    start: Visit, shop: Visit, ticket: Issued, filed: Filed
) -> Iterator[tuple[str, Visit]]:
    """The server is away before the first touch, and stays away."""
    own = struct_replace(
        ticket,
        ticket="20261122-K104",
        letter="K",
        letter_ar="ك",
        number=104,
        alone=True,
    )
    begun = replace(start, center=News.ALONE)
    chosen = replace(shop, center=News.ALONE, side=ORDINARY, expected=Expected())
    given = replace(chosen, ticket=own)
    taken = struct_replace(filed, request=REFERENCE, due="", missing=(), alone=True)
    sent = replace(chosen, service=filed.service, side="", filed=taken)
    for name, visit, screen in (
        ("alone-welcome", begun, Screen.WELCOME),
        ("alone-category", begun, Screen.CATEGORY),
        ("alone-confirm", chosen, Screen.CONFIRM),
        ("alone-printing", given, Screen.PRINTING),
        ("alone-take-ticket", given, Screen.TAKE_TICKET),
        ("alone-out-of-paper", given, Screen.OUT_OF_PAPER),
        ("alone-take-receipt", sent, Screen.TAKE_RECEIPT),
        ("alone-keep-receipt", sent, Screen.KEEP_RECEIPT),
    ):
        yield name, replace(visit, screen=screen)
