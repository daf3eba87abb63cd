"""A ticket, issued durably over HTTP by eight kiosks at once."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from center.audit.verify import verify
from tests.bench.figures import Figure
from tests.bench.machine import cpu_seconds, fsync_ms, one_row_ms
from tests.catalogue import QUICK
from tests.launch import ROOT, launch_afresh
from tests.processes import Center, make_center

CLIENTS, EACH, RUNS = 8, 500, 5
SHARE, MOST_CPU_MS = 0.6, 0.5


@dataclass(frozen=True)
class Run:
    """One run of all clients."""

    per_second: float
    cpu_ms: float
    """Of the server, for each ticket."""
    taken_ms: list[float]


def client(center: Center, number: int) -> "subprocess.Popen[str]":
    key = (center.data / "secrets" / f"kiosk-K{number}.key").read_text().strip()
    address = center.url.removeprefix("http://")
    arguments = [address, f"K{number}:{key}", QUICK, str(EACH)]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.bench.clients", *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def run(center: Center) -> Run:
    """Everyone issues at once; the processes are up before the clock starts."""
    assert center.process is not None
    clients = [client(center, number) for number in range(1, CLIENTS + 1)]
    for process in clients:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    cpu, begun = cpu_seconds(center.process.pid), perf_counter()
    for process in clients:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    told = [json.loads(process.communicate()[0]) for process in clients]
    seconds, tickets = perf_counter() - begun, CLIENTS * EACH
    used = cpu_seconds(center.process.pid) - cpu
    every = [ms for one in told for ms in one]
    return Run(tickets / seconds, used / tickets * 1000, every)


def figures(folder: Path) -> Iterator[Figure]:
    """The first row of the table of figures, with its limits measured beside it."""
    fsync, one_row = fsync_ms(folder), one_row_ms(folder)
    center = make_center(folder / "issuing", kiosks=CLIENTS).start(launch_afresh)
    try:
        runs = [run(center) for _ in range(RUNS)]
    finally:
        center.stop()
    assert verify(center.database).violations == []
    cpu = median(r.cpu_ms for r in runs)
    rate = median(r.per_second for r in runs)
    by_disk, by_cpu = CLIENTS / fsync * 1000, 1000 / cpu
    lesser = min(by_disk, by_cpu)
    every = [ms for r in runs for ms in r.taken_ms]
    yield Figure(
        "tickets issued over HTTP, durable, 8 clients",
        rate,
        "/s",
        f">= {SHARE * lesser:,.0f} /s, 60 % of the lesser of the next two",
        rate >= SHARE * lesser,
    )
    yield Figure("limit: 8 / fsync p50", by_disk, "/s")
    yield Figure("limit: 1 / CPU per ticket", by_cpu, "/s")
    yield Figure(
        "CPU of the server per ticket", cpu, "ms", "< 0.5 ms", cpu < MOST_CPU_MS
    )
    yield Figure("time of a ticket, p50", median(every), "ms")
    yield Figure("time of a ticket, p99", quantiles(every, n=100)[98], "ms")
    yield Figure("peer: fsync of the same disk, p50", fsync, "ms")
    yield Figure("peer: SQLite, one row a commit, one connection", 1000 / one_row, "/s")
