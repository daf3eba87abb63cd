"""What every printer driver promises, whatever paper is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import zxingcpp
from escpos.capabilities import Profile  # type: ignore[import-untyped]
from escpos.printer import Dummy  # type: ignore[import-untyped]
from PIL import Image

from center.config import PrinterConfig
from kiosk.paper.slip import draw_list
from kiosk.paper.ticket import draw_ticket
from kiosk.printing.drivers import make_printer
from kiosk.printing.escpos_job import encode
from kiosk.printing.outcome import Outcome, PrinterState, PrintState
from kiosk.printing.printer import Printer
from tests.kiosk.escpos_decoder import picture, split
from tests.kiosk.fake_device import FakeDevice
from tests.kiosk.fake_printer import FakePrinter
from tests.kiosk.papers import PROMISE, TEXTS, list_paper, ticket_paper


@dataclass
class Bench:
    """A printer under test, and a way to read the bytes that it was given."""

    printer: Printer
    job: Callable[[], bytes]


@pytest.fixture(params=["file", "network", "usb", "serial"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    if request.param == "file":
        settings = PrinterConfig(folder=tmp_path)
        yield Bench(make_printer(settings), (tmp_path / "D147.bin").read_bytes)
        return
    if request.param in ("usb", "serial"):
        with FakeDevice() as device:
            settings = PrinterConfig(
                driver=request.param, device=device.path, timeout_seconds=20
            )
            yield Bench(make_printer(settings), lambda: device.printed)
        return
    with FakePrinter() as fake:
        settings = PrinterConfig(driver="network", port=fake.port, timeout_seconds=20)
        yield Bench(make_printer(settings), lambda: fake.printed)


def test_ticket_is_sent_and_then_printed(bench):
    steps: list[str] = []

    outcome = bench.printer.put(
        draw_ticket(ticket_paper(), TEXTS), "D147", lambda: steps.append("sent")
    )

    assert outcome == Outcome(PrintState.printed, PrinterState.ok)
    assert steps == ["sent"]


@pytest.mark.parametrize("draw", [draw_ticket, draw_list])
def test_bytes_say_exactly_what_was_drawn(bench, draw):
    paper = draw(ticket_paper() if draw is draw_ticket else list_paper(), TEXTS)

    bench.printer.put(paper, "D147", lambda: None)

    said = picture(bench.job())
    assert said.size == paper.size
    assert said.tobytes() == paper.tobytes()


def test_job_begins_afresh_and_ends_with_one_cut(bench):
    bench.printer.put(draw_ticket(ticket_paper(), TEXTS), "D147", lambda: None)

    commands, _ = split(bench.job())
    assert commands[0] == b"\x1b@"
    assert [c for c in commands if c.startswith(b"\x1dV")] == [b"\x1dVB\x00"]


def test_ready_printer_says_so(bench):
    assert bench.printer.status() is PrinterState.ok


def test_paper_of_another_width_is_refused(bench):
    with pytest.raises(ValueError, match="384"):
        bench.printer.put(draw_ticket(ticket_paper(), TEXTS, 384), "D147", lambda: None)


@pytest.mark.parametrize("dots", [576, 384])
def test_code_on_the_paper_is_the_promise(dots):
    paper = draw_ticket(ticket_paper(), TEXTS, dots)

    found = zxingcpp.read_barcodes(picture(encode(paper, dots)).convert("L"))

    assert [code.text for code in found] == [PROMISE]


@pytest.mark.parametrize("dots", [576, 384])
def test_bytes_are_those_that_the_library_writes(dots):
    paper = draw_ticket(ticket_paper(), TEXTS, dots)
    profile = Profile()
    profile.profile_data = {
        **profile.profile_data,
        "media": {"width": {"pixels": dots}},
    }
    library = Dummy(profile=profile)

    library.hw("INIT")
    for top in range(0, paper.height, 960):
        below = min(top + 960, paper.height)
        fragment = paper.crop((0, top, dots, below))
        library.image(fragment, impl="bitImageRaster")
    library.cut(feed=False)

    assert encode(paper, dots) == library.output


def test_file_beside_the_bytes_shows_what_they_say(tmp_path):
    printer = make_printer(PrinterConfig(folder=tmp_path / "paper"))
    paper = draw_ticket(ticket_paper(), TEXTS)

    printer.put(paper, "D147", lambda: None)

    assert sorted(path.name for path in (tmp_path / "paper").iterdir()) == [
        "D147.bin",
        "D147.png",
    ]
    with Image.open(tmp_path / "paper" / "D147.png") as shown:
        assert shown.mode == "1"
        assert shown.tobytes() == paper.tobytes()


def test_folder_that_cannot_be_made_is_a_printer_in_error(tmp_path):
    (tmp_path / "paper").write_text("a file where the folder should be")
    printer = make_printer(PrinterConfig(folder=tmp_path / "paper"))

    assert printer.status() is PrinterState.error
    assert printer.put(
        draw_ticket(ticket_paper(), TEXTS), "D147", lambda: None
    ) == Outcome(PrintState.failed, PrinterState.error)


@pytest.mark.parametrize("command", [b"\x10\x04", b"\x10\x05", b"\x10\x14"])
def test_picture_whose_bytes_are_a_command_moves_by_a_column(command):
    paper = Image.new("1", (576, 8), 1)
    for index, byte in enumerate(command):
        for bit in range(8):
            if byte & (0x80 >> bit):
                paper.putpixel((80 + index * 8 + bit, 3), 0)
    assert command in bytes(255 - byte for byte in paper.tobytes())

    job = encode(paper, 576)

    moved = picture(job)
    assert command not in job
    assert moved.crop((1, 0, 576, 8)).tobytes() == paper.crop((0, 0, 575, 8)).tobytes()


def test_nothing_is_written_to_standard_output(bench, capfd):
    bench.printer.put(draw_ticket(ticket_paper(), TEXTS), "D147", lambda: None)
    bench.printer.status()

    assert capfd.readouterr() == ("", "")
