"""What visits came to is counted for its clerk, beside others of the same services."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from center.domain.request_number import next_request
from center.notes import SigningKey
from center.report.chances import Usual
from center.report.documents import published
from center.report.examine import every_question, examine
from center.report.finding import Finding
from center.report.outcomes import Case, Question, of_clerks
from center.report.reading import read
from center.report.sentences import told, who
from simulation.founding import BY_RECEPTION, CATALOGUE, CODE, LOG, clerk_of
from simulation.kept import keep
from simulation.stage import OTHER, Stage

SHORT = "licence_copy"
PAPERS = {"nid": "present", "poa": "not_applicable", "own": "present"}
FIRST = f"clerk:{clerk_of(1)}"


def counted(stage: Stage, code: str) -> list[Finding]:
    found = every_question(read(stage.record.lines))
    return [finding for finding in found if finding.code == code]


def check(stage: Stage, **answers: str) -> int:
    """Window 1 begins the next and answers the list; the place of the answers."""
    ticket = stage.serving(SHORT)
    stage.at("documents.checked", ticket, documents=PAPERS | answers)
    return len(stage.record.lines) - 1


def finish(stage: Stage, outcome: str) -> int:
    ticket = stage.hall.ticket(stage.hall.window(1).ticket)
    stage.later(300)
    stage.at("ticket.finished", ticket, outcome=outcome)
    return len(stage.record.lines) - 1


def receive(stage: Stage) -> None:
    """Window 1 gives the receipt of its visit."""
    ticket = stage.hall.ticket(stage.hall.window(1).ticket)
    number = next_request("", stage.record.now, CODE)
    stage.at("request.accepted", ticket, request=number)


def test_a_return_counts_for_its_clerk_and_for_the_document_that_was_missing() -> None:
    stage = Stage()
    checked = check(stage, own="missing")
    ended = finish(stage, "returned")

    (returned,) = counted(stage, "returns")
    documents = {f.about: f for f in counted(stage, "missing_document")}

    assert (returned.about, returned.count, returned.of) == (FIRST, 1, 1)
    assert returned.seqs == (ended,)
    assert {about: f.count for about, f in documents.items()} == {
        f"{FIRST}+document:nid": 0,
        f"{FIRST}+document:poa": 0,
        f"{FIRST}+document:own": 1,
    }
    missing = told(documents[f"{FIRST}+document:own"])
    assert missing.seqs == (checked,)
    assert "“Proof of ownership or tenure”" in missing.en
    assert "«سند الملكية أو الحيازة»" in missing.ar


def test_a_document_is_called_as_the_catalogues_of_its_center_call_it(
    tmp_path: Path,
) -> None:
    keep(Stage().record.lines, tmp_path / "center.db", SigningKey.generate(LOG))
    other = CATALOGUE.read_text("utf-8").replace("Proof of ownership", "Title deed")
    about = f"{FIRST}+document:own"

    with closing(sqlite3.connect(tmp_path / "center.db")) as connection:
        for name, text in (("spoilt", "services: ["), ("other", other)):
            row = name, text.encode()
            connection.execute("INSERT INTO document VALUES (?, ?)", row)
        names = published(connection)
        assert who(about, "en", names).endswith("“Title deed or tenure”")
        unknown = who("document:no_such", "en", names)

    assert who(about, "en").endswith("“Proof of ownership or tenure”")
    assert unknown == "the document “no_such”"


def test_a_document_that_came_while_the_visit_went_on_was_not_missing() -> None:
    stage = Stage()
    check(stage, own="missing")
    ticket = stage.hall.ticket(stage.hall.window(1).ticket)
    stage.at("documents.checked", ticket, documents=PAPERS)

    assert {f.count for f in counted(stage, "missing_document")} == {0}


@pytest.mark.parametrize(("outcome", "count"), [("referred", 1), ("done", 0)])
def test_who_is_referred_elsewhere_counts(outcome: str, count: int) -> None:
    stage = Stage()
    stage.serving()
    finish(stage, outcome)

    (found,) = counted(stage, "referred")

    assert (found.about, found.count, found.of) == (FIRST, count, 1)


@pytest.mark.parametrize("checked", [False, True])
def test_what_is_done_without_the_list_or_without_a_receipt_counts(
    checked: bool,
) -> None:
    stage = Stage()
    if checked:
        check(stage)
    else:
        stage.serving(SHORT)
    ended = finish(stage, "done")

    (found,) = counted(stage, "done_unchecked")

    assert (found.about, found.count, found.seqs) == (FIRST, 1, (ended,))
    assert [clerk.unchecked for clerk in examine(stage.record.lines).clerks] == [1, 1]


def test_a_receipt_ends_a_visit_in_order_and_who_is_not_served_gets_none() -> None:
    in_order, sent_away = Stage(), Stage()
    check(in_order)
    receive(in_order)
    finish(in_order, "done")
    sent_away.serving(SHORT)
    finish(sent_away, "referred")

    assert [found.count for found in counted(in_order, "done_unchecked")] == [0]
    assert not counted(sent_away, "done_unchecked")


def test_the_figures_say_what_the_visits_came_to() -> None:
    stage = Stage()
    check(stage, own="missing")
    finish(stage, "returned")
    for outcome in ("referred", "done"):
        stage.serving()
        finish(stage, outcome)

    for one in examine(stage.record.lines).clerks:
        assert (one.served, one.returned, one.referred) == (3, 1, 1)
        assert one.unchecked == 1


HARD, EASY = "building_permit", "pay_fees"


def visits(clerk: str, service: str, counts: int, of: int) -> list[Case]:
    return [Case(clerk, service, number < counts, number) for number in range(of)]


def test_who_alone_is_given_hard_files_is_not_asked_why_they_come_back() -> None:
    asked = Question("returns", Usual(0.13, 0.3))
    others = visits("202", HARD, 40, 80) + visits("202", EASY, 4, 320)

    at_hard, _ = of_clerks(asked, visits("201", HARD, 50, 100) + others)
    at_easy, _ = of_clerks(asked, visits("201", EASY, 50, 100) + others)

    assert at_hard.expected > 40
    assert (at_hard.p or 0) > 0.1 > 1e-6 > (at_easy.p or 0)


def test_whom_another_clerk_serves_soon_after_a_missed_call_counts_once() -> None:
    soon, later = Stage(), Stage()
    for stage, minutes in ((soon, 2), (later, 8)):
        ticket = stage.called(service=SHORT)
        stage.miss(ticket)
        stage.act("ticket.returned", BY_RECEPTION, ticket=ticket.id)
        stage.later(minutes * 60)
        stage.show(stage.call(2))
        shown = {"window": 2, "presence": "qr", "card": 0}
        stage.act("ticket.started", OTHER, ticket=ticket.id, **shown)

    (found,) = counted(soon, "served_by_another")

    assert (found.about, found.count, found.of) == (FIRST, 1, 1)
    assert not any(f.count for f in counted(later, "served_by_another"))
