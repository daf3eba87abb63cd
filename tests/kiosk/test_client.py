"""The kiosk's line to a real center, and what it does when answers are lost."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from center.domain.errors import BadInput, UnknownDevice, UnknownService
from kiosk.client import Client, Unanswered, new_command
from tests.processes import Center


def client_of(center: Center, url: str = "", key: str = "") -> Client:
    secret = (center.data / "secrets" / "kiosk-K1.key").read_text().strip()
    return Client(url or center.url, "K1", key or secret)


@contextmanager
def cable_that_loses_answers(port: int, lost: int) -> Iterator[str]:
    """A line to a server that carries every question, and drops the first answers."""
    server = socket.create_server(("127.0.0.1", 0))

    def carry() -> None:
        for number in range(100):
            try:
                near, _ = server.accept()
            except OSError:
                return
            with near, socket.create_connection(("127.0.0.1", port)) as far:
                far.sendall(whole_message(near))
                answer = whole_message(far)
                if number >= lost:
                    near.sendall(answer)

    thread = threading.Thread(target=carry)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join()


def whole_message(line: socket.socket) -> bytes:
    """One HTTP message with its body."""
    line.settimeout(10)
    message = b""
    while b"\r\n\r\n" not in message:
        message += line.recv(1 << 16)
    head, _, body = message.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: (\d+)", head)
    while length and len(body) < int(length[1]):
        body += line.recv(1 << 16)
    return head + b"\r\n\r\n" + body


def test_the_catalogue_and_the_center_are_read_as_values(center: Center) -> None:
    client = client_of(center)

    catalogue, itself = client.catalogue(), client.center()

    assert (itself.code, itself.name_ar, itself.open) == ("SHR01", "الزقازيق", True)
    assert catalogue.service("shop_licence").category == "shops"
    assert catalogue.service("shop_licence").documents[0].mandatory
    assert catalogue.offers("shops")


def test_a_lost_answer_never_gives_two_tickets(center: Center) -> None:
    client = client_of(center)
    with cable_that_loses_answers(center.port, lost=2) as url:
        ticket = client_of(center, url).issue(new_command(), "shop_licence", "ordinary")

    following = client.issue(new_command(), "shop_licence", "ordinary")
    assert (ticket.number, following.number) == (101, 102)


def test_the_same_command_gets_the_same_ticket(center: Center) -> None:
    client, command = client_of(center), new_command()

    first = client.issue(command, "shop_licence", "ordinary")
    second = client.issue(command, "shop_licence", "ordinary")

    assert first == second


def test_a_center_that_never_answers_is_given_up_soon(center: Center) -> None:
    with (
        cable_that_loses_answers(center.port, lost=9) as url,
        pytest.raises(Unanswered),
    ):
        client_of(center, url).issue(new_command(), "shop_licence", "ordinary")


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
