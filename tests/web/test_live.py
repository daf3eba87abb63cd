"""Live updates: what pages hear, what they hear again, and what nobody hears."""

import json
import threading
from typing import Any

from tests.catalogue import QUICK
from tests.crowd import Kiosk
from tests.processes import Center
from tests.web.conftest import Place
from tests.web.streams import Stream

ABOUT_PEOPLE = (
    "check",
    "url",
    "service",
    "side",
    "priority",
    "token",
    "staff",
    "device",
)


def newest(center: Center) -> int:
    return len(center.tables()["journal"]) - 1


def all_keys(data: Any) -> set[str]:
    if isinstance(data, dict):
        return set(data) | {key for inner in data.values() for key in all_keys(inner)}
    if isinstance(data, list):
        return {key for inner in data for key in all_keys(inner)}
    return set()


def test_a_call_reaches_the_display_with_number_and_window(place: Place) -> None:
    place.clear()
    with Stream(place.display, "display") as stream:
        paper = place.call(QUICK)

        call = stream.until("call", ticket=paper["ticket"])

    assert call.data == {
        **{"seq": call.id, "ticket": paper["ticket"], "window": 1, "count": 1},
        **{"letter": "S", "letter_ar": "س", "number": paper["number"]},
        **{"exceptional": False, "marked": False, "current": True},
        "at": call.data["at"],
    }
    assert place.display.get("/v1/display").json()["calls"][0] == call.data


def test_the_display_hears_who_left_and_how_many_wait(place: Place) -> None:
    place.clear()
    paper = place.call(QUICK)
    place.kiosk.issue(QUICK)

    with Stream(place.display, "display") as stream:
        place.clerk.do("/v1/windows/1/start", presence=paper["url"])
        left = stream.until("left")
        hall = stream.until("hall")

    assert left.data == {"ticket": paper["ticket"]}
    assert hall.data["waiting"] == 1


def test_a_page_that_comes_back_hears_what_it_missed_and_nothing_twice(
    place: Place,
) -> None:
    place.clear()
    since = newest(place.center)
    with Stream(place.display, "display", since) as stream:
        first = place.call(QUICK)
        seen = stream.until("call", ticket=first["ticket"])
    place.clear()
    second = place.call(QUICK)

    with Stream(place.display, "display", seen.id) as stream:
        missed = stream.until("call")
        before = [event for event in stream.raw if event.startswith("id:")]
        third_place = place.kiosk.issue(QUICK)
        stream.until("hall", waiting=1)

    assert missed.data["ticket"] == second["ticket"]
    ids = [int(line.removeprefix("id: ")) for line in before]
    assert ids == sorted(ids)
    assert min(ids) > seen.id
    assert third_place["ticket"] != second["ticket"]


def test_a_page_that_missed_nothing_hears_nothing_old(place: Place) -> None:
    place.clear()

    with Stream(place.display, "display", newest(place.center)) as stream:
        paper = place.call(QUICK)
        events = stream.take(3)

    assert [event.name for event in events] == ["hall", "call", "hall"]
    assert events[1].data["ticket"] == paper["ticket"]


def test_a_recall_is_heard_as_a_call_that_counts(place: Place) -> None:
    place.clear()
    paper = place.call(QUICK)

    with Stream(place.display, "display") as stream:
        place.clerk.do("/v1/windows/1/recall")
        call = stream.until("call")

    assert (call.data["ticket"], call.data["count"]) == (paper["ticket"], 2)


def test_a_window_hears_only_that_something_changed(place: Place) -> None:
    place.clear()

    with Stream(place.clerk, "window") as stream:
        paper = place.kiosk.issue(QUICK, "priority")
        event = next(stream.events)

    assert event.name == "changed"
    assert event.data == {"seq": paper["seq"]}


def test_a_clerk_is_shown_nothing_of_who_waits(place: Place) -> None:
    place.clear()
    papers = [place.kiosk.issue(QUICK, side) for side in ("priority", "ordinary")]

    shown = place.clerk.get("/v1/windows/1").json()

    text = json.dumps(shown, ensure_ascii=False)
    assert shown["waiting"] == 2
    assert shown["ticket"] is None
    assert not [paper for paper in papers if paper["ticket"] in text]
    assert not [
        paper for paper in papers if paper["check"] in json.dumps(shown["recent"])
    ]
    assert not {"side", "sides", "priority", "check", "url", "queue"} & all_keys(shown)
    assert str(papers[0]["number"]) not in json.dumps(shown["recent"])


def test_a_display_is_shown_numbers_and_windows_only(place: Place) -> None:
    place.clear()
    with Stream(place.display, "display", newest(place.center)) as stream:
        paper = place.call(QUICK, "priority")
        events = stream.take(3)

    snapshot = place.display.get("/v1/display").json()

    for data in [event.data for event in events] + [snapshot]:
        assert not all_keys(data) & set(ABOUT_PEOPLE)
        assert paper["check"] not in json.dumps(data).split('"')
    place.clear()


def test_a_view_is_of_one_moment_however_fast_people_come(place: Place) -> None:
    place.clear()
    kiosk = Kiosk(place.center.kiosk(), seed=5)
    looks: list[Any] = []

    def look() -> bool:
        looks.append(place.manager.get("/v1/manager").json())
        return len(looks) > 150

    coming = threading.Thread(target=kiosk.work, args=(lambda: len(looks) > 150,))
    coming.start()
    while not look():
        pass
    coming.join()

    sums = [sum(line["waiting"] for line in view["lines"]) for view in looks]
    assert sums == [view["waiting"] for view in looks]
    assert len({view["seq"] for view in looks}) > 10


def test_the_manager_hears_that_something_changed(place: Place) -> None:
    with Stream(place.manager, "manager") as stream:
        place.kiosk.do("/v1/help")
        event = next(stream.events)

    assert event.name == "changed"
    alerts = place.manager.get("/v1/manager").json()["alerts"]
    assert ("help", "K1") in [(alert["code"], alert["device"]) for alert in alerts]


def test_a_stream_ends_when_the_server_stops(center: Center) -> None:
    display = center.browser("D1")

    with Stream(display, "display") as stream:
        center.stop()
        rest = list(stream.events)

    assert rest == []


def test_a_display_catches_up_after_the_server_was_killed(center: Center) -> None:
    display, kiosk = center.browser("D1"), center.kiosk()
    clerk = center.clerk(5)
    since = newest(center)
    paper = kiosk.issue(QUICK)
    clerk.do("/v1/windows/5/call")

    center.kill()
    center.start()

    with Stream(display, "display", since) as stream:
        call = stream.until("call")
    assert call.data["ticket"] == paper["ticket"]
