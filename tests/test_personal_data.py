"""What people typed is in no file in the clear, and survives a power cut whole."""

import random
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import requests

from center.audit.verify import verify
from center.dossier.keys import load_dossier_keys
from center.dossier.opening import Cabinet
from center.keys import FOLDER
from center.store.database import open_reader
from center.store.hall import StoredHall
from center.texts import arabic_digits
from tests.processes import Center, make_center
from tests.spellings import files_of, spellings
from tests.web.applicants import (
    AT_WINDOW,
    ID,
    PERSON,
    TYPED,
    WITHOUT_WINDOW,
    Visit,
    answers,
    photograph,
)

ROUNDS = 2
VALUES = (
    ID,
    PERSON["applicant_name"],
    "المنشاوي",
    "النخيل",
    "1012349876",
    TYPED["text"],
    TYPED["textarea"],
    TYPED["digits"],
    TYPED["name"],
)
"""What can be told from anything that a file may hold otherwise."""


@dataclass
class Given:
    """A visit, and what the center answered."""

    visit: Visit
    photos: bytes
    receipt: dict[str, Any] = field(default_factory=dict)

    def give(self) -> None:
        """Photograph and confirm; ``ConnectionError`` when the server dies."""
        documents = self.visit.documents() | {"nid": "photo"}
        sent = self.visit.send("nid", self.photos)
        assert sent.status_code == 201, sent.text
        self.receipt = self.visit.receipt(documents=documents)


@dataclass
class Hall:
    """A center that was killed again and again while requests were given."""

    center: Center
    temporary: Path
    given: list[Given] = field(default_factory=list)

    def give_until_killed(self, seconds: float) -> None:
        killer = threading.Timer(seconds, self.center.kill)
        killer.start()
        try:
            while True:
                self.given.append(self.next())
                self.given[-1].give()
        except requests.RequestException:
            killer.join()

    def next(self) -> Given:
        """Somebody else; at a window a national ID has one open ticket a service."""
        first = not self.given
        service = AT_WINDOW if first else WITHOUT_WINDOW
        visit = Visit(self.center.kiosk(), service)
        return Given(
            visit, photograph(f"#{random.Random(len(self.given)).getrandbits(24):06x}")
        )


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    folder = tmp_path_factory.mktemp("personal")
    temporary = folder / "temporary"
    temporary.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(temporary))
        patch.setenv("SQLITE_TMPDIR", str(temporary))
        made = Hall(make_center(folder).start(), temporary)
        moments = random.Random(5)
        for _ in range(ROUNDS):
            made.give_until_killed(moments.uniform(0.4, 1.2))
            search(made)
            made.center.start()
        mistakes(made.center)
        yield made
    made.center.stop()


def mistakes(center: Center) -> None:
    """Everything that goes wrong with a request, so that it is told in the log."""
    visit = Visit(center.kiosk(), AT_WINDOW)
    typed = answers(AT_WINDOW)
    for body in (
        visit.body(fields={**typed, "national_id": int(ID)}),
        visit.body(fields={**typed, "national_id": ID + "9"}),
        visit.body(fields={**typed, PERSON["applicant_name"]: "x"}),
        visit.body(service=PERSON["applicant_name"]),
        visit.body(documents={"nid": PERSON["applicant_name"]}),
        visit.body(consent=False),
        {**visit.body(), "name": PERSON["applicant_name"]},
    ):
        assert center.kiosk().post("/v1/requests", **body).status_code in (400, 404)
    for secret in (ID, PERSON["applicant_name"]):
        center.kiosk().post("/v1/requests/follow", code=secret, secret=secret)
    visit.send(ID, photograph())
    visit.send("nid", PERSON["applicant_name"].encode())


PICTURES = (b"\xff\xd8\xff\xe0\x00\x10JFIF", b"\x89PNG\r\n\x1a\n", b"%PDF-")
"""How pictures of papers begin, as they come and as they are kept."""


def search(hall: Hall) -> None:
    """None of the values is in any file of the center, however it is written."""
    wanted = {spelling for value in VALUES for spelling in spellings(value)}
    wanted.update(PICTURES)
    for path in files_of(hall.center.folder):
        data = path.read_bytes()
        assert not [spelling for spelling in wanted if spelling in data], path.name


def test_the_search_finds_what_is_there(hall: Hall) -> None:
    leak = hall.temporary / "leak"
    for value in (ID, arabic_digits(ID), TYPED["text"]):
        leak.write_text(value, "utf-16-le")
        with pytest.raises(AssertionError, match="leak"):
            search(hall)
    for picture in (photograph(), photograph("khaki")):
        leak.write_bytes(b"before" + picture)
        with pytest.raises(AssertionError, match="leak"):
            search(hall)
    leak.unlink()


def test_no_file_of_a_running_center_holds_what_was_typed(hall: Hall) -> None:
    names = {path.name for path in files_of(hall.center.folder)}

    assert {"center.db", "center.db-wal", "center.log"} <= names
    search(hall)


def test_a_backup_holds_nothing_either(hall: Hall) -> None:
    copy = hall.temporary / "backup.db"
    with (
        closing(sqlite3.connect(hall.center.database)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)

    search(hall)
    copy.unlink()


def test_every_acknowledged_request_is_there_and_opens(hall: Hall) -> None:
    acknowledged = [given for given in hall.given if given.receipt]
    keys = load_dossier_keys(hall.center.data / FOLDER, "sharqia/SHR01/1")

    assert len(acknowledged) > ROUNDS
    with closing(open_reader(hall.center.database)) as reader:
        cabinet = Cabinet(reader, keys)
        for given in acknowledged:
            request = StoredHall(reader).request(given.receipt["request"])
            fields = cabinet.answers(request, "fields")
            assert fields.keys() <= answers(given.visit.service).keys()
            assert fields
            assert len(cabinet.pages(request, "nid")) == 1


def test_what_had_no_answer_gets_one_and_what_had_one_the_same(hall: Hall) -> None:
    before = len(hall.center.column("request", "id"))
    for given in hall.given:
        first = given.receipt
        if first:
            documents = given.visit.documents() | {"nid": "photo"}
            again = given.visit.receipt(documents=documents)
            assert (again["request"], again["secret"]) == (
                first["request"],
                first["secret"],
            )
        else:
            ask_again(given)

    numbers = hall.center.column("request", "id")
    assert sorted(numbers) == sorted(g.receipt["request"] for g in hall.given)
    assert before <= len(numbers)
    receipts = [given.receipt["url"] for given in hall.given]
    vkey = hall.center.first.vkey
    report = verify(hall.center.database, vkey=vkey, promises=receipts)
    assert (report.violations, report.promises) == ([], len(receipts))


def ask_again(given: Given) -> None:
    """As a kiosk does: repeat the confirmation; only if that is gone, all of it."""
    documents = given.visit.documents() | {"nid": "photo"}
    answer = given.visit.give(documents=documents)
    if answer.status_code == 201:
        given.receipt = answer.json()
        return
    assert answer.json()["code"] == "draft_gone"
    given.give()


def test_a_draft_that_nobody_confirmed_is_gone_after_a_restart(hall: Hall) -> None:
    visit = Visit(hall.center.kiosk(), WITHOUT_WINDOW)
    visit.send("nid", photograph("khaki"))
    assert visit.draft in hall.center.column("dossier", "id")

    hall.center.kill()
    hall.center.start()

    assert visit.draft not in hall.center.column("dossier", "id")
    assert visit.draft not in hall.center.column("dossier_part", "dossier")
    assert visit.draft not in hall.center.column("dossier_wrap", "dossier")
