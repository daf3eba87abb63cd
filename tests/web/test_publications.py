"""Hours and catalogues that the manager publishes: checked, announced, written down."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest

from center.texts import ASSETS
from tests.catalogue import QUICK
from tests.processes import command
from tests.web.catalogue_files import send
from tests.web.conftest import Place, assert_problem, refuse

HOURS: dict[str, Any] = {
    "days": [6, 0, 1, 2, 3],
    "opens": 540,
    "closes": 840,
    "holidays": ["2027-01-07"],
    "quotas": {QUICK: 40},
}
AT = "/v1/manager/hours"
DAY_MS = 86_400_000
SHIPPED = (ASSETS / "catalogue.yaml").read_text("utf-8")


def view(place: Place) -> Any:
    return place.manager.get("/v1/manager").json()


def test_hours_that_are_announced_stand_beside_those_in_force(place: Place) -> None:
    before = view(place)
    at = before["now"] + DAY_MS

    told = place.manager.do(AT, effective_at=at, **HOURS)

    assert told["hours"] == before["hours"]
    assert (told["coming_hours"], told["coming_hours_at"]) == (HOURS, at)
    line = place.center.lines()[-1]
    assert (line["kind"], line["by"]) == ("hours.published", "manager:100")


def test_a_quota_at_once_is_in_force_before_the_answer(place: Place) -> None:
    quota = view(place)["hours"] | {"quotas": {QUICK: 0}}

    told = place.manager.do(AT, effective_at=0, **quota)

    assert (told["hours"], told["coming_hours"]) == (quota, None)
    assert place.kiosk.refused("/v1/tickets", service=QUICK) == "quota_reached"
    place.manager.do(AT, effective_at=0, **quota | {"quotas": {}})


@pytest.mark.parametrize(
    "wrong",
    [
        {"holidays": ["2027-02-30"]},
        {"opens": 840, "closes": 540},
        {"quotas": {"no_such_service": 1}},
        {"days": [7]},
    ],
)
def test_hours_that_make_no_sense_are_refused(place: Place, wrong: Any) -> None:
    refuse(place, place.manager, AT, 400, "bad_input", effective_at=0, **HOURS | wrong)


def test_a_catalogue_is_compared_before_it_is_announced(place: Place) -> None:
    known = place.kiosk.get("/v1/catalogue").json()["services"]
    renamed = SHIPPED.replace(known[1]["name_en"], "Another name", 1)

    with place.unchanged():
        told = send(place.manager, renamed.encode(), "/compare").json()

    assert (told["added"], told["removed"]) == ([], [])
    assert [one["en"] for one in told["changed"]] == ["Another name"]
    assert (told["services"], told["lists"]) == (len(known), False)


def test_a_catalogue_that_is_announced_waits_for_its_time(place: Place) -> None:
    before = view(place)
    file = (SHIPPED + "# another edition\n").encode()
    at = before["now"] + DAY_MS
    told = {"command": command(), "effective_at": at}

    answers = [send(place.manager, file, **told) for _ in range(2)]

    assert [answer.json()["catalogue"]["coming_at"] for answer in answers] == [at] * 2
    assert (
        place.kiosk.get("/v1/catalogue").json()["hash"] == before["catalogue"]["hash"]
    )
    lines = [x for x in place.center.lines() if x["kind"] == "catalogue.published"]
    assert [x["hash"] for x in lines[1:]] == [sha256(file).hexdigest()]
    assert lines[-1]["by"] == "manager:100"


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        (lambda text: text + "surprise: 1\n", 409, "catalogue"),
        (lambda text: text.replace("letter: D", "letter: T", 1), 400, "bad_input"),
        (lambda text: "\x00", 409, "catalogue"),
        (lambda text: "#" * 600_000, 409, "catalogue"),
    ],
)
def test_a_catalogue_that_cannot_be_is_refused_and_nothing_is_kept(
    place: Place, change: Callable[[str], str], status: int, code: str
) -> None:
    file = change(SHIPPED).encode()

    with place.unchanged():
        answer = send(place.manager, file, command=command(), effective_at=0)

    told = assert_problem(answer, status, code)
    assert (code == "catalogue") == ("line" in told)
    kept = {digest for (digest,) in place.center.select("SELECT hash FROM document")}
    assert sha256(file).hexdigest() not in kept


def test_only_the_manager_publishes_hours_and_catalogues(place: Place) -> None:
    for who in (place.clerk, place.kiosk, place.display):
        body = {"command": command(), "effective_at": 0, **HOURS}
        assert_problem(who.post(AT, **body), 403, "not_allowed")
        for act in ("", "/compare"):
            answer = send(who, SHIPPED.encode(), act, command=command(), effective_at=0)
            assert_problem(answer, 403, "not_allowed")
