"""Requests over the network: given, followed, completed, taken back, refused."""

import io
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from time import sleep
from typing import Any

import pytest
from PIL import Image

from center.audit.verify import verify
from center.domain.request_number import is_request_number
from center.dossier.opening import Cabinet
from center.request_promise import parse
from center.request_promise import verify as verify_promise
from center.store.database import open_reader
from center.store.hall import StoredHall
from tests.processes import Center, Client, command, make_center
from tests.web.applicants import (
    AT_WINDOW,
    ID,
    LOG,
    PERSON,
    WITHOUT_WINDOW,
    Visit,
    answers,
    keys_of,
    lines,
    opened,
    photograph,
)
from tests.web.conftest import assert_problem


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Center]:
    with make_center(tmp_path_factory.mktemp("requests")).start() as made:
        yield made
    assert verify(made.database).violations == []


@pytest.fixture(scope="module")
def manager(center: Center) -> Client:
    return center.manager()


def test_a_request_without_a_window_is_done_at_the_kiosk(center: Center) -> None:
    visit = Visit(center.kiosk(), WITHOUT_WINDOW)
    papers = visit.photographed()

    told = visit.receipt(documents=papers)

    assert is_request_number(told["request"])
    assert (told["state"], told["ticket"], told["missing"]) == ("routed", None, [])
    assert (told["days"], told["due"]) == (3, "2026-11-25")
    assert len(told["secret"]) == 6
    kinds = [line["kind"] for line in lines(center, told["request"])]
    assert kinds == ["request.received", "request.routed"]
    signed = verify_promise(parse(told["url"]), LOG, center.first.vkey)
    assert center.lines()[signed.seq]["request"] == told["request"]
    assert visit.receipt(documents=papers) == told
    again = answers(WITHOUT_WINDOW) | {"danger": "شيء آخر"}
    other = visit.give(fields=again, documents=papers)
    assert_problem(other, 409, "command_reused")


def test_the_dossier_decrypts_to_what_was_typed(center: Center) -> None:
    visit = Visit(center.kiosk(), AT_WINDOW)

    told = visit.receipt()

    found = opened(center, told["request"])
    typed = answers(AT_WINDOW)
    assert found["national_id"] == {"national_id": ID}
    assert found["applicant"]["applicant_name"] == PERSON["applicant_name"]
    assert found["applicant"]["mobile"] == "+201012349876"
    assert found["fields"]["shop_name"] == "حارة النخيل 9317 خلف الجامع"
    kept = {key for part in found.values() for key in part}
    assert kept == typed.keys()
    (received,) = lines(center, told["request"], "request.received")
    assert received["doubts"] == ["nid_check"]
    assert received["dossier"].keys() == {"applicant", "national_id", "fields"}


def test_a_request_for_a_window_gets_a_ticket_that_names_it(center: Center) -> None:
    kiosk = center.kiosk()
    told = Visit(kiosk, "shop_renewal").receipt()

    assert (told["state"], told["due"]) == ("received", "")
    (issued,) = lines(center, told["request"], "ticket.issued")
    assert issued["ticket"] == told["ticket"]["ticket"]
    second = Visit(kiosk, "shop_renewal")
    assert_problem(second.give(), 409, "one_live_ticket")
    view = kiosk.do(
        "/v1/requests/withdraw", code=told["request"], secret=told["secret"]
    )
    assert (view["state"], view["acts"]) == ("withdrawn", [])
    assert Visit(kiosk, "shop_renewal").give().status_code == 201


def test_photographs_are_made_anew_encrypted_and_bound_to_the_request(
    center: Center,
) -> None:
    visit = Visit(center.kiosk(), WITHOUT_WINDOW)
    first = visit.send("nid", photograph()).json()
    assert visit.send("nid", photograph()).json() == first
    visit.send("nid", photograph("beige"))
    visit.send("photo", photograph("pink"))
    documents = visit.documents() | {"nid": "photo"}

    told = visit.receipt(documents=documents)

    with closing(open_reader(center.database)) as reader:
        request = StoredHall(reader).request(told["request"])
        pages = Cabinet(reader, keys_of(center)).pages(request, "nid")
        stored = Cabinet(reader, keys_of(center)).dossiers.pages(visit.draft)
    assert list(stored) == ["nid"]
    assert len(pages) == 2
    assert first["attachment"] == request.pages["nid"][0]
    for page in pages:
        assert ID.encode() not in page
        with Image.open(io.BytesIO(page)) as picture:
            assert picture.size == (320, 440)


def test_a_retake_forgets_the_pages_and_leaving_forgets_everything(
    center: Center,
) -> None:
    visit = Visit(center.kiosk(), WITHOUT_WINDOW)
    path = f"{center.url}/v1/requests/{visit.draft}"
    visit.send("nid", photograph())
    visit.send("photo", photograph())

    def parts() -> list[str]:
        return center.column("dossier_part", "name")

    before = len(parts())
    one = visit.kiosk.http.delete(f"{path}/attachments", params={"document": "nid"})
    assert (one.json()["pages"], len(parts())) == (0, before - 1)
    assert visit.kiosk.http.delete(path).ok
    assert len(parts()) == before - 2
    assert visit.draft not in center.column("dossier", "id")
    photos = visit.documents() | {"nid": "photo"}
    assert_problem(visit.give(documents=photos), 409, "draft_gone")


def test_a_draft_belongs_to_its_kiosk(center: Center) -> None:
    visit = Visit(center.kiosk(), WITHOUT_WINDOW)
    visit.send("nid", photograph())

    other = Visit(center.browser("W1"), WITHOUT_WINDOW, draft=visit.draft)

    assert_problem(other.send("nid", photograph()), 403, "not_allowed")
    assert_problem(other.give(), 403, "not_allowed")


PDF = b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj"


def test_what_is_no_picture_is_refused_and_leaves_nothing(center: Center) -> None:
    visit = Visit(center.kiosk(), WITHOUT_WINDOW)

    told = assert_problem(visit.send("nid", PDF), 400, "bad_picture")

    assert told["reason"] == "not_a_picture"
    assert told["reason_ar"]
    assert_problem(visit.send("gift", photograph()), 409, "unlisted_document")
    for _ in range(6):
        visit.send("nid", photograph(f"#{command()[:6]}"))
    assert_problem(visit.send("nid", photograph("red")), 409, "too_many_pages")


@pytest.mark.parametrize(
    ("change", "field", "reason"),
    [
        ({"applicant_name": "😀 منى"}, "applicant_name", "characters"),
        ({"shop_name": "ا" * 4000}, "shop_name", "too_long"),
        ({"shop_name": "محل\u202e"}, "shop_name", "characters"),
        ({"national_id": "32611231300017"}, "national_id", "nid_future"),
        ({"national_id": "29107231300046"}, "national_id", "nid_differs"),
        ({"mobile": "0552301234"}, "mobile", "mobile"),
        ({"consent_sms": "no"}, "mobile", "not_asked"),
        ({"colour": "red"}, "colour", "unknown"),
        ({"activity": ""}, "activity", "required"),
    ],
)
def test_a_bad_answer_is_named_with_its_reason_and_never_repeated(
    center: Center, change: dict[str, str], field: str, reason: str
) -> None:
    visit = Visit(center.kiosk(), AT_WINDOW)

    answer = visit.give(fields=answers(AT_WINDOW) | change)

    told = assert_problem(answer, 400, "bad_field")
    assert (told["field"], told["reason"]) == (field, reason)
    assert told["reason_ar"]
    assert told["reason_en"]
    typed = change[field] if field in change else PERSON["mobile"]
    assert not typed or typed not in answer.text


def test_a_decision_of_tomorrow_is_refused_and_one_of_today_is_taken(
    center: Center,
) -> None:
    visit = Visit(center.kiosk(), "grievance")
    today = date.fromisoformat(visit.kiosk.get("/v1/center").json()["day"])
    told, decided = answers("grievance"), {}
    for day in (today + timedelta(days=1), today):
        decided[day] = visit.give(fields=told | {"decision_date": day.isoformat()})

    refusal = assert_problem(decided[today + timedelta(days=1)], 400, "bad_field")
    assert (refusal["field"], refusal["reason"]) == ("decision_date", "future")
    assert decided[today].status_code == 201


def test_a_doubtful_number_is_asked_for_once_more(center: Center) -> None:
    visit = Visit(center.kiosk(), AT_WINDOW)

    told = assert_problem(visit.give(again={}), 400, "bad_field")

    assert (told["reason"], told["again"]) == ("nid_check", 1)


def test_nothing_is_kept_without_consent_or_for_an_unknown_service(
    center: Center,
) -> None:
    visit = Visit(center.kiosk(), AT_WINDOW)

    assert_problem(visit.give(consent=False), 400, "consent_missing")
    assert_problem(visit.give(service="song"), 404, "unknown_service")
    assert_problem(visit.give(documents={"nid": "paper"}), 409, "unlisted_document")
    assert visit.draft not in center.column("dossier", "id")


def test_a_missing_paper_is_followed_and_completed(center: Center) -> None:
    visit = Visit(center.kiosk(), WITHOUT_WINDOW)
    told = visit.receipt(documents=visit.photographed() | {"nid": "missing"})
    assert (told["state"], told["due"], told["missing"]) == ("incomplete", "", ["nid"])
    mine = {"code": told["request"], "secret": told["secret"]}

    view = visit.kiosk.post("/v1/requests/follow", code=told["url"]).json()
    assert view == visit.kiosk.post("/v1/requests/follow", **mine).json()
    assert view["acts"] == ["documents", "withdraw"]
    later = Visit(visit.kiosk, WITHOUT_WINDOW)
    later.send("nid", photograph())
    done = visit.kiosk.do(
        "/v1/requests/documents", draft=later.draft, documents={"nid": "photo"}, **mine
    )

    assert (done["state"], done["due"]) == ("routed", "2026-11-25")
    assert done["missing"] == []
    with closing(open_reader(center.database)) as reader:
        request = StoredHall(reader).request(told["request"])
        assert len(Cabinet(reader, keys_of(center)).pages(request, "nid")) == 1


def test_a_paper_that_nobody_would_see_is_not_taken_as_brought(center: Center) -> None:
    visit = Visit(center.kiosk(), WITHOUT_WINDOW)
    told = visit.documents() | {"nid": "paper"}
    assert_problem(visit.give(documents=told), 409, "not_photographed")
    given = visit.receipt()
    assert (given["state"], given["missing"]) == ("incomplete", ["nid", "photo"])
    mine = {"code": given["request"], "secret": given["secret"], "draft": visit.draft}

    address, papers = "/v1/requests/documents", {"nid": "paper"}
    assert visit.kiosk.refused(address, documents=papers, **mine) == "not_photographed"
    view = visit.kiosk.post("/v1/requests/follow", code=given["url"]).json()
    assert (view["window"], view["missing"]) == ("none", ["nid", "photo"])


def test_the_manager_erases_a_withdrawn_request_and_the_record_stays_whole(
    center: Center, manager: Client
) -> None:
    visit = Visit(center.kiosk(), WITHOUT_WINDOW)
    visit.send("nid", photograph())
    told = visit.receipt(documents=visit.documents() | {"nid": "photo"})
    mine = {"code": told["request"], "secret": told["secret"]}
    path = f"/v1/manager/requests/{told['request']}/erase"
    assert manager.refused(path, reason="asked") == "not_in_this_state"
    visit.kiosk.do("/v1/requests/withdraw", **mine)

    assert visit.kiosk.refused(path, reason="asked") == "not_allowed"
    manager.do(path, reason="asked")

    wraps = center.select("SELECT dossier FROM dossier_wrap")
    assert (visit.draft,) not in wraps
    view = visit.kiosk.post("/v1/requests/follow", **mine).json()
    assert view["state"] == "withdrawn"


def test_wrong_secrets_and_foreign_codes_say_the_same_and_lock(center: Center) -> None:
    kiosk = center.kiosk()
    told = Visit(kiosk, WITHOUT_WINDOW).receipt()
    ticket = kiosk.issue("licence_copy")
    wrong = f"{(int(told['secret']) + 1) % 10**6:06}"

    def follow(code: str, secret: str = "") -> Any:
        return kiosk.post("/v1/requests/follow", code=code, secret=secret)

    foreign = told["url"][:-1] + ("A" if told["url"][-1] != "A" else "E")
    for code, secret in (
        (foreign, ""),
        (ticket["url"], ""),
        ("HTTPS://EXAMPLE.ORG/" + "A" * 200, ""),
        ("13-SHR01-2026-9999999-A", told["secret"]),
        *((told["request"], wrong),) * 5,
    ):
        assert_problem(follow(code, secret), 403, "wrong_follow")
    locked = follow(told["request"], told["secret"])
    assert_problem(locked, 429, "follow_locked")
    assert int(locked.headers["retry-after"]) > 0
    assert follow(told["url"]).status_code == 200


def test_the_receipt_is_printed_as_a_ticket_is(center: Center) -> None:
    kiosk = center.kiosk()
    told = Visit(kiosk, WITHOUT_WINDOW).receipt()
    path = f"/v1/requests/{told['request']}/printing"

    for step in ("queued", "sent", "printed"):
        kiosk.do(path, print=step)

    assert kiosk.refused(path, print="printed") == "not_in_this_state"
    assert kiosk.refused(path, print="sent", copy=1) == "not_in_this_state"
    kiosk.do(path, print="queued", copy=1)


def test_the_catalogue_says_what_is_asked_and_the_center_whether_it_is_open(
    center: Center,
) -> None:
    kiosk = center.kiosk()
    catalogue = kiosk.get("/v1/catalogue").json()
    services = {service["id"]: service for service in catalogue["services"]}
    told = kiosk.get("/v1/center").json()

    fields = services[AT_WINDOW]["fields"]
    assert [f["group"] for f in fields[:7]] == ["applicant"] * 7
    number = next(f for f in fields if f["id"] == "national_id")
    assert (number["when"], number["most"]) == (["id_kind", "national_id"], 14)
    assert services[AT_WINDOW]["refusal"] is None
    assert {"id": "bilbeis", "ar": "بلبيس", "en": "Bilbeis"} in catalogue["places"]
    assert (told["closed_why"], told["national_id_check"]) == (None, "warn")
    assert told["opens_next"] == {"day": "2026-11-23", "at": "00:00"}


def test_reception_gives_a_request_for_somebody_who_is_helped(center: Center) -> None:
    desk, pins = center.browser("R1"), center.first.pins
    path = "/v1/reception/sign_in"
    desk.do(path, staff="301", pin=pins["301"], new_pin="638205")

    told = Visit(desk, WITHOUT_WINDOW).receipt()

    (received,) = lines(center, told["request"])
    assert (received["by"], received["device"]) == ("reception:301", "R1")


def test_a_reached_quota_and_a_holiday_are_said_before_anything_is_typed(
    center: Center, manager: Client
) -> None:
    kiosk = center.kiosk()
    now = kiosk.get("/v1/center").json()["now"]
    hours = {"days": list(range(7)), "opens": 0, "closes": 1440}
    told = {**hours, "effective_at": now + 3000}
    holidays = ["2026-11-23", "2026-11-24"]

    path, before = "/v1/manager/hours", kiosk.get("/v1/center").json()["offer"]
    assert manager.refused(path, **told, quotas={"song": 1}) == "bad_input"
    announced = {"holidays": holidays, "effective_at": now + 3_600_000}
    manager.do(path, **hours, quotas={}, **announced)
    later = kiosk.get("/v1/center").json()
    coming = {**hours, "holidays": holidays, "at": now + 3_600_000}
    assert (later["closed_why"], later["hours"]["holidays"]) == (None, [])
    assert later["hours"]["coming"] == coming
    assert later["opens_next"]["day"] == "2026-11-25"
    soon = later["now"] + 800
    told["effective_at"] = soon
    manager.do(path, **told, holidays=holidays, quotas={"licence_copy": 0})

    def refusal() -> Any:
        services = kiosk.get("/v1/catalogue").json()["services"]
        return next(s["refusal"] for s in services if s["id"] == "licence_copy")

    while kiosk.get("/v1/center").json()["now"] < soon:
        sleep(0.1)
    assert refusal() == "quota_reached"
    assert kiosk.get("/v1/center").json()["offer"] != before
    assert kiosk.refused("/v1/tickets", service="licence_copy") == "quota_reached"
    assert kiosk.get("/v1/center").json()["opens_next"]["day"] == "2026-11-25"
    last = Visit(kiosk, WITHOUT_WINDOW)
    assert last.receipt(documents=last.photographed())["due"] == "2026-11-29"
