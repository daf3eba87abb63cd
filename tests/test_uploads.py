"""Boxes for phones: one phone, as many pages as there is room for, and not for long."""

import pytest

from center.domain.errors import TooManyPages, UploadGone, UploadUsed
from center.uploads import (
    LIFE_MS,
    MOST_OF_DOCUMENT,
    MOST_PAGES,
    SILENT_MS,
    Arrived,
    Box,
    Boxes,
)
from center.web.guest_rate import Rate

KEY, PHONE, OTHER = "k" * 43 + "=", "a" * 32, "b" * 32


@pytest.fixture
def boxes() -> Boxes:
    return Boxes()


def opened(boxes: Boxes, device: str = "K1", now: int = 0) -> Box:
    return boxes.open(device, KEY, "shop_licence", ("nid", "own"), now)


def pages(*names: str) -> list[Arrived]:
    return [Arrived("nid", name.encode(), name * 64) for name in names]


def test_what_a_phone_sends_lies_there_for_the_kiosk(boxes: Boxes) -> None:
    box = opened(boxes)
    assert boxes.claim(box.id, PHONE, "nid", 1).busy == {"nid"}

    boxes.put(box.id, PHONE, "nid", pages("1", "2"), 2)

    found = boxes.of_kiosk(box.id, "K1", 3)
    assert found.pages == pages("1", "2")
    assert found.busy == set()


def test_a_code_belongs_to_the_first_phone_that_sends(boxes: Boxes) -> None:
    box = opened(boxes)
    boxes.claim(box.id, PHONE, "nid", 1)

    with pytest.raises(UploadUsed):
        boxes.claim(box.id, OTHER, "own", 2)
    with pytest.raises(UploadUsed):
        boxes.put(box.id, OTHER, "nid", pages("1"), 2)
    assert box.pages == []


def test_pages_are_added_up_to_six_and_what_is_sent_again_stays_once(
    boxes: Boxes,
) -> None:
    box = opened(boxes)
    boxes.claim(box.id, PHONE, "nid", 1)
    boxes.give_up(box.id, PHONE, "nid", 2)
    assert box.busy == set()

    for name in ("1", "2", "1"):
        boxes.put(box.id, PHONE, "nid", pages(name), 3)
    assert box.pages == pages("1", "2")
    boxes.put(box.id, PHONE, "nid", pages("3", "4", "5", "6"), 4)
    boxes.put(box.id, PHONE, "nid", pages("5", "6"), 5)
    with pytest.raises(TooManyPages):
        boxes.put(box.id, PHONE, "nid", pages("7"), 6)
    assert (len(box.pages), box.room_for("nid"), box.busy) == (6, 0, set())
    assert box.room_for("own") == MOST_OF_DOCUMENT


def test_no_more_comes_than_the_kiosk_has_room_for(boxes: Boxes) -> None:
    box = boxes.open("K1", KEY, "shop_licence", ("nid", "own"), 0, 4)
    boxes.put(box.id, PHONE, "nid", pages("1", "2", "3"), 1)

    with pytest.raises(TooManyPages):
        boxes.put(box.id, PHONE, "own", pages("4", "5"), 2)
    assert (box.room_for("own"), len(box.pages)) == (1, 3)


def test_a_code_ends_with_its_time_its_kiosk_and_its_person(boxes: Boxes) -> None:
    box = opened(boxes)

    for now in range(0, LIFE_MS, SILENT_MS - 1):
        boxes.of_kiosk(box.id, "K1", now)
    for late in (LIFE_MS, LIFE_MS + 1):
        with pytest.raises(UploadGone):
            boxes.claim(box.id, PHONE, "nid", late)
    left = opened(boxes, now=LIFE_MS)
    with pytest.raises(UploadGone):
        boxes.at_door(left.id, LIFE_MS + SILENT_MS)


def test_a_kiosk_has_one_box_and_nobody_elses(boxes: Boxes) -> None:
    first, other = opened(boxes), opened(boxes, "K2")
    second = opened(boxes)

    with pytest.raises(UploadGone):
        boxes.at_door(first.id, 1)
    with pytest.raises(UploadGone):
        boxes.of_kiosk(other.id, "K1", 1)
    assert boxes.boxes.keys() == {second.id, other.id}


def test_more_than_a_visit_may_have_is_not_taken(boxes: Boxes) -> None:
    box = opened(boxes)

    with pytest.raises(TooManyPages):
        boxes.put(box.id, PHONE, "nid", pages(*"1" * (MOST_PAGES + 1)), 1)
    with pytest.raises(UploadGone):
        boxes.put(box.id, PHONE, "passport", pages("1"), 1)
    assert (box.pages, box.busy) == ([], set())


def test_one_address_asks_so_often_a_minute_and_others_are_not_held_up() -> None:
    now = 0.0
    rate = Rate(6, lambda: now)

    assert [rate.allows("a") for _ in range(7)] == [True] * 6 + [False]
    assert rate.allows("b")
    now = 10.0
    assert [rate.allows("a"), rate.allows("a")] == [True, False]
