"""What a visit asks of the machine, and how long it waits for a person.  Pure."""

from enum import StrEnum

from kiosk.photographing import SEEING
from kiosk.visit import ASKING, RESTING, Visit
from kiosk.words import Help, News, Over, Screen

SECONDS = {
    Screen.ISSUING: 30,
    Screen.PRINTING: 20,
    Screen.LIST_PRINTING: 20,
    Screen.TAKE_TICKET: 12,
    Screen.TAKE_LIST: 12,
    Screen.OUT_OF_PAPER: 60,
    Screen.NOT_PRINTED: 60,
    Screen.SENDING: 30,
    Screen.TAKING: 6,
    Screen.RECEIPT_PRINTING: 20,
    Screen.TAKE_RECEIPT: 30,
    Screen.KEEP_RECEIPT: 90,
    Screen.LOOKING: 20,
    Screen.DOING: 20,
    Screen.SETTLED: 30,
}
"""How long a screen stays as it is; one of ``ASKING`` then warns, the rest lead on."""

WARNED_SECONDS = 5
"""How long before its end a paper's screen says that it ends; a touch anywhere
brings more time.  No sheet is laid over it: nobody should have to touch one away who
comes next."""

GIVE_WAY = (Screen.TAKE_TICKET, Screen.TAKE_LIST)

ANSWERED = (Screen.ISSUING, Screen.SENDING, Screen.LOOKING, Screen.DOING)
"""Screens that wait for the center."""

PHONE_PATIENCE = 4
"""How many times as long somebody may be busy with a phone instead of the screen."""

SECONDS_UNCOVERED = 10
"""For fourteen digits to be compared with the card; then they are covered again."""

SECONDS_TO_READ = 30
"""The least for a screen that says something nobody expects."""

HELP_SECONDS = 10
"""How long the band stays that says someone is coming."""


class Errand(StrEnum):
    """Something to be done outside, off the thread of the screen."""

    ASK_EXPECTED = "ask_expected"
    ISSUE = "issue"
    """Take a ticket and print it."""
    SEND = "send"
    """Send a request and print what it gets."""
    PRINT_LIST = "print_list"
    PRINT_AGAIN = "print_again"
    """Print the same paper once more, as a copy."""
    LOOK_UP = "look_up"
    """Ask where the paper in hand stands."""
    SETTLE = "settle"
    """Do with it what is wanted."""
    WATCH = "watch"
    """Show what the camera sees."""
    READ = "read"
    """Look for the code of a paper in what the camera sees."""
    TAKE = "take"
    """Keep what it sees."""
    OPEN_BOX = "open_box"
    """Get a code for the phone, and look what comes."""
    CLOSE_BOX = "close_box"
    REST = "rest"
    """See nothing any more."""
    CALL_HELP = "call_help"
    FORGET = "forget"
    """Whoever was here has gone."""


ON_ENTERING = {
    Screen.CONFIRM: Errand.ASK_EXPECTED,
    Screen.ISSUING: Errand.ISSUE,
    Screen.LIST_PRINTING: Errand.PRINT_LIST,
    Screen.SENDING: Errand.SEND,
    Screen.LOOKING: Errand.LOOK_UP,
    Screen.DOING: Errand.SETTLE,
}


ON_THE_WAY = {
    (Screen.OUT_OF_PAPER, Screen.PRINTING): Errand.PRINT_AGAIN,
    (Screen.NOT_PRINTED, Screen.PRINTING): Errand.PRINT_AGAIN,
    (Screen.KEEP_RECEIPT, Screen.RECEIPT_PRINTING): Errand.PRINT_AGAIN,
}
"""Where it matters which screen was left."""


def errands(before: Visit, after: Visit) -> tuple[Errand, ...]:
    """What has to be done because the one became the other."""
    wanted = []
    if after.screen is not before.screen and after.screen in ON_ENTERING:
        wanted.append(ON_ENTERING[after.screen])
    if (before.screen, after.screen) in ON_THE_WAY:
        wanted.append(ON_THE_WAY[before.screen, after.screen])
    wanted += camera_errands(before, after) + phone_errands(before, after)
    if after.screen in RESTING and before.screen not in RESTING:
        wanted.append(Errand.FORGET)
    if after.help is Help.CALLED and before.help is not Help.CALLED:
        wanted.append(Errand.CALL_HELP)
    return tuple(wanted)


def camera_errand(visit: Visit) -> Errand:
    """What the camera is there for on a screen."""
    if visit.screen in SEEING:
        return Errand.WATCH
    reads = visit.screen is Screen.SHOW_CODE and visit.camera
    return Errand.READ if reads else Errand.REST


def camera_errands(before: Visit, after: Visit) -> tuple[Errand, ...]:
    """The camera sees only while a paper is laid before it."""
    seen, sees = camera_errand(before), camera_errand(after)
    if seen != sees:
        return (sees,)
    began = after.screen is Screen.TAKING and before.screen is not Screen.TAKING
    return (Errand.TAKE,) if began else ()


def phone_errands(before: Visit, after: Visit) -> tuple[Errand, ...]:
    """A code is taken only while it is shown."""
    shown, shows = before.screen is Screen.PHONE, after.screen is Screen.PHONE
    again = shown and before.pages.cut_off and not after.pages.cut_off
    if shows and (again or not shown):
        return (Errand.OPEN_BOX,)
    return (Errand.CLOSE_BOX,) if shown and not shows else ()


def patience(
    visit: Visit, idle_seconds: int, more_time_seconds: int
) -> tuple[int, News] | None:
    """Seconds without a touch, and what is then the news; none if it may stay so."""
    if visit.over is Over.MORE_TIME:
        return more_time_seconds, News.TIME_UP
    if visit.over is Over.EASIER_USE:
        return idle_seconds, News.SILENCE
    if visit.screen in ANSWERED:
        return SECONDS[visit.screen], News.UNANSWERED
    if visit.screen in SECONDS:
        least = SECONDS_TO_READ if visit.as_first_sent else 0
        # What has to be copied or read does not go without a warning.
        news = News.SILENCE if visit.screen in ASKING else News.TIME_UP
        return max(least, SECONDS[visit.screen]), news
    if visit.screen is Screen.REVIEW and visit.form.uncovered:
        return SECONDS_UNCOVERED, News.COVER
    if visit.screen is Screen.PHONE:
        return idle_seconds * PHONE_PATIENCE, News.SILENCE
    if visit.screen in ASKING or (visit.screen in RESTING and visit.changed):
        return idle_seconds, News.SILENCE
    return None


def is_ending(visit: Visit, seconds_left: int) -> bool:
    """Whether the screen says that it will soon give way to the next person."""
    soon = 0 < seconds_left <= WARNED_SECONDS
    return soon and visit.screen in GIVE_WAY and not visit.over
