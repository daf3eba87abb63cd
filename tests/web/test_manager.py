"""What the manager publishes and enters: announced, shown to all, and written down."""

from typing import Any

from tests.catalogue import QUICK
from tests.processes import command
from tests.web.applicants import WITHOUT_WINDOW, Visit
from tests.web.conftest import Place, assert_problem, refuse

RULE = {"ratio": 4, "exponent_halves": 0, "wrap_up_seconds": 30}
DAY_MS = 86_400_000


def now(place: Place) -> int:
    return int(place.manager.get("/v1/manager").json()["now"])


def published(place: Place) -> list[Any]:
    kind = "rule.published"
    return [line for line in place.center.lines() if line["kind"] == kind]


def test_a_rule_that_is_announced_is_on_the_wall_with_its_time(place: Place) -> None:
    at = now(place) + DAY_MS

    place.manager.do("/v1/manager/rule", effective_at=at, **RULE)

    told = place.stranger.get("/v1/rule").json()
    assert told["rule"]["ratio"] == 3
    assert told["coming_at"] == at
    assert RULE.items() <= told["coming"].items()


def test_two_rules_that_were_announced_have_two_versions(place: Place) -> None:
    for ratio in (5, 6):
        told = RULE | {"ratio": ratio, "effective_at": now(place) + DAY_MS}
        place.manager.do("/v1/manager/rule", **told)

    versions = [line["version"] for line in published(place)]
    first, second = published(place)[-2:]

    assert versions == list(range(1, len(versions) + 1))
    assert second["replaces"] == first["effective_at"]
    told = place.stranger.get("/v1/rule").json()
    assert first["effective_at"] in told["replaced"]
    assert told["coming_at"] == second["effective_at"]


def test_a_rule_of_the_past_is_refused_with_the_time_that_is_allowed(
    place: Place,
) -> None:
    then = now(place) - 60_000

    told = refuse(
        place,
        place.manager,
        "/v1/manager/rule",
        409,
        "too_early",
        effective_at=then,
        **RULE,
    )

    assert told["allowed_at"] > then


def test_other_lines_are_announced_15_minutes_ahead(place: Place) -> None:
    told = {"window": 3, "lines": ["full"], "reason": ""}
    begun = now(place)

    view = place.manager.do("/v1/manager/windows", **told)

    [window] = [w for w in view["windows"] if w["window"] == 3]
    assert window["coming_lines"] == ["full"]
    assert 15 * 60_000 <= window["coming_at"] - begun < 16 * 60_000


def test_a_paper_list_is_entered_after_the_outage(place: Place) -> None:
    ended = now(place)
    told = {"begun_at": ended - 60_000, "ended_at": ended, "count": 12}

    place.manager.do("/v1/manager/outage", **told)

    line = place.center.lines()[-1]
    assert (line["kind"], line["count"]) == ("outage.entered", 12)


def test_only_the_manager_publishes(place: Place) -> None:
    told = {"command": command(), "effective_at": now(place) + DAY_MS, **RULE}

    for who in (place.clerk, place.kiosk, place.display):
        answer = who.post("/v1/manager/rule", **told)
        assert_problem(answer, 403, "not_allowed")


def test_many_tickets_and_requests_of_one_kiosk_in_a_row_raise_an_alarm(
    place: Place,
) -> None:
    def alarms() -> list[tuple[str, str]]:
        told = place.manager.get("/v1/manager").json()["alerts"]
        return [(a["device"], a["text_en"]) for a in told if a["code"] == "burst"]

    for _ in range(10):
        place.kiosk.issue(QUICK)
    with_ticket = Visit(place.kiosk, "shop_renewal").receipt()
    assert alarms() == []
    Visit(place.kiosk, WITHOUT_WINDOW).receipt()

    ((device, text),) = alarms()
    assert device == "K1"
    assert "12" in text
    whose = {"code": with_ticket["request"], "secret": with_ticket["secret"]}
    place.kiosk.do("/v1/requests/withdraw", **whose)
    place.clear()


def test_a_camera_that_is_gone_is_told_until_it_sees_again(place: Place) -> None:
    def alerts() -> list[str]:
        return [
            each["code"] for each in place.manager.get("/v1/manager").json()["alerts"]
        ]

    for state in ("ok", "gone", "gone"):
        place.kiosk.do("/v1/camera", state=state)
    assert "camera_gone" in alerts()

    place.kiosk.do("/v1/camera", state="ok")
    told = [each for each in place.center.lines() if each["kind"] == "camera.changed"]
    assert [line["state"] for line in told] == ["gone", "ok"]
    assert "camera_gone" not in alerts()
