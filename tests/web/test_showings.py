"""What displays say that they showed, beside what they were sent."""

from center.web.showings import PATIENCE_MS, Sending, Showings, Zone

LEFT = Zone(frozenset({1, 2, 3}))
NOBODY = Zone(frozenset())


def listening(*displays: str, zone: Zone = LEFT) -> Showings:
    """A hall whose displays listen since line 10."""
    showings = Showings()
    for display in displays:
        showings.begin(Sending(display, 10, zone))
    return showings


def shown(showings: Showings, display: str, *calls: int, window: int = 2) -> None:
    for call in calls:
        showings.say(display, call, window, now=0)


def blank(showings: Showings, display: str, at: int = PATIENCE_MS) -> bool:
    return display in showings.found_blank(at)


def test_a_display_knows_what_it_read_and_what_came_while_it_listened() -> None:
    showings = Showings()
    assert not showings.was_sent("D1", 7, 2)
    showings.read("D1", 8)
    assert showings.was_sent("D1", 7, 2)
    assert not showings.was_sent("D1", 8, 2)
    assert not showings.was_sent("D2", 7, 2)

    stream = Sending("D1", 10, Zone())
    showings.begin(stream)
    assert not showings.was_sent("D1", 9, 2)
    assert showings.was_sent("D1", 10, 2)
    showings.end(stream, lines=12)
    assert showings.was_sent("D1", 11, 2)
    assert not showings.was_sent("D1", 12, 2)


def test_a_call_of_another_zone_was_not_sent_for_showing() -> None:
    assert listening("D1").was_sent("D1", 11, 3)
    assert not listening("D1").was_sent("D1", 11, 4)
    assert not listening("D1", zone=NOBODY).was_sent("D1", 11, 3)


def test_a_display_that_is_silent_on_three_calls_that_others_showed_is_told_of() -> (
    None
):
    showings = listening("D1", "D2")

    shown(showings, "D1", 11, 12)
    assert not blank(showings, "D2")
    shown(showings, "D1", 13)

    assert blank(showings, "D2")
    assert not blank(showings, "D1")
    assert not blank(showings, "D2", PATIENCE_MS - 1)
    shown(showings, "D2", 13)
    assert not blank(showings, "D2")


def test_a_display_that_was_blank_is_told_of_until_it_shows_a_call() -> None:
    before = listening("D1", "D2")
    shown(before, "D1", 11, 12, 13)
    restarted = Showings()
    restarted.blank = before.found_blank(PATIENCE_MS)
    assert not restarted.is_blank("D2")  # not here: that is told by itself

    restarted.begin(Sending("D2", 14, LEFT))
    assert restarted.is_blank("D2")
    shown(restarted, "D2", 14)

    assert not restarted.is_blank("D2")
    assert not blank(restarted, "D2")


def test_a_display_is_not_blamed_for_what_it_was_not_to_show() -> None:
    showings = listening("D1", "D2")
    shown(showings, "D1", 11, 12, 13, window=4)
    shown(showings, "D1", 7, 8, 9)
    assert not blank(showings, "D2")

    gone = Showings()
    shown(gone, "D1", 11, 12, 13)
    assert not blank(gone, "D2")


def test_calls_of_long_ago_are_forgotten() -> None:
    showings = listening("D1", "D2")

    shown(showings, "D1", *range(11, 211))

    assert min(showings.said) == 151
