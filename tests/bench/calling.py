"""Calling the next: its cost with 100 and with 100,000 waiting, and by 8 windows."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter

from center import actions
from center.audit.verify import verify
from center.domain.rule import Rule
from center.domain.ticket import State
from center.store.transaction import Transaction
from tests.bench.figures import Figure
from tests.bench.machine import fsync_ms
from tests.catalogue import SERVICES
from tests.crowd import Clerk, all_work
from tests.launch import launch_afresh
from tests.processes import Center, make_center
from tests.store.records import Record, opened

FEW, MANY, CALLS = 100, 100_000, 400
WINDOWS, VISITS = 8, 25
MOST_TIMES = 1.3
SIDES = ("ordinary", "ordinary", "ordinary", "ordinary", "priority")


def fill(record: Record, count: int) -> None:
    """So many wait, in every line and on both sides."""
    kinds = cycle([(s, side) for side in SIDES for s in SERVICES.values()])

    def do(tx: Transaction) -> None:
        for service, side in islice(kinds, count):
            actions.give(tx, "kiosk:K1", "K1", service, side)

    record.run(do)


def call_ms(record: Record) -> tuple[float, float]:
    """Median of one call, all of it, and of its claim alone; the commit not counted."""
    whole, claim = [], []

    def do(tx: Transaction) -> None:
        window = tx.hall.window(5)
        begun = perf_counter()
        actions.call_for(tx, window, early=True)
        whole.append(perf_counter() - begun)
        called = tx.hall.ticket(tx.hall.window(5).ticket)
        waits = replace(called, state=State.WAITING, window=0, calls=0, call_seq=0)
        tx.hall.put(waits)
        tx.hall.ticket(called.id)
        begun = perf_counter()
        tx.hall.put(called)
        claim.append(perf_counter() - begun)

    for _ in range(CALLS):
        record.run(do)
        serve(record)
    return median(whole) * 1000, median(claim) * 1000


def serve(record: Record) -> None:
    """The window is free again, and as many wait as before."""

    def do(tx: Transaction) -> None:
        given = {"ticket": tx.hall.window(5).ticket, "window": 5}
        tx.act("ticket.started", "clerk:205", **given, presence="qr", card=1)
        tx.act("ticket.finished", "clerk:205", **given, outcome="done")
        ticket = tx.hall.ticket(str(given["ticket"]))
        actions.give(tx, "kiosk:K1", "K1", ticket.service, ticket.side)

    record.run(do)


def at(folder: Path, waiting: int) -> tuple[float, float]:
    with opened(folder / f"waiting{waiting}", windows=6) as record:
        fill(record, waiting)
        record.open_window(5)
        found = call_ms(record)
    assert verify(record.database).violations == []
    return found


def by_eight(folder: Path) -> tuple[int, int]:
    """Eight windows over HTTP: how many calls, and how many tickets twice."""
    made = make_center(
        folder / "windows", windows=WINDOWS, rule=Rule(wrap_up_seconds=0)
    )
    center = made.start(launch_afresh)
    try:
        kiosk = center.kiosk()
        for service in islice(cycle(SERVICES.values()), WINDOWS * VISITS * 2):
            kiosk.issue(service)
        clerks = [Clerk(center, number) for number in range(1, WINDOWS + 1)]
        all_work(clerks, lambda worker: len(worker.done) >= VISITS * 2)
    finally:
        center.stop()
    return count_calls(center)


def count_calls(center: Center) -> tuple[int, int]:
    assert verify(center.database).violations == []
    called = Counter(
        line["ticket"] for line in center.lines() if line["kind"] == "ticket.called"
    )
    return called.total(), sum(1 for times in called.values() if times > 1)


def figures(folder: Path) -> Iterator[Figure]:
    """The second row of the table of figures."""
    few, few_claim = at(folder, FEW)
    many, many_claim = at(folder, MANY)
    calls, twice = by_eight(folder)
    times, claim_times = many / few, many_claim / few_claim
    limit = f"<= {MOST_TIMES} times"
    yield Figure(f"call next, p50, {FEW} waiting", few, "ms")
    yield Figure(f"call next, p50, {MANY:,} waiting", many, "ms")
    yield Figure("call next, many to few", times, "x", limit, times <= MOST_TIMES)
    yield Figure(f"its claim alone, p50, {FEW} waiting", few_claim, "ms")
    yield Figure(f"its claim alone, p50, {MANY:,} waiting", many_claim, "ms")
    good = claim_times <= MOST_TIMES
    yield Figure("its claim, many to few", claim_times, "x", limit, good)
    yield Figure(f"calls by {WINDOWS} windows at once", calls, "")
    yield Figure("of these, tickets called twice", twice, "", "0", twice == 0)
    yield Figure("peer: fsync of the same disk, p50", fsync_ms(folder), "ms")
