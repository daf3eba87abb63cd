"""A paper that did not come out is printed again, a few times."""

from dataclasses import replace

import pytest
from msgspec import structs

from kiosk.answers import Refiled, Reissued
from kiosk.consequences import Errand, errands
from kiosk.copying import may_copy
from kiosk.flow import apply
from kiosk.gallery import TICKET
from kiosk.gallery_requests import FILED
from kiosk.visit import DOUBTFUL, Visit
from kiosk.words import Act, News, Screen

READY = Visit("ar", "ar", News.OPEN, printer="ok")
TICKET_LOST = replace(READY, screen=Screen.NOT_PRINTED, ticket=TICKET)
RECEIPT_LOST = replace(READY, screen=Screen.KEEP_RECEIPT, filed=FILED)

SECOND = Reissued(**structs.asdict(TICKET), copy=2)
SECOND_RECEIPT = Refiled(**structs.asdict(FILED), copy=2)


@pytest.mark.parametrize(
    ("lost", "left"),
    [
        (TICKET_LOST, 3),
        (RECEIPT_LOST, 3),
        (replace(TICKET_LOST, ticket=SECOND), 1),
        (replace(RECEIPT_LOST, filed=SECOND_RECEIPT), 1),
    ],
    ids=["ticket", "receipt", "second copy", "second copy of a receipt"],
)
def test_no_more_than_three_copies_are_begun_and_offered(
    lost: Visit, left: int
) -> None:
    """Copies of a paper in hand count: the center counts them together."""
    begun = 0
    while may_copy(lost):
        again = apply(lost, Act.PRINT_AGAIN)
        assert errands(lost, again) == (Errand.PRINT_AGAIN,)
        lost = apply(again, News.PRINT_FAILED, DOUBTFUL)
        begun += 1

    assert begun == left
    assert apply(lost, Act.PRINT_AGAIN) is lost


@pytest.mark.parametrize("printer", ["", "paper_out", "gone"])
def test_no_copy_is_offered_of_a_printer_that_cannot_print(printer: str) -> None:
    assert not may_copy(replace(TICKET_LOST, printer=printer))


def test_the_next_person_has_all_copies_again() -> None:
    used = replace(TICKET_LOST, printed_again=3)

    assert not may_copy(used)
    assert apply(used, Act.DONE).printed_again == 0
