"""One person's visit to the kiosk: where they are and what they have chosen.

Only values; ``kiosk/flow.py`` says how one leads to another.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.answers import Expected, Filed, Followed, Issued, Standing
from kiosk.camera.photographs import NO_PAGES, Brought, Pages, Shot
from kiosk.form import NO_FORM, Form
from kiosk.holding import Held
from kiosk.question import Kind
from kiosk.theme import Variant
from kiosk.words import Help, News, Over, Screen

ORDINARY, PRIORITY = "ordinary", "priority"

DOUBTFUL = "doubtful"
"""Something was sent, and the printer has not confirmed that all of it came out."""

CAN_PRINT = ("ok", "near_end")
"""What a printer says that has paper."""


HOME = {
    "": Screen.STARTING,
    News.OPEN: Screen.WELCOME,
    News.SHUT: Screen.CLOSED,
    News.AWAY: Screen.OUT_OF_ORDER,
    News.NOT_KNOWN: Screen.OUT_OF_ORDER,
    News.NO_DISK: Screen.OUT_OF_ORDER,
    News.ALONE: Screen.WELCOME,
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

ASKS: Mapping[str, Screen] = {
    Kind.NAME: Screen.ASK_TEXT,
    Kind.TEXT: Screen.ASK_TEXT,
    Kind.TEXTAREA: Screen.ASK_TEXT,
    Kind.PASSPORT: Screen.ASK_TEXT,
    Kind.REQUEST_NUMBER: Screen.ASK_TEXT,
    Kind.DIGITS: Screen.ASK_NUMBER,
    Kind.NUMBER: Screen.ASK_NUMBER,
    Kind.MONEY: Screen.ASK_NUMBER,
    Kind.NATIONAL_ID: Screen.ASK_NUMBER,
    Kind.MOBILE: Screen.ASK_NUMBER,
    Kind.DATE: Screen.ASK_DATE,
    Kind.CHOICE: Screen.ASK_CHOICE,
    Kind.PLACE: Screen.ASK_CHOICE,
    Kind.BOOLEAN: Screen.ASK_CHOICE,
    Kind.DOCUMENTS: Screen.ASK_DOCUMENTS,
    Kind.MISSING: Screen.ASK_DOCUMENTS,
    Kind.TICKET_LETTER: Screen.ASK_LETTER,
    Kind.TICKET_NUMBER: Screen.ASK_NUMBER,
    Kind.TICKET_CHECK: Screen.ASK_TEXT,
    Kind.RECEIPT_NUMBER: Screen.ASK_NUMBER,
    Kind.REFERENCE_LETTER: Screen.ASK_LETTER,
    Kind.REFERENCE: Screen.ASK_TEXT,
    Kind.SECRET: Screen.ASK_NUMBER,
}
"""Which screen asks a question."""

FIELDS = frozenset(ASKS.values())

ASKING = frozenset(
    (
        *STEPS,
        *FIELDS,
        Screen.REVIEW,
        Screen.NOT_OFFERED,
        Screen.OUT_OF_PAPER,
        Screen.NOT_PRINTED,
        Screen.LIST_NOT_PRINTED,
        Screen.NOT_GIVEN,
        Screen.NOT_SENT,
        Screen.TAKE_RECEIPT,
        Screen.KEEP_RECEIPT,
        Screen.PHOTOGRAPH,
        Screen.PHOTO_CHECK,
        Screen.PHONE,
        Screen.PURPOSES,
        Screen.SHOW_CODE,
        Screen.NOT_FOUND,
        Screen.IN_HAND,
        Screen.FOLLOWED,
        Screen.SURE,
        Screen.NOT_DONE,
        Screen.SETTLED,
    )
)
"""Screens that wait for a person, who may have gone.

Who has the printed ticket in hand is not asked: the next in line would read it.
"""

Value = (
    str
    | int
    | bool
    | Expected
    | Issued
    | Filed
    | Standing
    | Followed
    | Form
    | Shot
    | Brought
    | None
)


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
    first_category: int = 0
    first_service: int = 0
    """The first one shown; whichever page holds it is shown."""
    first_document: int = 0
    side: str = ""
    command: str = ""
    """Made by the tap that confirms, and repeated by every retry of it."""
    expected: Expected | None = None
    """None until the center has said how it is."""
    ticket: Issued | None = None
    form: Form = NO_FORM
    """The request that is being filled in; no questions where there is none."""
    first_line: int = 0
    """The first one shown of the summary."""
    pages: Pages = NO_PAGES
    """Papers that were photographed."""
    unanswered: tuple["Visit", ...] = ()
    """As it was each time that its request got no answer: it may have arrived."""
    as_first_sent: bool = False
    """Whether the request stands as it was sent first, without a later correction."""
    filed: Filed | None = None
    """The request that was sent."""
    purpose: str = ""
    """What somebody wants who has a paper already."""
    held: Held | None = None
    """The paper in hand, once it was shown or typed."""
    standing: Standing | None = None
    followed: Followed | None = None
    wanted: str = ""
    """What is to be done with the paper: ``cancel``, ``rating:good``."""
    trouble: str = ""
    """Why the paper did not come out: a state of the printer, or ``DOUBTFUL``."""
    printed_again: int = 0
    """Copies that were begun at this screen."""
    printer: str = ""
    """What the printer last said of itself; it outlives the visit."""
    reads_codes: bool = False
    """Whether there is a scanner; it outlives the visit."""
    camera: str = ""
    """What the camera last said of itself, ``""`` where there is none; it outlives the
    visit."""
    refusal: str = ""
    """Code of the center's refusal; empty when it did not answer."""
    locked_minutes: int = 0
    """How long the center looks at no other number that is typed here."""
    help: Help = Help.NONE
    variants: frozenset[Variant] = frozenset()

    @property
    def alone(self) -> bool:
        """Whether the kiosk gives numbers by itself, with the center away."""
        return self.center == News.ALONE

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
