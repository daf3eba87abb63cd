"""A printer that fails in every way: the person, the record and the manager.

The whole kiosk but its window: the director, its threads, a real center over HTTP and
a printer on a TCP connection that is mended while the number is still on the screen.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from kiosk.printing.drivers import network_printer
from kiosk.troubles import announced, said_of
from kiosk.visit import CAN_PRINT, Visit
from kiosk.words import Act, News, Screen
from tests.kiosk.fake_printer import FakePrinter
from tests.kiosk.windowless import SECONDS, Windowless
from tests.processes import Center, make_center
from tests.processes import Client as Browser

PATIENT, HASTY = 20.0, 0.8
IN_THE_JOB = 12 + 3000
"""Bytes: four queries, and some of the picture."""

WAY = (
    (Act.START, None),
    (Act.CHOOSE, "shops"),
    (Act.CHOOSE, "shop_licence"),
    (Act.HAVE_DOCUMENTS, None),
    (Act.ANSWER, "ordinary"),
)


@dataclass
class Hall:
    """A center that is asked what it knows."""

    center: Center
    manager: Browser

    def printing(self, ticket: str) -> list[tuple[str, str, int]]:
        """Every line on the paper of a ticket: state, detail, copy."""
        return [
            (line["print"], line["detail"], line["copy"])
            for line in self.center.lines()
            if line["kind"] == "ticket.printing" and line["ticket"] == ticket
        ]

    def fate(self, ticket: str) -> list[tuple[str, str]]:
        """How it began and ended; all of it may have been sent before that or not."""
        return [line[:2] for line in self.printing(ticket) if line[0] != "sent"]

    def printer(self) -> str:
        """What stands last on record of the printer."""
        told = [x for x in self.center.lines() if x["kind"] == "printer.changed"]
        return str(told[-1]["state"]) if told else ""

    def alerts(self) -> list[str]:
        """What the manager is told of printers."""
        told = self.manager.get("/v1/manager").json()["alerts"]
        return [each["code"] for each in told if each["code"].startswith("printer_")]


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    center = make_center(tmp_path_factory.mktemp("troubles")).start()
    try:
        yield Hall(center, center.manager())
    finally:
        center.stop()


class Kiosk(Windowless):
    """A kiosk somebody takes tickets of."""

    def __init__(self, hall: Hall, fake: FakePrinter, timeout: float) -> None:
        super().__init__(hall.center, network_printer("127.0.0.1", fake.port, timeout))

    def take_ticket(self) -> Visit:
        for act, value in WAY:
            self.director.touch(act, value)
        self.until(lambda visit: visit.expected)
        self.director.touch(Act.CONFIRM)
        waits = (Screen.CONFIRM, Screen.ISSUING, Screen.PRINTING)
        return self.until(lambda visit: visit.screen not in waits)


def eventually(says: Callable[[], Any], expected: Any) -> None:
    """The record comes to say it: a report is told as soon as the center hears."""
    deadline = time.monotonic() + SECONDS
    while (found := says()) != expected and time.monotonic() < deadline:
        time.sleep(0.02)
    assert found == expected


WAYS: dict[str, tuple[dict[str, Any], str, str, str]] = {
    "out of paper": ({"paper": "out"}, "paper_out", "failed", "kiosk.out_of_paper"),
    "cover open": ({"cover_open": True}, "cover_open", "failed", "kiosk.cover_open"),
    "cutter": ({"cutter_jammed": True}, "error", "failed", "kiosk.printer_fault"),
    "silent": ({"silent_after": 0}, "silent", "failed", "kiosk.printer_silent"),
    "half open": (
        *({"stops_reading_after": 0}, "silent", "failed"),
        "kiosk.printer_silent",
    ),
    "gone": ({"closes_after": 0}, "gone", "failed", "kiosk.printer_silent"),
    "runs out": ({"runs_out": True}, "paper_out", "doubtful", "kiosk.out_of_paper"),
    "opened": ({"is_opened": True}, "cover_open", "doubtful", "kiosk.print_doubtful"),
    "dies": (
        *({"resets_after": IN_THE_JOB}, "gone", "doubtful"),
        "kiosk.print_doubtful",
    ),
    "falls silent": (
        *({"silent_after": IN_THE_JOB}, "silent", "doubtful"),
        "kiosk.print_doubtful",
    ),
}
"""Trouble → how the printer is, what became of the paper, what the person reads."""

COMES_OUT = ("falls silent",)
"""Where the first paper was printed, and nobody could know it."""


@pytest.mark.parametrize("way", WAYS)
def test_every_trouble_is_said_recorded_told_and_over_once_it_is_mended(
    hall: Hall, way: str
) -> None:
    trouble, printer, state, said = WAYS[way]
    timeout = HASTY if printer == "silent" else PATIENT
    with FakePrinter() as fake, Kiosk(hall, fake, timeout) as kiosk:
        kiosk.until(lambda visit: visit.printer == "ok")
        for name, value in trouble.items():
            setattr(fake, name, value)

        shown = kiosk.take_ticket()

        assert shown.ticket is not None
        ticket = shown.ticket.ticket
        assert said_of(shown)[0] == said
        eventually(lambda: hall.fate(ticket), [("queued", ""), (state, printer)])
        eventually(hall.printer, printer)
        eventually(hall.alerts, [f"printer_{printer}"])

        mend(fake, trouble)
        kiosk.until(lambda visit: visit.printer in CAN_PRINT)
        kiosk.director.touch(Act.PRINT_AGAIN)
        again = kiosk.until(lambda visit: visit.screen is Screen.TAKE_TICKET)

        assert again.ticket == shown.ticket
        eventually(
            lambda: hall.printing(ticket)[-3:],
            [("queued", "", 1), ("sent", "", 1), ("printed", "ok", 1)],
        )
        eventually(hall.alerts, [])
        assert fake.papers == (2 if way in COMES_OUT else 1)


def mend(fake: FakePrinter, trouble: dict[str, Any]) -> None:
    """What a person of the staff does, or the printer by itself."""
    good = FakePrinter()
    for name in (*trouble, "paper", "cover_open", "broken"):
        setattr(fake, name, getattr(good, name))


def test_roll_near_its_end_gives_tickets_and_is_told_to_the_manager(hall: Hall) -> None:
    with (
        FakePrinter(paper="near_end") as fake,
        Kiosk(hall, fake, PATIENT) as kiosk,
    ):
        shown = kiosk.take_ticket()

        assert shown.screen is Screen.TAKE_TICKET
        eventually(hall.alerts, ["printer_near_end"])
        fake.paper = "ok"
        eventually(hall.alerts, [])


def test_nothing_is_printed_again_while_the_printer_cannot(hall: Hall) -> None:
    """The button is there only then; a touch of it gives one copy, not two."""
    with FakePrinter(paper="out") as fake, Kiosk(hall, fake, PATIENT) as kiosk:
        kiosk.until(lambda visit: visit.printer)
        assert announced(kiosk.director.visit)[0] == "kiosk.will_show"
        shown = kiosk.take_ticket()
        assert shown.ticket is not None
        ticket = shown.ticket.ticket
        assert shown.printer not in CAN_PRINT
        fake.paper = "ok"
        kiosk.until(lambda visit: visit.printer in CAN_PRINT)

        assert announced(kiosk.director.visit)[0] == "kiosk.will_print"
        kiosk.director.touch(Act.PRINT_AGAIN)
        kiosk.director.touch(Act.PRINT_AGAIN)
        kiosk.until(lambda visit: visit.screen is Screen.TAKE_TICKET)
        kiosk.director.touch(Act.DONE)

        eventually(
            lambda: [copy for *_, copy in hall.printing(ticket)],
            [0, 0, 1, 1, 1],
        )
        assert kiosk.director.visit.screen is Screen.WELCOME


def test_an_answer_that_comes_too_late_is_shown_all_the_same_and_printed_once(
    hall: Hall,
) -> None:
    """The screen has given it up, and the person tries again meanwhile."""
    with FakePrinter() as fake, Kiosk(hall, fake, PATIENT) as kiosk:
        for act, value in WAY:
            kiosk.director.touch(act, value)
        kiosk.until(lambda visit: visit.expected)
        kiosk.director.touch(Act.CONFIRM)
        kiosk.director.hear(News.UNANSWERED)
        kiosk.director.touch(Act.TRY_AGAIN)
        kiosk.director.hear(News.UNANSWERED)
        assert kiosk.director.visit.screen is Screen.NOT_GIVEN

        shown = kiosk.until(lambda visit: visit.screen is Screen.TAKE_TICKET)
        asked: list[object] = []
        kiosk.errands.worker.do(lambda: None, asked.append, asked.append)
        kiosk.until(lambda visit: asked)

        assert shown.ticket is not None
        kiosk.errands.printing.stop()
        ticket = shown.ticket.ticket
        eventually(lambda: [copy for *_, copy in hall.printing(ticket)], [0, 0, 0])
