"""What the network driver says for each thing that can go wrong with a printer.

``failed`` means that nothing was sent, ``doubtful`` that paper may have come out.
"""

import socket

import pytest
from PIL import Image, ImageChops, ImageDraw

from kiosk.printing.drivers import network_printer
from kiosk.printing.escpos_job import encode
from kiosk.printing.outcome import Outcome, PrinterState, PrintState
from tests.kiosk.escpos_decoder import CLEAR, picture
from tests.kiosk.fake_printer import FakePrinter

PATIENT = 20.0
"""Seconds, for a printer that answers: it does in time, however busy the machine is."""
HASTY = 0.8
"""For one that falls silent in the middle; what it says before has to come in time."""
SHORT = 0.2
"""For one that never answers."""
IN_THE_JOB = 4 * 3 + 10 + 4 * 3 + 1000
"""Bytes: four queries before and after the buffers are cleared, and of the picture."""


@pytest.fixture
def paper() -> Image.Image:
    """A short paper, 6 mm long, so that waiting for the printer is short as well."""
    paper = Image.new("1", (576, 48), 1)
    ImageDraw.Draw(paper).ellipse((40, 4, 500, 44), fill=0)
    return paper


def printed_by(
    fake: FakePrinter, paper: Image.Image, timeout: float = PATIENT
) -> tuple[Outcome, list[str]]:
    """Outcome of one job, and whether all of it was handed over."""
    steps: list[str] = []
    printer = network_printer("127.0.0.1", fake.port, timeout)
    return printer.put(paper, "D147", lambda: steps.append("sent")), steps


def test_paper_that_the_printer_confirms_is_printed(paper):
    with FakePrinter() as fake:
        outcome, steps = printed_by(fake, paper)

    assert outcome == Outcome(PrintState.printed, PrinterState.ok)
    assert steps == ["sent"]
    assert picture(fake.printed).tobytes() == paper.tobytes()


def test_printer_without_echo_is_believed_by_its_paper_report(paper):
    with FakePrinter(echoes=False) as fake:
        outcome, _ = printed_by(fake, paper)

    assert outcome == Outcome(PrintState.printed, PrinterState.ok)


def test_printer_without_echo_is_not_asked_for_one_again(paper):
    with FakePrinter(echoes=False) as fake:
        printer = network_printer("127.0.0.1", fake.port, PATIENT)
        printer.put(paper, "D147", lambda: None)
        printer.put(paper, "D148", lambda: None)

    assert b"\x1d(H" not in fake.received


def test_printer_that_can_confirm_nothing_leaves_doubt(paper):
    with FakePrinter(echoes=False, reports=False) as fake:
        outcome, steps = printed_by(fake, paper, HASTY)

    assert outcome == Outcome(PrintState.doubtful, PrinterState.ok)
    assert steps == ["sent"]


def test_roll_near_its_end_prints_and_is_told(paper):
    with FakePrinter(paper="near_end") as fake:
        outcome, _ = printed_by(fake, paper)

    assert outcome == Outcome(PrintState.printed, PrinterState.near_end)


@pytest.mark.parametrize(
    ("trouble", "state"),
    [
        ({"paper": "out"}, PrinterState.paper_out),
        ({"cover_open": True}, PrinterState.cover_open),
        ({"cover_open": True, "paper": "out"}, PrinterState.cover_open),
        ({"cutter_jammed": True}, PrinterState.error),
        ({"silent_after": 0}, PrinterState.silent),
        ({"stops_reading_after": 0}, PrinterState.silent),
        ({"closes_after": 0}, PrinterState.gone),
        ({"resets_after": 0}, PrinterState.gone),
    ],
)
def test_nothing_is_sent_to_a_printer_in_trouble(paper, trouble, state):
    with FakePrinter(**trouble) as fake:
        timeout = SHORT if state is PrinterState.silent else PATIENT
        outcome, steps = printed_by(fake, paper, timeout)

    assert outcome == Outcome(PrintState.failed, state)
    assert steps == []
    assert b"\x1dv0" not in fake.received


def test_printer_that_is_switched_off_is_gone(paper):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]

    printer = network_printer("127.0.0.1", port, PATIENT)

    assert printer.status() is PrinterState.gone
    assert printer.put(paper, "D147", lambda: None) == Outcome(
        PrintState.failed, PrinterState.gone
    )


@pytest.mark.parametrize(
    ("trouble", "state"),
    [
        ({"runs_out": True}, PrinterState.paper_out),
        ({"silent_after": IN_THE_JOB}, PrinterState.silent),
        ({"stops_reading_after": IN_THE_JOB}, PrinterState.silent),
        ({"closes_after": IN_THE_JOB}, PrinterState.gone),
        ({"resets_after": IN_THE_JOB}, PrinterState.gone),
    ],
)
def test_trouble_in_the_middle_of_a_job_leaves_doubt(paper, trouble, state):
    with FakePrinter(**trouble) as fake:
        timeout = PATIENT if state is PrinterState.gone else HASTY
        outcome, _ = printed_by(fake, paper, timeout)

    assert outcome == Outcome(PrintState.doubtful, state)


def test_printer_that_stops_reading_a_long_job_does_not_hold_the_kiosk():
    long_paper = Image.new("1", (576, 80_000))
    with FakePrinter(stops_reading_after=IN_THE_JOB) as fake:
        fake.server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        printer = network_printer("127.0.0.1", fake.port, HASTY)
        outcome = printer.put(long_paper, "D147", lambda: None)

    assert outcome.state is PrintState.doubtful


def test_slow_printer_is_waited_for(paper):
    with FakePrinter(bytes_per_second=10_000) as fake:
        outcome, _ = printed_by(fake, paper)

    assert outcome == Outcome(PrintState.printed, PrinterState.ok)


def test_printer_slower_than_any_is_given_up(paper):
    with FakePrinter(bytes_per_second=1000) as fake:
        outcome, steps = printed_by(fake, paper, HASTY)

    assert outcome == Outcome(PrintState.doubtful, PrinterState.silent)
    assert steps == ["sent"]


def test_late_answers_of_one_job_are_not_taken_for_those_of_the_next(paper):
    with FakePrinter(cover_open=True) as fake:
        fake.prompt.clear()
        late, _ = printed_by(fake, paper, SHORT)
        fake.cover_open = False
        fake.prompt.set()
        outcome, _ = printed_by(fake, paper)

    assert late == Outcome(PrintState.failed, PrinterState.silent)
    assert outcome == Outcome(PrintState.printed, PrinterState.ok)


@pytest.mark.parametrize(
    ("trouble", "mended"),
    [
        ({"runs_out": True}, {"runs_out": False, "paper": "ok"}),
        ({"is_opened": True}, {"is_opened": False, "cover_open": False}),
        ({"resets_after": IN_THE_JOB}, {"resets_after": None, "broken": False}),
        ({"closes_after": IN_THE_JOB}, {"closes_after": None, "broken": False}),
    ],
)
def test_paper_in_doubt_does_not_come_out_before_the_next_one(paper, trouble, mended):
    """Whoever stands there then would have two, and somebody else's is one of them."""
    other = ImageChops.offset(paper, 8, 0)
    with FakePrinter(**trouble) as fake:
        printer = network_printer("127.0.0.1", fake.port, PATIENT)
        first = printer.put(paper, "D147", lambda: None)
        for name, value in mended.items():
            setattr(fake, name, value)
        second = printer.put(other, "D148", lambda: None)

    assert first.state is PrintState.doubtful
    assert second == Outcome(PrintState.printed, PrinterState.ok)
    assert fake.papers == 1
    assert picture(fake.printed).tobytes() == other.tobytes()


def test_printer_that_a_kiosk_left_in_the_middle_of_a_picture_prints(paper):
    """Every byte of the next kiosk would be a part of that picture."""
    with FakePrinter() as fake:
        with socket.create_connection(("127.0.0.1", fake.port)) as killed:
            killed.sendall(encode(paper, 576)[:1000])
        printer = network_printer("127.0.0.1", fake.port, PATIENT)
        states = printer.status(), printer.status()
        outcome = printer.put(paper, "D148", lambda: None)

    assert states == (PrinterState.ok, PrinterState.ok)
    assert outcome == Outcome(PrintState.printed, PrinterState.ok)
    assert fake.papers == 1
    assert picture(fake.printed).tobytes() == paper.tobytes()


def test_printer_that_cannot_forget_is_asked_once_and_prints(paper, caplog):
    with FakePrinter(clears=False) as fake:
        printer = network_printer("127.0.0.1", fake.port, HASTY)
        outcomes = [printer.put(paper, f"D{n}", lambda: None) for n in (147, 148)]
        asked = fake.received.count(CLEAR)
        papers = fake.papers

    assert outcomes == [Outcome(PrintState.printed, PrinterState.ok)] * 2
    assert (asked, papers) == (0, 2)
    assert "cannot be told to forget" in caplog.text


def test_printer_that_cannot_forget_does_once_it_was_switched_off(paper):
    """What the operations manual asks for."""
    with FakePrinter(clears=False, runs_out=True) as fake:
        printer = network_printer("127.0.0.1", fake.port, HASTY)
        printer.put(paper, "D147", lambda: None)
        fake.switch_off_and_on()
        fake.runs_out, fake.paper = False, "ok"
        outcome = printer.put(paper, "D148", lambda: None)

    assert outcome.state is PrintState.printed
    assert fake.papers == 1


def test_status_follows_the_printer():
    seen = []
    with FakePrinter() as fake:
        printer = network_printer("127.0.0.1", fake.port, PATIENT)
        for paper in ("ok", "near_end", "out", "ok"):
            fake.paper = paper
            seen.append(printer.status())

    assert seen == ["ok", "near_end", "paper_out", "ok"]
