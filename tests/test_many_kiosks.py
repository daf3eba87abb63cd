"""Eight kiosks at once: numbers of a line have no gap and no two holders."""

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from center.audit.verify import verify
from tests.launch import ROOT
from tests.processes import Center, make_center

KIOSKS, TICKETS = 8, 400


@pytest.fixture
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Center]:
    made = make_center(tmp_path_factory.mktemp("kiosks"), kiosks=KIOSKS)
    with made.start() as running:
        yield running


def kiosk_process(center: Center, number: int) -> "subprocess.Popen[str]":
    """A kiosk that waits for a line on its standard input before it begins."""
    key = (center.data / "secrets" / f"kiosk-K{number}.key").read_text().strip()
    count = str(TICKETS // KIOSKS)
    arguments = [center.url, f"K{number}:{key}", count, str(number)]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.issuing", *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def all_at_once(center: Center) -> list[Any]:
    """The papers that eight kiosks gave at the same time."""
    kiosks = [kiosk_process(center, n) for n in range(1, KIOSKS + 1)]
    for kiosk in kiosks:
        assert kiosk.stdin is not None
        kiosk.stdin.write("go\n")
        kiosk.stdin.flush()
    papers = []
    for kiosk in kiosks:
        told, _ = kiosk.communicate(timeout=60)
        papers += json.loads(told)
    return papers


def test_8_kiosks_give_400_tickets_without_a_gap_or_a_repeat(center: Center) -> None:
    papers = all_at_once(center)

    numbers = defaultdict(list)
    for paper in papers:
        numbers[paper["letter"]].append(paper["number"])
    assert len(papers) == TICKETS
    assert len(numbers) == 6
    for given in numbers.values():
        assert sorted(given) == list(range(101, 101 + len(given)))
    assert len({paper["ticket"] for paper in papers}) == TICKETS
    assert len({paper["url"] for paper in papers}) == TICKETS
    center.stop()
    report = verify(center.database, promises=[paper["url"] for paper in papers])
    assert report.violations == []
    assert (report.tickets, report.promises) == (TICKETS, TICKETS)
