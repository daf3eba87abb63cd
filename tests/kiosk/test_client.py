"""The kiosk's line to a real center, and what it does when answers are lost."""

import pytest

from center.domain.errors import BadInput, UnknownDevice, UnknownService
from kiosk.client import Client, Unanswered, new_command
from tests.kiosk.cable import Cable
from tests.processes import Center


def client_of(center: Center, url: str = "", key: str = "") -> Client:
    secret = (center.data / "secrets" / "kiosk-K1.key").read_text().strip()
    return Client(url or center.url, "K1", key or secret)


def test_the_catalogue_and_the_center_are_read_as_values(center: Center) -> None:
    client = client_of(center)

    catalogue, itself = client.catalogue(), client.center()

    assert (itself.code, itself.name_ar, itself.open) == ("SHR01", "الزقازيق", True)
    assert catalogue.service("shop_licence").category == "shops"
    assert catalogue.service("shop_licence").documents[0].mandatory
    assert catalogue.offers("shops")


def test_a_lost_answer_never_gives_two_tickets(center: Center) -> None:
    client = client_of(center)
    with Cable(center.port, lost=2) as cable:
        ticket = client_of(center, cable.url).issue(
            new_command(), "shop_licence", "ordinary"
        )

    following = client.issue(new_command(), "shop_licence", "ordinary")
    assert (ticket.number, following.number) == (101, 102)


def test_the_same_command_gets_the_same_ticket(center: Center) -> None:
    client, command = client_of(center), new_command()

    first = client.issue(command, "shop_licence", "ordinary")
    second = client.issue(command, "shop_licence", "ordinary")

    assert first == second


def test_a_center_that_never_answers_is_given_up_soon(center: Center) -> None:
    with (
        Cable(center.port, lost=9) as cable,
        pytest.raises(Unanswered),
    ):
        client_of(center, cable.url).issue(new_command(), "shop_licence", "ordinary")


def test_a_center_that_is_not_there_is_unanswered(center: Center) -> None:
    center.stop()

    with pytest.raises(Unanswered):
        client_of(center).center()


def test_refusals_come_back_as_the_center_raised_them(center: Center) -> None:
    client = client_of(center)

    with pytest.raises(UnknownService):
        client.issue(new_command(), "no_such_service", "ordinary")
    with pytest.raises(BadInput):
        client.issue("not a command", "shop_licence", "ordinary")
    with pytest.raises(UnknownDevice):
        client_of(center, key="0" * 64).issue(new_command(), "shop_licence", "ordinary")


def test_people_ahead_are_told_once_a_window_is_open(center: Center) -> None:
    client = client_of(center)

    before = client.expected("shop_licence", "ordinary")
    center.clerk(4)
    now = client.expected("shop_licence", "ordinary")

    assert before.people_ahead is None
    assert now.people_ahead == 0
