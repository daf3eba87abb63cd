"""``kill -9`` in the middle of the work: what was acknowledged is there, and once."""

import random
import threading
from collections import Counter
from collections.abc import Iterator
from time import sleep

import pytest

from center.audit.verify import verify
from center.domain.rule import Rule
from tests.crowd import Asked, Clerk, Kiosk, Worker, all_work
from tests.processes import Center, make_center

ROUNDS = 4
KINDS = {"start": "ticket.started", "finish": "ticket.finished"}


@pytest.fixture
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Center]:
    folder = tmp_path_factory.mktemp("killed")
    rule = Rule(wrap_up_seconds=0)
    with make_center(folder, kiosks=3, windows=6, rule=rule).start() as running:
        yield running


def work_and_kill(center: Center, workers: list[Worker], seconds: float) -> None:
    """Everyone works, and the server is killed while they do."""
    killer = threading.Timer(seconds, center.kill)
    killer.start()
    all_work(workers, lambda worker: False)
    killer.join()


def test_what_was_acknowledged_survives_kill_9_and_nothing_is_done_twice(
    center: Center,
) -> None:
    kiosks = [Kiosk(center.kiosk(f"K{n}"), seed=n) for n in (1, 2, 3)]
    clerks = [Clerk(center, number) for number in (1, 3, 5)]
    workers: list[Worker] = [*kiosks, *clerks]
    moments = random.Random(3)

    for _ in range(ROUNDS):
        work_and_kill(center, workers, moments.uniform(0.3, 1.0))
        center.start()
        assert_nobody_was_lost(center, kiosks)
        for worker in workers:
            ask_again(worker)

    assert_done_once(center, clerks)
    assert_numbers(center, kiosks)
    center.stop()
    codes = [paper["url"] for kiosk in kiosks for paper in kiosk.papers]
    report = verify(center.database, vkey=center.first.vkey, promises=codes)
    assert report.violations == []
    assert report.promises == report.tickets == len(codes)
    assert report.calls > 20


def assert_nobody_was_lost(center: Center, kiosks: list[Kiosk]) -> None:
    """After the restart every ticket in a hand and every call is where it was."""
    states = dict(center.select("SELECT id, state FROM ticket"))
    at_windows = set(center.column("window", "ticket")) - {""}
    calls = {x["ticket"] for x in center.lines() if x["kind"] == "ticket.called"}

    assert {paper["ticket"] for k in kiosks for paper in k.papers} <= states.keys()
    assert at_windows == {t for t in states if states[t] in ("called", "serving")}
    assert calls == {t for t in states if states[t] != "waiting"}


def ask_again(worker: Worker) -> None:
    """What had no answer gets one now; what had one gets the same again."""
    answered = worker.done[-5:]
    for asked in worker.unanswered:
        asked.ask(worker.client)
        assert asked.status < 500
    for asked in answered:
        again = Asked(asked.path, asked.body).ask(worker.client)
        assert again.status == asked.status
        assert again.answer.get("ticket") == asked.answer.get("ticket") or is_act(asked)


def is_act(asked: Asked) -> bool:
    """A window's act is answered with the window as it is now."""
    return "/windows/" in asked.path


def assert_done_once(center: Center, clerks: list[Clerk]) -> None:
    """Each acknowledged act of a clerk is one line, and there is no other."""
    wanted: Counter[tuple[str, str]] = Counter()
    for clerk in clerks:
        for asked in clerk.done:
            name = asked.path.rpartition("/")[2]
            if name in KINDS:
                wanted[clerk.path, KINDS[name]] += 1
    found = Counter(
        (f"/v1/windows/{line['window']}", line["kind"])
        for line in center.lines()
        if line["kind"] in KINDS.values()
    )
    assert found == wanted


def assert_numbers(center: Center, kiosks: list[Kiosk]) -> None:
    """No number was given again and none is missing."""
    papers = [paper for kiosk in kiosks for paper in kiosk.papers]
    assert len({paper["ticket"] for paper in papers}) == len(papers)
    for letter in {paper["letter"] for paper in papers}:
        given = sorted(p["number"] for p in papers if p["letter"] == letter)
        assert given == list(range(101, 101 + len(given)))
    assert len(center.column("ticket", "id")) == len(papers)


def test_a_killed_center_stands_again_by_itself_many_times(center: Center) -> None:
    before = len(center.lines())
    for _ in range(2):
        center.kill()
        center.start()
        sleep(0.1)

    center.stop()

    assert len(center.lines()) == before
    assert verify(center.database).violations == []
