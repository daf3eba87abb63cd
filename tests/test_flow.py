"""A visit from the first touch to the governorate; an outage; a hand in the record.

Real processes: a center, its hub, and the agent between them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests

from center.audit.report import Report
from center.audit.verify import verify
from sync.agent.courier import Condition
from sync.agent.enrolment import enrol
from tests.audit.attacks import Database
from tests.catalogue import QUICK, SERVICES
from tests.processes import Center, Client, free_port, make_center
from tests.sync.test_processes import (
    HubProcess,
    RunningAgent,
    eventually,
    root_at,
    start_agent,
    sync_config,
)
from tests.web.streams import Stream

WINDOW = "/v1/windows/5"


@dataclass
class Town:
    """A center with its hub, and the agent that runs between them."""

    center: Center
    hub: HubProcess
    agent: RunningAgent
    hub_vkey: str

    @property
    def log(self) -> str:
        return self.center.first.identity.log

    def page(self, paper: Any) -> str:
        """What the ticket's QR opens."""
        code = paper["url"].rpartition("/")[2]
        return requests.get(f"{self.hub.url}/V/{code}?lang=en", timeout=30).text

    def agree(self) -> None:
        """Wait until the hub has every line that the center signed."""

        def same() -> bool:
            head = self.agent.agent.record.newest_head()
            theirs = root_at(self.hub, self.log, self.center.first.vkey, self.hub_vkey)
            if head is None or head.size < len(self.center.lines()):
                return False
            root = self.agent.agent.record.root(head.size).hex()
            return theirs == (head.size, root)

        eventually(same, "the same root at both")

    def audit(self, papers: list[Any]) -> Report:
        """The audit with all that people outside hold."""
        checkpoint = requests.get(
            f"{self.hub.url}/v1/logs/{self.log}/checkpoint", timeout=30
        )
        return verify(
            self.center.database,
            vkey=self.center.first.vkey,
            hub_vkey=self.hub_vkey,
            promises=[paper["url"] for paper in papers],
            checkpoint=checkpoint.text,
        )


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    hub = HubProcess(tmp_path, free_port()).make().start()
    center = make_center(tmp_path, hub_url=hub.url)
    enrolled = enrol(center.data, hub.url, hub.invite())
    center.start()
    agent = start_agent(sync_config(center.data, hub, center.url))
    made = Town(center, hub, agent, enrolled.hub_vkey)
    try:
        yield made
    finally:
        made.agent.end()
        center.stop()
        hub.stop()


def print_paper(kiosk: Client, paper: Any) -> None:
    path = f"/v1/tickets/{paper['ticket']}/printing"
    for step in ("queued", "sent", "printed"):
        kiosk.do(path, print=step, detail="ok")


def serve(clerk: Client, paper: Any) -> None:
    """Whoever is next comes to the window with the paper, and is served."""
    clerk.do(f"{WINDOW}/call")
    clerk.do(f"{WINDOW}/start", presence=paper["url"], card_seen=True)
    clerk.do(f"{WINDOW}/finish", outcome="done")


def test_one_visit_from_the_kiosk_to_the_governorate(town: Town) -> None:
    center = town.center
    kiosk, clerk, display = center.kiosk(), center.clerk(5), center.browser("D1")

    # A citizen comes, is told the wait, and takes a ticket.
    told = kiosk.get("/v1/expected", service=QUICK).json()
    assert told == {"people_ahead": 0, "wait_from": 0, "wait_to": 5}
    paper = kiosk.issue(QUICK)
    print_paper(kiosk, paper)
    assert (paper["letter"], paper["number"]) == ("S", 101)
    eventually(lambda: "in the" in town.page(paper), "the hub has the ticket")

    # The center calls, the hall shows it, and so does the page behind the QR.
    with Stream(display, "display") as hall:
        view = clerk.do(f"{WINDOW}/call")
        call = hall.until("call")
        assert (call.data["number"], call.data["window"]) == (101, 5)
        display.do("/v1/display/shown", call=call.data["seq"])
    assert view["ticket"]["number"] == 101
    eventually(lambda: "window\u00a05" in town.page(paper), "the page says where to")

    # The ticket itself proves that its holder is there; then the visit ends.
    clerk.do(f"{WINDOW}/start", presence=paper["url"])
    view = clerk.do(f"{WINDOW}/finish", outcome="done")
    assert view["today"]["served"] == 1

    # Anyone can check all of it.
    town.agree()
    report = town.audit([paper])
    assert report.violations == []
    assert (report.calls, report.promises) == (1, 1)
    assert report.countersigned > 0
    kinds = [x["kind"] for x in center.lines() if x.get("ticket") == paper["ticket"]]
    assert kinds == [
        "ticket.issued",
        *["ticket.printing"] * 3,
        *("ticket.called", "ticket.shown", "ticket.started", "ticket.finished"),
    ]


def test_with_the_hub_stopped_the_center_goes_on_and_both_agree_afterwards(
    town: Town,
) -> None:
    kiosk, clerk = town.center.kiosk(), town.center.clerk(5)
    before = [kiosk.issue(QUICK)]
    town.agree()
    town.hub.stop()
    eventually(
        lambda: town.agent.said[-1].condition is Condition.OFFLINE, "the hub is away"
    )

    papers = before + [kiosk.issue(service) for service in SERVICES.values()]
    for paper in [papers[0], papers[1]]:
        serve(clerk, paper)
    town.hub.start()

    town.agree()
    report = town.audit(papers)
    assert report.violations == []
    assert (report.tickets, report.promises, report.calls) == (6, 6, 2)


@pytest.mark.parametrize("bend", ["altered", "dropped", "added"])
def test_a_journal_bent_by_hand_is_found_by_the_audit_and_refused_by_the_hub(
    town: Town, bend: str
) -> None:
    papers = [town.center.kiosk().issue(QUICK) for _ in range(3)]
    town.agree()
    town.agent.end()
    town.center.stop()
    had = len(town.hub.lines())

    place = bend_journal(Database(town.center.database), bend)
    town.agent = start_agent(sync_config(town.center.data, town.hub, town.center.url))

    eventually(lambda: is_forked(town), "the hub refuses")
    assert len(town.hub.lines()) == had
    report = town.audit(papers)
    assert report.first is not None
    assert report.first.seq == place


def is_forked(town: Town) -> bool:
    said = town.agent.said
    return bool(said) and said[-1].condition is Condition.FORKED


def bend_journal(database: Database, how: str) -> int:
    """Change the journal behind the center's back; where it begins to differ."""
    seq, lines = database.first("ticket.issued"), database.lines()
    if how == "altered":
        database.change(seq, side="priority")
    elif how == "dropped":
        database.sql("DELETE FROM journal WHERE seq = ?", seq)
    else:
        call = {"kind": "help.called", "by": "kiosk:K1", "device": "K1"}
        common = {key: lines[-1][key] for key in ("v", "nonce", "at")}
        database.write_all([*lines[:seq], {**common, **call}, *lines[seq:]])
    return int(seq)
