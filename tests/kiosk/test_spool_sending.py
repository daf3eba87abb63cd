"""What a kiosk gave by itself reaches the center: once, whole, and in its own place."""

import logging
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from center.audit.verify import verify
from center.domain.rule import Rule
from center.dossier.opening import Cabinet
from center.dossier.sealing import draft_purpose, seal
from center.recovery import put_rows
from center.store.database import open_database, open_reader
from center.store.hall import StoredHall
from kiosk.camera.photographs import Photograph
from kiosk.client import new_command
from kiosk.spool import aside as kept
from kiosk.spool import disk
from tests.kiosk.alone import Alone, given
from tests.processes import Center, Client, make_center
from tests.spellings import found_in, found_in_files, is_telling
from tests.web.applicants import (
    AT_WINDOW,
    ID,
    LOG,
    PERSON,
    WITHOUT_WINDOW,
    keys_of,
    opened,
    photograph,
)

BY_HAND = Rule(wrap_up_seconds=3600)
WITHOUT_PAPERS = "street_light"
"""A service without a window for which nobody has to bring anything."""
PAPERS: list[str] = []
"""QR codes of all papers that were given, for the audit at the end."""


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Center]:
    with make_center(tmp_path_factory.mktemp("alone"), rule=BY_HAND).start() as made:
        yield made
    report = verify(made.database, promises=PAPERS)
    assert report.violations == []
    assert report.promises == len(PAPERS)
    assert report.spooled == len(made.select("SELECT * FROM spooled"))
    assert remade(made) == made.select("SELECT * FROM spooled ORDER BY seq")
    assert verify(made.database).violations == []


def remade(center: Center) -> list[Any]:
    """The records as they follow from the journal, as after a repair."""
    with closing(open_database(center.database)) as db:
        db.conn.execute("BEGIN IMMEDIATE")
        put_rows(db.conn)
        db.conn.execute("COMMIT")
        found = db.conn.execute("SELECT * FROM spooled ORDER BY seq")
        return list(map(tuple, found))


@pytest.fixture(scope="module")
def manager(center: Center) -> Client:
    return center.manager()


@pytest.fixture
def kiosk(center: Center, tmp_path: Path) -> Alone:
    """A kiosk that was certified, and is without its server from now on."""
    alone = Alone.begin(tmp_path)
    alone.handover(center).hand_in()
    return alone


def now(center: Center) -> int:
    return int(Client(center.url).get("/v1/center").json()["now"])


def take_ticket(kiosk: Alone, center: Center, command: str = "") -> Any:
    at = now(center)
    issued = kiosk.giving.give_ticket(
        command or new_command(), "shop_licence", "ordinary", at
    )
    PAPERS.append(issued.url)
    return issued


def take_request(kiosk: Alone, center: Center, service: str, **more: Any) -> Any:
    needs_window = service == AT_WINDOW
    taken = kiosk.giving.take_request(
        new_command(), given(service), now(center), at_window=needs_window, **more
    )
    PAPERS.append(taken.ticket.url if taken.ticket else taken.url)
    return taken


def kinds(center: Center, since: int) -> list[str]:
    return [line["kind"] for line in center.lines()[since:]]


def open_tickets(center: Center, letter: str) -> list[str]:
    sql = f"SELECT id FROM ticket WHERE letter = '{letter}' ORDER BY seq"  # noqa: S608
    return [row[0] for row in center.select(sql)]


def test_tickets_arrive_once_and_wait_from_their_own_time(
    center: Center, kiosk: Alone, tmp_path: Path
) -> None:
    first, second = take_ticket(kiosk, center), take_ticket(kiosk, center)
    later = center.kiosk().issue("shop_licence")
    copied = tmp_path / "copy"
    shutil.copytree(kiosk.folder, copied)
    before = len(center.lines())

    kiosk.handover(center).hand_in()
    after = kinds(center, before)
    Alone.begin(copied).handover(center).hand_in()

    assert after == ["spool.taken", "ticket.issued"] * 2
    assert kinds(center, before) == after
    assert open_tickets(center, first.letter) == [first.ticket, second.ticket]
    places = dict(center.select("SELECT id, place_at FROM ticket"))
    assert places[first.ticket] == first.issued_at <= places[later["ticket"]]
    assert kiosk.spool.unsent() == []
    assert (first.number, second.number) == (101, 102)


def test_an_answer_that_is_lost_changes_nothing(center: Center, kiosk: Alone) -> None:
    ticket = take_ticket(kiosk, center)
    [entry] = kiosk.spool.unsent()
    client = kiosk.handover(center).client
    first = client.hand_in(entry.record, entry.signature, entry.sealed)
    before = center.tables()

    again = client.hand_in(entry.record, entry.signature, entry.sealed)
    kiosk.handover(center).hand_in()

    assert again == first
    assert first.ticket == ticket.ticket
    assert center.tables() == before


def test_a_number_whose_answer_was_lost_is_given_up_for_the_one_on_paper(
    center: Center, kiosk: Alone
) -> None:
    command = new_command()
    online = center.kiosk()
    lost = online.post(
        "/v1/tickets", command=command, service="shop_licence", side="ordinary"
    ).json()
    paper = take_ticket(kiosk, center, command)
    on_its_way = new_command()
    other = take_ticket(kiosk, center, on_its_way)

    kiosk.handover(center).hand_in()
    late = online.post(
        "/v1/tickets", command=on_its_way, service="shop_licence", side="ordinary"
    )

    states = dict(center.select("SELECT id, state FROM ticket"))
    assert states[lost["ticket"]] == "cancelled"
    assert states[paper.ticket] == states[other.ticket] == "waiting"
    assert late.json()["code"] == "command_reused"


def test_such_a_ticket_is_proved_by_its_code_and_by_its_characters(
    center: Center, kiosk: Alone
) -> None:
    reception = center.browser("R1")
    pins = {"pin": center.first.pins["301"], "new_pin": "274913"}
    reception.do("/v1/reception/sign_in", staff="301", **pins)
    first, second = take_ticket(kiosk, center), take_ticket(kiosk, center)
    kiosk.handover(center).hand_in()

    by_code = reception.do("/v1/reception/cancel", presence=first.url)
    typed = f"{second.letter}{second.number} {second.check}"
    by_characters = reception.do("/v1/reception/cancel", presence=typed)
    wrong = {"presence": f"{second.letter}{second.number} {first.check}"}

    assert by_code["ticket"] == first.ticket
    assert by_code["letter_ar"] == first.letter_ar
    assert by_characters["ticket"] == second.ticket
    assert first.check == second.check or (
        reception.refused("/v1/reception/cancel", **wrong) == "wrong_presence"
    )


def test_a_request_and_its_photographs_arrive_whole(
    center: Center, kiosk: Alone
) -> None:
    draft, picture = new_command(), photograph()
    public = keys_of(center).public
    sealed = seal(picture, public, draft_purpose(LOG, draft))
    pages = [Photograph("nid", draft, sealed, b"")]
    wanted = given(AT_WINDOW)
    wanted.documents["nid"] = "photo"
    taken = kiosk.giving.take_request(
        new_command(), wanted, now(center), at_window=True, pages=pages
    )
    PAPERS.append(taken.ticket.url if taken.ticket else "")

    kiosk.handover(center).hand_in()
    Alone.begin(kiosk.folder).handover(center).hand_in()

    [(number,)] = center.select(
        f"SELECT request FROM spooled WHERE reference = '{taken.request}'"  # noqa: S608
    )
    assert opened(center, number)["applicant"]["applicant_name"]
    reader = open_reader(center.database)
    request = StoredHall(reader).request(number)
    cabinet = Cabinet(reader, keys_of(center))
    assert [page[:2] for page in cabinet.pages(request, "nid")] == [b"\xff\xd8"]
    reader.close()
    assert taken.ticket
    assert request.ticket == taken.ticket.ticket
    assert list((kiosk.folder / "pages").iterdir()) == []
    followed = center.kiosk().post(
        "/v1/requests/follow", code=taken.request, secret=taken.secret
    )
    assert followed.json()["request"] == number
    wrong = {"code": taken.request, "secret": "x"}
    answer = center.kiosk().post("/v1/requests/follow", **wrong)
    assert answer.json()["code"] == "wrong_follow"


def test_a_photograph_that_is_gone_keeps_the_ticket_and_tells_the_manager(
    center: Center, kiosk: Alone, manager: Client
) -> None:
    wanted, draft = given(AT_WINDOW), new_command()
    wanted.documents["nid"] = "photo"
    page = Photograph("nid", draft, b"sealed for nobody", b"")
    taken = kiosk.giving.take_request(
        new_command(), wanted, now(center), at_window=True, pages=[page]
    )
    ticket = taken.ticket
    assert ticket
    PAPERS.append(ticket.url)
    for path in (kiosk.folder / "pages").iterdir():
        path.unlink()

    kiosk.handover(center).hand_in()

    alerts = manager.get("/v1/manager").json()["alerts"]
    assert [a["text_en"] for a in alerts if taken.request in a["text_en"]]
    assert open_tickets(center, ticket.letter) == [ticket.ticket]
    assert len(center.select("SELECT * FROM sealed_request")) == 1


def test_nothing_that_was_typed_lies_in_the_kiosk_s_folder_or_its_log(
    center: Center, kiosk: Alone, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    take_request(kiosk, center, WITHOUT_WINDOW)
    take_request(kiosk, center, AT_WINDOW)
    typed = {
        text
        for service in (WITHOUT_WINDOW, AT_WINDOW)
        for text in given(service).fields.values()
        if is_telling(text)
    }

    found = found_in_files(kiosk.folder, typed)
    kiosk.handover(center).hand_in()

    assert {ID, PERSON["applicant_name"], PERSON["mobile"]} < typed
    assert found == []
    assert caplog.text
    assert found_in(caplog.text.encode(), typed) == []


def test_an_altered_spool_is_told_and_all_before_it_arrives(
    center: Center, kiosk: Alone, manager: Client
) -> None:
    whole, changed, after = (take_ticket(kiosk, center) for _ in range(3))
    del PAPERS[-2:]
    lines = kiosk.path.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b"ordinary", b"priority")
    kiosk.path.write_bytes(b"".join(lines))
    found = Alone.begin(kiosk.folder)

    assert not found.giving.is_possible
    found.handover(center).hand_in()

    assert open_tickets(center, whole.letter) == [whole.ticket]
    aside = next(kiosk.folder.glob(f"{kept.SPOOL}-*"))
    assert aside.read_bytes() == b"".join(lines)
    alerts = manager.get("/v1/manager").json()["alerts"]
    told = [a["text_en"] for a in alerts if a["code"] == "spool_altered"]
    assert any("2 lines" in text for text in told)
    assert found.giving.is_possible
    fresh = take_ticket(found, center)
    assert fresh.letter not in (whole.letter, changed.letter, after.letter)
    found.handover(center).hand_in()
    assert open_tickets(center, fresh.letter) == [fresh.ticket]


def test_a_spool_that_was_put_back_from_an_old_copy_gives_no_number_twice(
    center: Center, kiosk: Alone, tmp_path: Path
) -> None:
    copied = tmp_path / "copy"
    shutil.copytree(kiosk.folder, copied)
    first = take_ticket(kiosk, center)
    kiosk.handover(center).hand_in()
    old = Alone.begin(copied)

    old.handover(center).hand_in()

    assert take_ticket(old, center).letter != first.letter
    old.handover(center).hand_in()


def altered(center: Center) -> list[tuple[int, int]]:
    """What managers were told: after which record, and how many lines."""
    told = [line for line in center.lines() if line["kind"] == "spool.altered"]
    return [(line["n"], line["lines"]) for line in told]


def test_a_spool_that_is_lost_before_anything_arrived_is_told(
    center: Center, kiosk: Alone
) -> None:
    lost, before = take_ticket(kiosk, center), altered(center)
    PAPERS.pop()
    for name in (disk.SPOOL, disk.GIVEN):
        (kiosk.folder / name).unlink()
    found = Alone.begin(kiosk.folder)

    found.handover(center).hand_in()

    assert altered(center) == [*before, (1, 1)]
    assert take_ticket(found, center).letter != lost.letter
    found.handover(center).hand_in()


def test_another_record_at_the_same_place_is_a_fork_and_told(
    center: Center, kiosk: Alone, tmp_path: Path
) -> None:
    before = altered(center)
    copied = tmp_path / "copy"
    shutil.copytree(kiosk.folder, copied)
    other = Alone.begin(copied)
    first, second = take_ticket(kiosk, center), take_ticket(other, center)
    PAPERS.pop()
    kiosk.handover(center).hand_in()
    [entry] = other.spool.unsent()
    handover = other.handover(center)
    handover.is_fresh = True

    handover.hand_in()

    assert first.ticket == second.ticket
    assert open_tickets(center, first.letter) == [first.ticket]
    assert next(copied.glob(f"{kept.SPOOL}-*")).read_bytes().count(b"\n") == 2
    assert other.giving.is_possible
    assert entry.record["n"] == 1
    assert altered(center) == [*before, (2, 1)]


def test_what_was_given_before_the_close_gets_in_after_it(
    center: Center, kiosk: Alone, manager: Client
) -> None:
    ticket = take_ticket(kiosk, center)
    alone = take_request(kiosk, center, WITHOUT_PAPERS)
    visit = take_request(kiosk, center, AT_WINDOW)
    manager.do("/v1/manager/day", act="close")
    before = len(center.lines())

    kiosk.handover(center).hand_in()

    assert kinds(center, before) == [
        *("spool.taken", "ticket.lapsed"),
        *("spool.taken", "request.received", "request.routed"),
        *("spool.taken", "request.received", "ticket.lapsed"),
    ]
    states = dict(center.select("SELECT id, state FROM ticket"))
    assert states[ticket.ticket] == "cancelled"
    by_code = center.kiosk().post("/v1/requests/follow", code=alone.url).json()
    assert by_code["state"] == "routed"
    by_ticket = center.kiosk().post("/v1/requests/follow", code=visit.ticket.url)
    assert by_ticket.json()["state"] == "received"
    manager.do("/v1/manager/day", act="open")
