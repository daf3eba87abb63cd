"""One person's visit to the kiosk: where they are and what they have chosen.

Only words and values; ``kiosk/flow.py`` says how one leads to another.
"""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.answers import Expected, Issued
from kiosk.theme import Variant

ORDINARY, PRIORITY = "ordinary", "priority"


class Screen(StrEnum):
    """Everything that can be seen, in the words of the demonstration's socket."""

    STARTING = "starting"
    OUT_OF_ORDER = "out_of_order"
    CLOSED = "closed"
    WELCOME = "welcome"
    CATEGORY = "category"
    SERVICE = "service"
    DOCUMENTS = "documents"
    PRIORITY = "priority"
    CONFIRM = "confirm"
    ISSUING = "issuing"
    PRINTING = "printing"
    TAKE_TICKET = "take_ticket"
    OUT_OF_PAPER = "out_of_paper"
    NOT_PRINTED = "not_printed"
    LIST_PRINTING = "list_printing"
    TAKE_LIST = "take_list"
    LIST_NOT_PRINTED = "list_not_printed"
    NOT_GIVEN = "not_given"


class Over(StrEnum):
    """What may lie over a screen, which keeps its place below."""

    NOTHING = ""
    EASIER_USE = "easier_use"
    MORE_TIME = "more_time"


class Act(StrEnum):
    """What a person does by touching."""

    START = "start"
    CHOOSE = "choose"
    MORE = "more"
    PREVIOUS = "previous"
    BACK = "back"
    HAVE_DOCUMENTS = "have_documents"
    PRINT_LIST = "print_list"
    ANSWER = "answer"
    CHANGE_SERVICE = "change_service"
    CHANGE_SIDE = "change_side"
    CONFIRM = "confirm"
    TRY_AGAIN = "try_again"
    DONE = "done"
    LANGUAGE = "language"
    EASIER_USE = "easier_use"
    SWITCH = "switch"
    HELP = "help"
    GO_ON = "go_on"
    START_OVER = "start_over"


class News(StrEnum):
    """What the machine learns from the center, the printer and the clock."""

    OPEN = "open"
    SHUT = "shut"
    AWAY = "away"
    EXPECTED = "expected"
    ISSUED = "issued"
    REFUSED = "refused"
    UNANSWERED = "unanswered"
    PRINTED = "printed"
    NO_PAPER = "no_paper"
    PRINT_FAILED = "print_failed"
    HELP_COMING = "help_coming"
    HELP_AWAY = "help_away"
    HELP_OVER = "help_over"
    SILENCE = "silence"
    TIME_UP = "time_up"


class Help(StrEnum):
    """How far a call for help has come."""

    NONE = ""
    CALLED = "called"
    COMING = "coming"
    AWAY = "away"
    """The center could not be told: the person is sent to reception."""


HOME = {
    "": Screen.STARTING,
    News.OPEN: Screen.WELCOME,
    News.SHUT: Screen.CLOSED,
    News.AWAY: Screen.OUT_OF_ORDER,
}
"""Where the kiosk rests, by what it last heard of the center."""

RESTING = frozenset(HOME.values())

STEPS = (
    Screen.CATEGORY,
    Screen.SERVICE,
    Screen.DOCUMENTS,
    Screen.PRIORITY,
    Screen.CONFIRM,
)
"""The steps that a person counts."""

ASKING = frozenset((*STEPS, Screen.LIST_NOT_PRINTED, Screen.NOT_GIVEN))
"""Screens that wait for a person, who may have gone."""

Value = str | int | Expected | Issued | None


@dataclass(frozen=True, slots=True)
class Visit:
    """What a screen shows of a person's way; frozen, replaced by each act."""

    home_language: str
    """The kiosk's own, to which it returns."""
    language: str
    center: str = ""
    """What was last heard of the center: ``""`` is nothing yet."""
    screen: Screen = Screen.STARTING
    over: Over = Over.NOTHING
    category: str = ""
    service: str = ""
    first_service: int = 0
    """The first one shown; whichever page holds it is shown."""
    first_document: int = 0
    side: str = ""
    command: str = ""
    """Made by the tap that confirms, and repeated by every retry of it."""
    expected: Expected | None = None
    """None until the center has said how it is."""
    ticket: Issued | None = None
    refusal: str = ""
    """Code of the center's refusal; empty when it did not answer."""
    help: Help = Help.NONE
    variants: frozenset[Variant] = frozenset()

    @property
    def shown(self) -> str:
        """Name of what is seen."""
        return self.over or self.screen

    @property
    def step(self) -> int:
        """Number of the step, from 1; 0 on a screen that is not one."""
        screen = Screen.CONFIRM if self.screen is Screen.ISSUING else self.screen
        return STEPS.index(screen) + 1 if screen in STEPS else 0

    @property
    def changed(self) -> bool:
        """Whether someone has left something to fall back from."""
        return bool(self.over or self.variants) or self.language != self.home_language


def first_visit(language: str) -> Visit:
    """What a kiosk shows when it has just been started."""
    return Visit(language, language)
