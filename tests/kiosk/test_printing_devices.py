"""Printers behind a device file say the same things as those on the network."""

import os
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from center.config import PrinterConfig
from kiosk.printing.drivers import make_printer
from kiosk.printing.escpos_printer import EscposPrinter
from kiosk.printing.outcome import Outcome, PrinterState, PrintState
from kiosk.printing.printer import Printer
from tests.kiosk.escpos_decoder import picture
from tests.kiosk.fake_device import FakeDevice

PATIENT, SHORT, HASTY = 20, 1, 1
IN_THE_JOB = 34 + 1000

pytestmark = pytest.mark.parametrize("driver", ["usb", "serial"])


@pytest.fixture
def paper() -> Image.Image:
    paper = Image.new("1", (384, 48), 1)
    ImageDraw.Draw(paper).ellipse((40, 4, 300, 44), fill=0)
    return paper


def sent() -> None:
    """Nobody here asks when all of it had been handed over."""


def printer_at(path: Path, driver: str, timeout: int = PATIENT) -> Printer:
    return make_printer(
        PrinterConfig(
            driver=driver,  # type: ignore[arg-type]
            device=path,
            timeout_seconds=timeout,
            dots=384,
        )
    )


def test_paper_of_58_mm_comes_out_as_it_was_drawn(driver: str, paper: Image.Image):
    steps: list[str] = []
    with FakeDevice() as fake:
        printer = printer_at(fake.path, driver)
        outcome = printer.put(paper, "D147", lambda: steps.append("sent"))

    assert outcome == Outcome(PrintState.printed, PrinterState.ok)
    assert steps == ["sent"]
    assert picture(fake.printed).tobytes() == paper.tobytes()


@pytest.mark.parametrize(
    ("trouble", "state"),
    [
        ({"paper": "out"}, PrinterState.paper_out),
        ({"cover_open": True}, PrinterState.cover_open),
        ({"cutter_jammed": True}, PrinterState.error),
        ({"silent_after": 0}, PrinterState.silent),
        ({"closes_after": 0}, PrinterState.gone),
    ],
)
def test_nothing_is_sent_to_a_printer_in_trouble(
    driver: str, paper: Image.Image, trouble: dict[str, object], state: PrinterState
):
    with FakeDevice(**trouble) as fake:  # type: ignore[arg-type]
        if state is PrinterState.gone:
            fake.thread.join()
        timeout = SHORT if state is PrinterState.silent else PATIENT
        outcome = printer_at(fake.path, driver, timeout).put(paper, "D147", sent)

    assert outcome == Outcome(PrintState.failed, state)
    assert fake.printed == b""


@pytest.mark.parametrize(
    ("trouble", "state"),
    [
        ({"silent_after": IN_THE_JOB}, PrinterState.silent),
        ({"closes_after": IN_THE_JOB}, PrinterState.gone),
    ],
)
def test_trouble_in_the_middle_of_a_job_leaves_doubt(
    driver: str, paper: Image.Image, trouble: dict[str, object], state: PrinterState
):
    with FakeDevice(**trouble) as fake:  # type: ignore[arg-type]
        timeout = HASTY if state is PrinterState.silent else PATIENT
        outcome = printer_at(fake.path, driver, timeout).put(paper, "D147", sent)

    assert outcome == Outcome(PrintState.doubtful, state)


def test_what_came_for_an_earlier_job_is_not_taken_for_an_answer(
    driver: str, paper: Image.Image
):
    """Four answers of an open cover, which nobody waited for."""
    with FakeDevice() as fake:
        printer = printer_at(fake.path, driver)
        assert printer.status() is PrinterState.ok
        os.write(fake.file, b"\x1a\x16\x12\x12")

        outcome = printer.put(paper, "D147", sent)

    assert outcome == Outcome(PrintState.printed, PrinterState.ok)


def test_printer_that_is_not_plugged_in_is_gone(
    driver: str, paper: Image.Image, tmp_path: Path
):
    printer = printer_at(tmp_path / "lp0", driver)

    assert printer.status() is PrinterState.gone
    assert printer.put(paper, "D147", sent) == Outcome(
        PrintState.failed, PrinterState.gone
    )


def test_a_slow_line_is_given_the_time_that_its_bytes_take(driver: str):
    slow = make_printer(
        PrinterConfig(driver=driver, baud=19_200)  # type: ignore[arg-type]
    )
    assert isinstance(slow, EscposPrinter)

    seconds = slow.patience(rows=800, size=57_600)

    assert seconds == pytest.approx(3 + 2.5 + (30 if driver == "serial" else 0))
