"""The printer's thread: jobs in order, the truth about each, a watch in between."""

import queue
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk.printing.drivers import network_printer
from kiosk.printing.file_printer import FilePrinter
from kiosk.printing.worker import Job, PrintWorker
from tests.kiosk.fake_printer import FakePrinter


@dataclass
class Diary:
    """What a worker told, waited for in the order in which it was told."""

    steps: queue.Queue[Any] = field(default_factory=queue.Queue)
    printers: queue.Queue[Any] = field(default_factory=queue.Queue)

    def worker(self, printer, watch_seconds: float = 60) -> PrintWorker:
        return PrintWorker(
            printer,
            lambda job, state, detail: self.steps.put((job.id, state, detail)),
            self.printers.put,
            watch_seconds,
        )

    def told(self, count: int) -> list[tuple[str, str, str]]:
        return [self.steps.get(timeout=20) for _ in range(count)]


@pytest.fixture
def diary() -> Diary:
    return Diary()


def blank(_: int = 0) -> Image.Image:
    return Image.new("1", (576, 16), 1)


def test_job_is_queued_sent_and_printed(diary: Diary, tmp_path: Path):
    worker = diary.worker(FilePrinter(tmp_path))
    worker.start()

    worker.submit(Job("D147", blank))

    assert diary.told(3) == [
        ("D147", "queued", ""),
        ("D147", "sent", ""),
        ("D147", "printed", "ok"),
    ]
    worker.stop()


def test_jobs_come_out_in_the_order_they_were_given(diary: Diary, tmp_path: Path):
    worker = diary.worker(FilePrinter(tmp_path))
    names = [f"D{number}" for number in range(101, 121)]
    for name in names:
        worker.submit(Job(name, blank))

    worker.start()
    worker.stop()

    told = diary.told(3 * len(names))
    assert [name for name, state, _ in told if state == "printed"] == names


def test_stopping_finishes_what_was_taken_and_ends_the_thread(diary, tmp_path):
    worker = diary.worker(FilePrinter(tmp_path))
    worker.start()
    worker.submit(Job("D147", blank))

    worker.stop()

    assert not worker.thread.is_alive()
    assert (tmp_path / "D147.png").exists()


def test_job_without_paper_fails_and_the_printer_is_reported(diary: Diary):
    with FakePrinter() as fake:
        worker = diary.worker(network_printer("127.0.0.1", fake.port, 20))
        worker.start()
        assert diary.printers.get(timeout=20) == "ok"
        fake.paper = "out"

        worker.submit(Job("D147", blank))

        assert diary.told(2) == [
            ("D147", "queued", ""),
            ("D147", "failed", "paper_out"),
        ]
        assert diary.printers.get(timeout=20) == "paper_out"
        worker.stop()


def test_watch_tells_only_what_has_changed(diary: Diary):
    with FakePrinter() as fake:
        worker = diary.worker(network_printer("127.0.0.1", fake.port, 20), 0.05)
        worker.start()
        assert diary.printers.get(timeout=20) == "ok"
        looks = fake.connections
        deadline = time.monotonic() + 20
        while fake.connections < looks + 4 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert fake.connections >= looks + 4
        assert diary.printers.empty()

        fake.cover_open = True
        assert diary.printers.get(timeout=20) == "cover_open"
        fake.cover_open = False
        assert diary.printers.get(timeout=20) == "ok"
        worker.stop()


def test_paper_that_cannot_be_drawn_fails_and_the_next_comes_out(diary, tmp_path):
    worker = diary.worker(FilePrinter(tmp_path))
    worker.start()

    worker.submit(Job("D147", lambda _: Image.open(tmp_path / "missing")))
    worker.submit(Job("D148", blank))

    assert diary.told(5)[1:] == [
        ("D147", "failed", ""),
        ("D148", "queued", ""),
        ("D148", "sent", ""),
        ("D148", "printed", "ok"),
    ]
    worker.stop()


def test_listener_that_breaks_does_not_stop_the_paper(tmp_path: Path):
    def broken(*_: object) -> None:
        raise RuntimeError("the screen is gone")

    worker = PrintWorker(FilePrinter(tmp_path), broken, broken)
    worker.start()
    worker.submit(Job("D147", blank))
    worker.stop()

    assert (tmp_path / "D147.png").exists()
