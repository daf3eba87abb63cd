"""What goes out: the forms of the answers, which every view is checked against.

The OpenAPI document is made from them; ``means`` says there what a name does not.
Answers for windows, desks and requests have modules of their own beside this one.
"""

from typing import Annotated, Literal, NotRequired, TypedDict

from msgspec import Meta

from center.domain.day import ClosedWhy
from center.domain.ticket import Side, State


def means(text: str) -> Meta:
    """What a field means, for whoever writes a client."""
    return Meta(description=text)


Millis = Annotated[int, means("UTC milliseconds since 1970")]
Minutes = Annotated[int, means("whole minutes")]
Clock = Annotated[str, means("time of day in Africa/Cairo, 09:00")]
DayText = Annotated[str, means("a day in Africa/Cairo, 2026-11-22")]
DayMinute = Annotated[int, means("minutes after midnight in Africa/Cairo")]
TicketId = Annotated[str, means("day and printed code in Latin, 20261122-D147")]
Base64 = Annotated[str, means("base 64, RFC 4648 section 4")]
Digest = Annotated[str, means("SHA-256 of the catalogue's file, hex")]
LineCount = Annotated[int, means("lines of the journal as of this answer")]
ServiceId = Annotated[str, means("id of a service of the catalogue")]
WindowNumber = Annotated[int, means("number of the window, from 1")]
Promise = Annotated[str, means("what the QR says: the center's signed promise")]


class Done(TypedDict):
    """Done, and nothing to say of it."""


class Names(TypedDict):
    """A name in both languages."""

    ar: str
    en: str


class Word(Names):
    """An entry of a published list, with its name in both languages."""

    id: str


class Line(TypedDict):
    """A line of the hall and the letter of its tickets."""

    id: str
    letter: Annotated[str, means("Latin, as in ids of tickets")]
    letter_ar: Annotated[str, means("Arabic, as printed and called")]
    name_ar: str
    name_en: str


class TimedLine(Line):
    """A line with its published minutes."""

    minutes: Annotated[int, means("published minutes of a visit at the window")]


class Document(Word):
    """A document of a service's list; nothing outside the list is asked for."""

    mandatory: bool


class Service(TypedDict):
    """What somebody comes for, as a window is shown it."""

    id: str
    name_ar: str
    name_en: str
    minutes: Annotated[int, means("published minutes of a visit at the window")]
    documents: list[Document]


class Question(TypedDict):
    """A field of a service's request; every answer to it is a string."""

    id: str
    label_ar: str
    label_en: str
    kind: Annotated[
        str,
        means(
            "name text textarea digits number money date choice place boolean "
            "national_id mobile passport request_number"
        ),
    ]
    required: Annotated[bool, means("whether it has to be answered, if it is asked")]
    when: Annotated[
        tuple[str, str] | None,
        means("field and answer: asked only then; null: always"),
    ]
    group: Literal["applicant", "service"]
    least: Annotated[
        int, means("characters of a text, digits of digits, value of a number")
    ]
    most: Annotated[int, means("as least; nothing longer or larger is taken")]
    past: Annotated[bool, means("of a date: whether it is today at the latest")]
    since: Annotated[str, means("of a date: the field whose date it may not precede")]
    options: list[Word]


Unavailable = Literal["unknown_service", "quota_reached"]


class OfferedService(Service):
    """A service of the catalogue, and whether it can be had now."""

    category: str
    line: Annotated[str, means("id of its line")]
    days: Annotated[int, means("working days until it is done")]
    window: Annotated[str, means("whether a window is needed; none: it is not")]
    fee_kind: str
    legal_basis_ar: str
    offered: Annotated[bool, means("whether a window of this center serves it")]
    refusal: Annotated[
        Unavailable | None,
        means("the code that would refuse a ticket for it now; null: none"),
    ]
    applicant: Annotated[str, means("how much is asked of the person: full light none")]
    fields: Annotated[list[Question], means("in the order of asking, applicant first")]


class Catalogue(TypedDict):
    """All services, and what this center offers of them now."""

    hash: Digest
    categories: list[Word]
    lines: list[TimedLine]
    services: list[OfferedService]
    places: Annotated[list[Word], means("places of the governorate")]
    outcomes: list[Word]
    pause_reasons: list[Word]


class Opening(TypedDict):
    """When a closed center opens next."""

    day: DayText
    at: Clock


class WorkingHours(TypedDict):
    """When tickets are given."""

    days: Annotated[tuple[int, ...], means("week days, 0 is Monday")]
    opens: DayMinute
    closes: DayMinute
    holidays: Annotated[tuple[str, ...], means("days in Africa/Cairo, 2026-10-06")]


class ComingHours(WorkingHours):
    """Hours that were announced to follow."""

    at: Annotated[Millis, means("when they take effect")]


class ToldHours(WorkingHours):
    """The hours in force, and those that were announced to follow them."""

    coming: ComingHours | None


class Center(TypedDict):
    """Names, day and hours of a center."""

    code: Annotated[str, means("SHR01")]
    request_code: Annotated[str, means("governorate and center, as in request numbers")]
    name_ar: str
    name_en: str
    governorate_ar: str
    governorate_en: str
    day: Annotated[str, means("the day of the hall, 2026-11-22; empty before any")]
    open: Annotated[bool, means("whether tickets are given now")]
    opens: Clock
    closes: Clock
    closed_why: Annotated[ClosedWhy | None, means("null while it is open")]
    opens_next: Opening | None
    offer: Annotated[str, means("another one whenever /v1/catalogue answers another")]
    hours: ToldHours
    national_id_check: Annotated[
        Literal["off", "warn", "enforce"],
        means("whether a wrong check digit is taken, typed twice (warn), or refused"),
    ]
    log: Annotated[str, means("name of the center's log, hub/center/epoch")]
    phones: Annotated[bool, means("whether pages are taken from citizens' phones")]
    dossier_key: Annotated[Base64, means("X25519 key to seal requests to, base 64")]
    hub_url: str
    training: Annotated[bool, means("a center to learn on: nothing it gives counts")]
    now: Millis


class CenterAsked(Center):
    """The center, and who asks for it."""

    device: Annotated[
        str, means("whose key came with the question; empty: none that is known")
    ]


class RuleNumbers(TypedDict):
    """The numbers of a rule of the line; a change is a new version."""

    version: int
    ratio: Annotated[int, means("one call of so many is for the priority line")]
    exponent_halves: Annotated[int, means("twice the exponent of minutes: 0, 1 or 2")]
    wrap_up_seconds: Annotated[int, means("between a visit and the next call")]
    recall_seconds: Annotated[int, means("between two calls of a ticket")]
    most_calls: int
    miss_seconds: Annotated[int, means("from the showing of the first call to a miss")]
    unseen_seconds: Annotated[int, means("added where no display showed the call")]
    lost_seconds: Annotated[int, means("of silence until a window is lost")]
    return_seconds: Annotated[int, means("how long a missed ticket may come back")]


class MovedService(Names):
    """A service that will stand in another line."""

    letter: Annotated[str, means("of the line in which it will stand")]
    letter_ar: str


class ComingLines(TypedDict):
    """What an announced catalogue changes in the order of the hall."""

    at: Millis
    lines: Annotated[list[TimedLine], means("new, or with other minutes")]
    moved: list[MovedService]
    call_reasons: Annotated[list[Word] | None, means("null where they stay")]


class PublishedRule(TypedDict):
    """The rule in force, and the one that was announced to follow it."""

    rule: RuleNumbers
    coming: RuleNumbers | None
    coming_at: Millis | None
    lines: list[TimedLine]
    call_reasons: Annotated[list[Word], means("why a ticket may be called out of turn")]
    coming_lines: ComingLines | None
    replaced: Annotated[
        list[Millis], means("times of announced changes that another one replaced")
    ]


class Expected(TypedDict):
    """The rule run forward; all null where no open window offers the service."""

    people_ahead: int | None
    wait_from: Annotated[Minutes | None, means("0 with wait_to 5: less than 5 minutes")]
    wait_to: Minutes | None


class Code(TypedDict):
    """A printed code, for each page to write in its own digits."""

    letter: Annotated[str, means("Latin, as in ids of tickets")]
    letter_ar: Annotated[str, means("Arabic, as printed and called")]
    number: int


class Standing(Code):
    """A ticket in somebody's hand, and where it stands."""

    ticket: TicketId
    state: State


class Paper(Code):
    """All that is printed of a ticket; the same for a repeated command."""

    ticket: TicketId
    check: Annotated[str, means("two characters that prove the paper by ear")]
    service: ServiceId
    side: Side
    seq: Annotated[int, means("position of the issuing line in the journal")]
    issued_at: Millis
    day: DayText
    url: Promise
    expected: NotRequired[Expected]


class PaperAgain(Paper):
    """A ticket's paper once more."""

    copy: Annotated[int, means("number of this copy, to be told with its printing")]


Choice = Literal["return", "resume", "cancel", "rating", "print"]


class TicketInHand(Standing):
    """A ticket in hand, and what may be done with it now."""

    choices: list[Choice]
    expected: Expected
    window: Annotated[
        int | None, means("that calls or serves it; null where none does now")
    ]
    another: Annotated[
        bool, means("it was missed, and its person has another open one for the same")
    ]


class HallFigures(TypedDict):
    """How full the hall is."""

    waiting: Annotated[int, means("people who wait")]
    average_wait_minutes: Annotated[
        Minutes | None, means("of today; null: no call yet")
    ]


class Call(Code):
    """A call as the hall sees it."""

    seq: Annotated[int, means("position of the call's line in the journal")]
    ticket: TicketId
    window: WindowNumber
    at: Annotated[Millis, means("when it was called last, UTC milliseconds")]
    count: Annotated[int, means("how often it was called")]
    exceptional: Annotated[bool, means("called out of turn by the manager")]
    marked: Annotated[bool, means("out of the order of its letter: it came back")]
    current: Annotated[bool, means("whether it is still called")]


class Display(HallFigures):
    """The hall's screen."""

    center: Center
    seq: LineCount
    now: Millis
    calls: Annotated[
        list[Call],
        means("every call that stands and the last six, newest first"),
    ]


class Left(TypedDict):
    """A ticket that is no longer called: started, missed, taken back."""

    ticket: TicketId


class Changed(TypedDict):
    """Something is another: read your view again."""

    seq: Annotated[int, means("position of the line that changed it")]


class ReceiptTaken(TypedDict):
    """A head with the hub's countersignature was kept."""

    size: Annotated[int, means("lines that it covers, as far as they are here")]


class EnrolledDevice(TypedDict):
    """Which machine this is."""

    device: Annotated[str, means("K1 W4 D1 R1 M1, or agent")]
    kind: Annotated[str, means("kiosk window display reception manager agent")]
    window: Annotated[int | None, means("number of the window it stands at")]


class ThisDevice(EnrolledDevice):
    """Which machine this is, and who is signed in on it."""

    staff: Annotated[str | None, means("staff number")]


class PinReset(TypedDict):
    """What a sign-in says besides: whether the PIN was given anew lately."""

    pin_reset_at: Annotated[
        Millis | None,
        means("when the manager gave another PIN, UTC ms; null: not within a week"),
    ]
