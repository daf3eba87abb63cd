"""Tickets' codes as a center would print them."""

from center import promise
from center.paper_code import service_mark
from center.promise import Promise
from tests.sync.builder import Journal


def code_of(
    journal: Journal,
    letter: str,
    number: int,
    seq: int,
    at: int,
    service: str = "shop_licence",
) -> str:
    """The last part of the address in a ticket's QR."""
    index = int(journal.key.name.split("/")[1][-2:])
    told = Promise(
        governorate=13,
        index=index,
        seq=seq,
        issued_at=at // 1000,
        letter=letter,
        number=number,
        service_mark=service_mark(service),
        token=b"0123456789",
    )
    url = promise.encode(told, journal.key.name, journal.key.sign, "http://hub")
    return url.rpartition("/")[2]
