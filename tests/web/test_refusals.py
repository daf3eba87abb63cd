"""Bad input of every kind: refused with its code in both languages, nothing changed."""

from typing import Any

import pytest

from tests.catalogue import QUICK, SERVICES
from tests.processes import Client, command
from tests.web.conftest import Place, assert_problem, refuse

LONG = "x" * 20_000
ISSUE = {"service": QUICK}

BAD_BODIES: list[tuple[str, dict[str, Any]]] = [
    ("/v1/tickets", {}),
    ("/v1/tickets", {"service": 5}),
    ("/v1/tickets", {"service": "A B"}),
    ("/v1/tickets", {"service": LONG}),
    ("/v1/tickets", ISSUE | {"side": "vip"}),
    ("/v1/tickets", ISSUE | {"name": "Mona"}),
    ("/v1/tickets", ISSUE | {"command": "1"}),
    ("/v1/tickets", ISSUE | {"command": "G" * 32}),
    ("/v1/tickets", ISSUE | {"command": None}),
    ("/v1/tickets", ISSUE | {"nested": [[[[[[]]]]]]}),
    ("/v1/printer", {"state": "on_fire"}),
    ("/v1/printer", {}),
    ("/v1/camera", {"state": "dirty"}),
    ("/v1/help", {"command": 7}),
    ("/v1/help", {"reason": "old"}),
    ("/v1/tickets/20261122-S101/printing", {"print": "burnt"}),
    ("/v1/tickets/20261122-S101/printing", {"print": "queued", "copy": -1}),
    ("/v1/tickets/20261122-S101/printing", {"print": "queued", "copy": 1.5}),
]


@pytest.mark.parametrize(("path", "body"), BAD_BODIES, ids=lambda v: repr(v)[:60])
def test_a_message_that_is_not_of_the_form_is_refused(
    place: Place, path: str, body: dict[str, Any]
) -> None:
    refuse(place, place.kiosk, path, 400, "bad_input", **body)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"command": "' + b"0" * 32 + b'"',
        b"[" * 16_000,
        b'{"x":' + b"[" * 8_000 + b"]" * 8_000 + b"}",
        b" " * 20_000,
    ],
    ids=lambda data: repr(data[:12]),
)
def test_a_body_that_is_not_json_or_too_long_is_refused(
    place: Place, data: bytes
) -> None:
    url, kind = place.kiosk.url + "/v1/help", {"Content-Type": "application/json"}

    with place.unchanged():
        answer = place.kiosk.http.post(url, data=data, headers=kind, timeout=30)

    assert_problem(answer, 400, "bad_input")


@pytest.mark.parametrize(
    "kind",
    ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain", ""],
)
def test_the_form_of_another_site_is_refused(place: Place, kind: str) -> None:
    url = place.clerk.url + "/v1/windows/1/pause"
    body = f'{{"command":"{command()}","reason":"break"}}'

    with place.unchanged():
        answer = place.clerk.http.post(
            url, data=body, headers={"Content-Type": kind}, timeout=30
        )

    assert_problem(answer, 403, "not_allowed")


UNKNOWN = [
    Client("", {}),
    Client("", {"Authorization": "Bearer K1:wrong"}),
    Client("", {"Authorization": "Bearer K1:"}),
    Client("", {"Authorization": "Bearer"}),
    Client("", {"Authorization": "Basic SzE6"}),
    Client("", {"Cookie": "shubbak_device=wrong"}),
    Client("", {"Cookie": "shubbak_device="}),
]


@pytest.mark.parametrize("stranger", UNKNOWN, ids=lambda c: str(c.http.headers)[-40:])
@pytest.mark.parametrize(
    "path", ["/v1/tickets", "/v1/windows/1/call", "/v1/manager/day", "/v1/receipts"]
)
def test_an_unknown_device_can_change_nothing(
    place: Place, stranger: Client, path: str
) -> None:
    stranger.url = place.center.url

    refuse(place, stranger, path, 401, "unknown_device", **ISSUE)


@pytest.mark.parametrize(
    "path",
    [
        *("/v1/expected", "/v1/tickets/20261122-S101/expected", "/v1/devices/me"),
        *("/v1/windows/1", "/v1/display", "/v1/manager", "/v1/events?view=display"),
    ],
)
def test_an_unknown_device_is_shown_nothing(place: Place, path: str) -> None:
    assert_problem(place.stranger.get(path), 401, "unknown_device")


def test_a_key_is_good_for_its_own_device_only(place: Place) -> None:
    key = str(place.kiosk.http.headers["Authorization"]).partition(":")[2]
    borrowed = Client(place.center.url, {"Authorization": f"Bearer agent:{key}"})

    refuse(place, borrowed, "/v1/help", 401, "unknown_device")


WRONG_KIND = [
    ("clerk", "/v1/tickets", ISSUE),
    ("clerk", "/v1/help", {}),
    ("clerk", "/v1/manager/day", {"act": "close"}),
    ("clerk", "/v1/display/shown", {"call": 1}),
    ("clerk", "/v1/manager/sign_in", {"staff": "201", "pin": "274913"}),
    ("kiosk", "/v1/windows/1/call", {}),
    ("kiosk", "/v1/windows/1/sign_in", {"staff": "201", "pin": "274913"}),
    ("kiosk", "/v1/manager/day", {"act": "close"}),
    ("kiosk", "/v1/receipts", {}),
    ("display", "/v1/windows/1/call", {}),
    ("display", "/v1/tickets", ISSUE),
    ("manager", "/v1/windows/1/call", {}),
    ("manager", "/v1/windows/1/sign_in", {"staff": "201", "pin": "274913"}),
    ("manager", "/v1/tickets", ISSUE),
    ("manager", "/v1/display/shown", {"call": 1}),
    ("other", "/v1/windows/1/call", {}),
    ("other", "/v1/windows/1/close", {}),
    ("other", "/v1/windows/1/finish", {"outcome": "done"}),
    ("other", "/v1/windows/1/sign_in", {"staff": "201", "pin": "274913"}),
    ("clerk", "/v1/windows/99/call", {}),
]


@pytest.mark.parametrize(("who", "path", "body"), WRONG_KIND)
def test_a_device_does_only_what_its_kind_may(
    place: Place, who: str, path: str, body: dict[str, Any]
) -> None:
    if path == "/v1/receipts":
        with place.unchanged():
            answer = place.kiosk.post(path, note="x")
        assert_problem(answer, 403, "not_allowed")
        return

    refuse(place, getattr(place, who), path, 403, "not_allowed", **body)


@pytest.mark.parametrize(
    ("who", "path"),
    [
        *(("kiosk", path) for path in ("/v1/windows/1", "/v1/display", "/v1/manager")),
        *(("display", path) for path in ("/v1/windows/1", "/v1/manager")),
        *(("clerk", path) for path in ("/v1/windows/5", "/v1/display", "/v1/manager")),
        *(("clerk", f"/v1/events?view={v}") for v in ("display", "manager")),
        ("kiosk", "/v1/events?view=window"),
        ("display", "/v1/expected?service=x"),
    ],
)
def test_a_device_is_shown_only_what_its_kind_may_see(
    place: Place, who: str, path: str
) -> None:
    assert_problem(getattr(place, who).get(path), 403, "not_allowed")


@pytest.mark.parametrize("act", ["call", "recall", "miss", "demote", "resume", "close"])
def test_without_a_sign_in_a_window_does_nothing(place: Place, act: str) -> None:
    refuse(place, place.idle, f"/v1/windows/2/{act}", 401, "not_signed_in")


def test_without_a_sign_in_nothing_is_shown(place: Place) -> None:
    assert_problem(place.idle.get("/v1/windows/2"), 401, "not_signed_in")


@pytest.mark.parametrize(
    ("act", "body"),
    [
        ("call", {}),
        ("recall", {}),
        ("start", {"presence": "AA"}),
        ("miss", {}),
        ("demote", {}),
        ("finish", {"outcome": "done"}),
        ("resume", {}),
    ],
)
def test_an_act_with_nobody_at_the_window_is_refused(
    place: Place, act: str, body: dict[str, Any]
) -> None:
    place.clear()

    refuse(place, place.clerk, f"/v1/windows/1/{act}", 409, "not_in_this_state", **body)


@pytest.mark.parametrize(
    ("act", "body"),
    [
        ("call", {}),
        ("finish", {"outcome": "done"}),
        ("demote", {}),
        ("pause", {"reason": "break"}),
        ("resume", {}),
        ("close", {}),
    ],
)
def test_an_act_that_does_not_fit_a_called_ticket_is_refused(
    place: Place, act: str, body: dict[str, Any]
) -> None:
    place.clear()
    place.call(QUICK)

    refuse(place, place.clerk, f"/v1/windows/1/{act}", 409, "not_in_this_state", **body)


@pytest.mark.parametrize(
    ("act", "body"),
    [
        ("call", {}),
        ("recall", {}),
        ("miss", {}),
        ("demote", {}),
        ("pause", {"reason": "break"}),
        ("close", {}),
    ],
)
def test_an_act_that_does_not_fit_a_served_ticket_is_refused(
    place: Place, act: str, body: dict[str, Any]
) -> None:
    place.clear()
    paper = place.call(QUICK)
    place.clerk.do("/v1/windows/1/start", presence=paper["check"])

    refuse(place, place.clerk, f"/v1/windows/1/{act}", 409, "not_in_this_state", **body)


def test_a_window_that_pauses_is_not_called_for(place: Place) -> None:
    place.clear()
    place.clerk.do("/v1/windows/1/pause", reason="break")
    place.kiosk.issue(QUICK)

    refuse(place, place.clerk, "/v1/windows/1/call", 409, "not_in_this_state")
    paused = {"reason": "prayer"}
    refuse(
        place, place.clerk, "/v1/windows/1/pause", 409, "not_in_this_state", **paused
    )

    place.clerk.do("/v1/windows/1/resume")


def test_a_reason_or_outcome_that_is_not_published_is_refused(place: Place) -> None:
    place.clear()
    pause, finish = "/v1/windows/1/pause", "/v1/windows/1/finish"
    refuse(place, place.clerk, pause, 409, "unknown_reason", reason="bored")

    paper = place.call(QUICK)
    place.clerk.do("/v1/windows/1/start", presence=paper["check"])

    refuse(place, place.clerk, finish, 409, "unknown_reason", outcome="tired")


def test_a_service_that_is_not_offered_is_refused(place: Place) -> None:
    code, passport = "unknown_service", {"service": "passport"}

    refuse(place, place.kiosk, "/v1/tickets", 404, code, **passport)

    assert_problem(place.kiosk.get("/v1/expected", **passport), 404, code)


def test_a_command_id_used_for_something_else_is_refused(place: Place) -> None:
    mine, full = command(), SERVICES["full"]
    place.kiosk.post("/v1/tickets", command=mine, service=QUICK)
    bodies = [{"service": full}, {"service": QUICK, "side": "priority"}]

    for body in bodies:
        body["command"] = mine
        refuse(place, place.kiosk, "/v1/tickets", 409, "command_reused", **body)


def test_a_repeated_command_gets_its_first_answer_and_changes_nothing(
    place: Place,
) -> None:
    mine = command()
    first = place.kiosk.post("/v1/tickets", command=mine, service=QUICK)

    with place.unchanged():
        again = place.kiosk.post("/v1/tickets", command=mine, service=QUICK)

    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()


def test_the_end_of_a_shift_is_answered_again_when_its_answer_was_lost(
    place: Place,
) -> None:
    pin, close = place.center.first.pins["202"], "/v1/windows/2/close"
    told = {"staff": "202", "pin": pin, "new_pin": "274913"}
    place.idle.do("/v1/windows/2/sign_in", **told)
    mine = command()
    first = place.idle.post(close, command=mine)

    with place.unchanged():
        again = place.idle.post(close, command=mine)

    assert (first.status_code, again.status_code) == (200, 200)
    assert (first.json()["state"], again.json()["state"]) == ("closed", "closed")
    refuse(place, place.idle, close, 401, "not_signed_in")


def test_a_ticket_that_nobody_gave_is_not_found(place: Place) -> None:
    path = "/v1/tickets/20261122-Z999/printing"

    refuse(place, place.kiosk, path, 404, "not_found", print="queued")

    answer = place.kiosk.get("/v1/tickets/20261122-Z999/expected")
    assert_problem(answer, 404, "not_found")


def test_a_paper_that_skips_a_step_is_refused(place: Place) -> None:
    ticket = place.kiosk.issue(QUICK)["ticket"]
    path = f"/v1/tickets/{ticket}/printing"

    refuse(place, place.kiosk, path, 409, "not_in_this_state", print="printed")


@pytest.mark.parametrize("number", ["x", "1x", "٤", "-1", "1.0", "99999", "%20"])
def test_a_window_that_is_no_number_is_refused(place: Place, number: str) -> None:
    refuse(place, place.clerk, f"/v1/windows/{number}/call", 400, "bad_input")


@pytest.mark.parametrize("path", ["/v1/nothing", "/v2/tickets", "/v1"])
def test_an_address_that_is_not_there_is_a_problem_too(place: Place, path: str) -> None:
    assert_problem(place.kiosk.get(path), 404, "not_found")


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/v1/expected", {"service": QUICK, "side": "vip"}),
        ("/v1/events", {"view": "everything"}),
        ("/v1/events", {}),
    ],
)
def test_a_question_that_is_not_of_the_form_is_refused(
    place: Place, path: str, query: dict[str, str]
) -> None:
    assert_problem(place.kiosk.get(path, **query), 400, "bad_input")


def test_a_false_last_event_id_is_refused(place: Place) -> None:
    url = place.display.url + "/v1/events?view=display"
    for since in ("x", "-1", "1" * 16, "٤"):
        headers = {"Last-Event-ID": since.encode()}
        answer = place.display.http.get(url, headers=headers, timeout=30)
        assert_problem(answer, 400, "bad_input")


@pytest.mark.parametrize("call", [-1, 2**41, 10**30, "1", None])
def test_a_call_that_no_journal_can_hold_is_refused(place: Place, call: Any) -> None:
    refuse(place, place.display, "/v1/display/shown", 400, "bad_input", call=call)


def test_the_day_is_not_opened_twice(place: Place) -> None:
    path = "/v1/manager/day"

    refuse(place, place.manager, path, 409, "not_in_this_state", act="open")
    refuse(place, place.manager, path, 400, "bad_input", act="pause")


def test_a_receipt_that_is_none_is_refused(place: Place) -> None:
    token = (place.center.data / "secrets" / "agent.token").read_text().strip()
    agent = Client(place.center.url, {"Authorization": f"Bearer agent:{token}"})

    with place.unchanged():
        answers = [agent.post("/v1/receipts", note=n) for n in ("", "x", "x" * 9999)]

    assert all(400 <= answer.status_code < 500 for answer in answers)
