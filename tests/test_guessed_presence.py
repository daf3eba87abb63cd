"""Guessing check characters: what a day of it brings, and whom it locks."""

from collections.abc import Iterator

import pytest

from center.audit.verify import verify
from center.domain.errors import PresenceLocked, Refusal, WrongPresence
from center.domain.ticket import Ticket
from center.kept import identity
from center.keys import FOLDER, Secrets, load_secrets
from center.presence import presence_of, shown_at
from center.store.transaction import Transaction
from center.web.kiosk_api import promise_text
from tests.store.records import Record, opened

OPEN_SECONDS = 8 * 3600
"""Of a center's longest day."""


class Desk:
    """A record, and what is typed or scanned at its devices."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.secrets: Secrets = load_secrets(record.data / FOLDER)
        record.run(self.enrol)
        self.tickets = [record.issue() for _ in range(24)]

    def enrol(self, tx: Transaction) -> None:
        for device in ("W1", "R1", "R2", *(f"K{n}" for n in range(1, 8))):
            tx.act("device.enrolled", "server", device=device)

    def ticket(self) -> Ticket:
        """One of the day's that no other test has."""
        given = self.tickets.pop()
        found = self.record.run(lambda tx: tx.hall.ticket(given))
        assert isinstance(found, Ticket)
        return found

    def right(self, ticket: Ticket) -> str:
        return self.secrets.check(ticket.id)

    def wrong(self, ticket: Ticket) -> str:
        return "22" if self.right(ticket) != "22" else "33"

    def types(self, device: str, ticket: Ticket, check: str) -> Ticket | Refusal:
        """The code and two characters, at a kiosk or at reception."""
        return self.shows(device, f"{ticket.letter}{ticket.number} {check}")

    def shows(self, device: str, typed: str) -> Ticket | Refusal:
        shown = self.record.run(lambda tx: shown_at(tx, self.secrets, device, typed))
        assert isinstance(shown, Ticket | Refusal)
        return shown

    def starts(self, ticket: Ticket, check: str) -> str | Refusal:
        """The two characters of the called ticket, at the window."""
        how = self.record.run(
            lambda tx: presence_of(tx, self.secrets, ticket, "W1", check)
        )
        assert isinstance(how, str | Refusal)
        return how

    def code(self, ticket: Ticket) -> str:
        """What a scanner reads off the paper."""
        who = self.record.run(lambda tx: identity(tx.connection))
        return promise_text(who, self.secrets, ticket)

    def locks(self, device: str) -> list[tuple[str, int, int]]:
        """Ticket, tries and minutes of each line about a lock of a device."""
        return [
            (x["ticket"], x["tries"], (x["until"] - x["at"]) // 60_000)
            for x in self.record.lines()
            if x["kind"] == "presence.locked" and x["device"] == device
        ]

    def guess_all_day(self, device: str, tickets: list[Ticket]) -> int:
        """Wrong characters as often as they are looked at; how often that was."""
        tries, end = 0, self.record.clock.now + OPEN_SECONDS * 1000
        while self.record.clock.now < end:
            ticket = tickets[tries % len(tickets)]
            answer = self.types(device, ticket, self.wrong(ticket))
            tries += 1
            if isinstance(answer, PresenceLocked):
                self.record.clock.wait(int(answer.facts["retry_after_seconds"]))
        return tries


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One record for all: each test guesses at machines of its own."""
    with opened(tmp_path_factory.mktemp("guessed")) as record:
        yield Desk(record)
    assert verify(record.database).violations == []


def test_a_day_of_guessing_one_ticket_has_15_tries_and_leaves_its_lines(
    desk: Desk,
) -> None:
    ticket = desk.ticket()

    assert desk.guess_all_day("K1", [ticket]) == 15

    of_ticket = [lock for lock in desk.locks("K1") if lock[0]]
    minutes = [1, 5, 15, *[60] * 8]
    assert of_ticket == [
        (ticket.id, tries, lasts) for tries, lasts in enumerate(minutes, 5)
    ]


def test_a_day_of_guessing_at_one_device_has_20_tries_whatever_the_ticket(
    desk: Desk,
) -> None:
    tickets = [desk.ticket() for _ in range(6)]

    assert desk.guess_all_day("R1", tickets) == 20

    assert {ticket for ticket, *_ in desk.locks("R1")} == {""}


def test_guesses_at_a_kiosk_lock_neither_the_window_nor_another_kiosk(
    desk: Desk,
) -> None:
    ticket = desk.ticket()
    for _ in range(5):
        answer = desk.types("K2", ticket, desk.wrong(ticket))
    assert isinstance(answer, PresenceLocked)

    assert desk.starts(ticket, desk.right(ticket)) == "check"
    assert desk.types("K3", ticket, desk.right(ticket)) == ticket
    locked = desk.types("K2", ticket, desk.right(ticket))
    assert isinstance(locked, PresenceLocked)


def test_a_right_ticket_between_wrong_ones_is_no_new_beginning(desk: Desk) -> None:
    tickets = [desk.ticket() for _ in range(10)]
    for ticket in tickets[:9]:
        assert isinstance(desk.types("K4", ticket, desk.wrong(ticket)), WrongPresence)
        assert desk.types("K4", ticket, desk.right(ticket)) == ticket

    answer = desk.types("K4", tickets[9], desk.wrong(tickets[9]))

    assert isinstance(answer, PresenceLocked)
    assert desk.locks("K4") == [("", 10, 1)]


def test_what_a_scanner_reads_is_no_guess_and_always_taken(desk: Desk) -> None:
    ticket, other = desk.ticket(), desk.ticket()
    for _ in range(20):
        assert isinstance(desk.starts(ticket, desk.code(other)), WrongPresence)
        assert isinstance(desk.shows("K5", desk.code(other)[:-1]), WrongPresence)
    assert desk.starts(ticket, desk.right(ticket)) == "check"
    for device in ("K5", "R2"):
        for _ in range(5):
            desk.types(device, ticket, desk.wrong(ticket))

    assert desk.shows("K5", desk.code(ticket)) == ticket
    assert desk.shows("R2", desk.code(ticket)) == ticket


def test_numbers_that_nobody_has_are_guesses_too(desk: Desk) -> None:
    for number in range(900, 910):
        answer = desk.shows("K6", f"S{number} 22")

    assert isinstance(answer, PresenceLocked)


def test_the_next_morning_begins_anew(desk: Desk) -> None:
    ticket = desk.ticket()
    for _ in range(5):
        desk.types("K7", ticket, desk.wrong(ticket))

    desk.record.clock.wait(12 * 3600)

    answer = desk.types("K7", ticket, desk.wrong(ticket))
    assert isinstance(answer, WrongPresence)
