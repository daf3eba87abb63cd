"""The threads that wait so that the screen never does."""

from collections.abc import Iterator
from queue import SimpleQueue

import pytest

from center.domain.errors import QuotaReached
from kiosk.answers import Center
from kiosk.client import Client, Unanswered
from kiosk.worker import CenterWatch, Job, Worker


class Screen:
    """The thread of the screen: it does what is delivered, when it comes to it."""

    def __init__(self) -> None:
        self.delivered: SimpleQueue[Job] = SimpleQueue()

    def turn(self) -> None:
        self.delivered.get(timeout=10)()


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def worker(screen: Screen) -> Iterator[Worker]:
    working = Worker(screen.delivered.put)
    working.start()
    yield working
    working.stop()
    working.thread.join(10)


def test_after_a_defect_the_next_errand_is_done(screen: Screen, worker: Worker) -> None:
    heard: list[str] = []

    def full_disk() -> str:
        raise OSError(28, "no space")

    failed = lambda error: heard.append(type(error).__name__)  # noqa: E731
    worker.do(full_disk, heard.append, failed)
    worker.do(lambda: "answer", heard.append, failed)
    screen.turn()
    screen.turn()

    assert heard == ["OSError", "answer"]


def test_answers_come_back_on_the_screens_thread_in_order(
    screen: Screen, worker: Worker
) -> None:
    heard: list[object] = []
    for number in range(3):
        worker.do(lambda n=number: n, heard.append, heard.append)  # type: ignore[misc]
    for _ in range(3):
        screen.turn()

    assert heard == [0, 1, 2]


@pytest.mark.parametrize(
    "error", [QuotaReached(), Unanswered("nothing came")], ids=repr
)
def test_a_refusal_or_silence_comes_back_as_such(
    screen: Screen, worker: Worker, error: Exception
) -> None:
    heard: list[object] = []

    def work() -> None:
        raise error

    worker.do(work, lambda _: heard.append("answer"), heard.append)
    screen.turn()

    assert heard == [error]


def test_a_defect_at_a_look_at_the_center_does_not_end_the_looking(
    screen: Screen, caplog: pytest.LogCaptureFixture
) -> None:
    """Who looks next finds the center, and the log has the defect once."""
    heard: list[object] = []
    answers = [OSError(24, "too many files"), OSError(24, "again"), Unanswered("away")]

    class Line(Client):
        def center(self) -> Center:
            raise answers.pop(0)

    line = Line("http://127.0.0.1:9", "K1", "0" * 64)
    watch = CenterWatch(line, screen.delivered.put, heard.append, heard.append)
    for _ in range(3):
        watch.look()
        screen.turn()

    assert heard == [None, None, None]
    assert caplog.text.count("a look at the center failed: OSError") == 1
