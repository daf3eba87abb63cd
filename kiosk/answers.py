"""What the center answers, as typed values (``docs/protocol.md``, section 2).

Keys that this kiosk does not use are ignored: an older kiosk goes on beside a newer
center.
"""

from dataclasses import replace

from msgspec import Struct

from center.domain.catalogue import Document, Field, Word
from center.domain.errors import QuotaReached, UnknownService
from kiosk.question import Kind

NO_WINDOW = "none"
"""What a window is needed for, where the request is given here and nobody is met."""

WHY_NOT = (UnknownService.code, QuotaReached.code)
"""Reasons why a service cannot be had now."""


class Opening(Struct, frozen=True):
    """When the center opens next: ``2026-11-23``, ``09:00``."""

    day: str
    at: str


class WorkingHours(Struct, frozen=True):
    """When numbers are given; week days 0 (Monday) to 6, minutes after midnight."""

    days: tuple[int, ...]
    opens: int
    closes: int
    holidays: tuple[str, ...]


class ComingHours(WorkingHours, frozen=True):
    """Hours that were announced to follow."""

    at: int
    """When they take effect, UTC milliseconds."""


class OpenHours(WorkingHours, frozen=True):
    """The hours in force when the center was asked, and those to follow them."""

    coming: ComingHours | None = None


class Center(Struct, frozen=True):
    """Who the center is, and whether tickets are given."""

    code: str
    name_ar: str
    name_en: str
    governorate_ar: str
    governorate_en: str
    open: bool
    opens: str
    closes: str
    now: int
    """Its clock, UTC milliseconds."""
    request_code: str = ""
    """Beginning of the numbers of its requests, ``13-SHR07``."""
    national_id_check: str = "warn"
    """What a wrong check digit means: ``off``, ``warn`` or ``enforce``."""
    closed_why: str | None = None
    """``before_hours``, ``after_hours``, ``weekend``, ``holiday``, ``day_closed``."""
    opens_next: Opening | None = None
    training: bool = False
    """Whether it is one to learn on, whose tickets are good for nothing."""
    offer: str = ""
    """Another one whenever the catalogue has to be read again."""
    phones: bool = False
    """Whether citizens' phones may send pages here."""
    log: str = ""
    """Name of its record, to which what is sealed is bound."""
    dossier_key: str = ""
    """To this a kiosk seals what is personal: 32 bytes, base 64."""
    hours: OpenHours | None = None
    device: str | None = None
    """Who the kiosk is to it; empty where its key is not known, None if unsaid."""


class Service(Struct, frozen=True):
    """What people come for."""

    id: str
    name_ar: str
    name_en: str
    category: str
    days: int
    """Working days allowed; 0 where none is laid down."""
    fee_kind: str
    offered: bool
    documents: tuple[Document, ...]
    window: str = "originals"
    fields: tuple[Field, ...] = ()
    refusal: str | None = None
    """Code of the refusal that it would meet now."""

    @property
    def why_not(self) -> str:
        """Code of the reason why it cannot be had now; empty where it can."""
        if self.refusal in WHY_NOT:
            return self.refusal
        # A newer center may have reasons that this kiosk has no words for.
        can = self.offered and self.refusal is None
        return "" if can else UnknownService.code

    @property
    def needs_no_window(self) -> bool:
        """Whether the request is given here and nobody is met."""
        return self.window == NO_WINDOW


class Line(Struct, frozen=True):
    """A line of services of like length, by the letter of its tickets."""

    id: str
    letter: str
    letter_ar: str


class Catalogue(Struct, frozen=True):
    """Everything that is offered, in the published order."""

    hash: str
    categories: tuple[Word, ...]
    services: tuple[Service, ...]
    lines: tuple[Line, ...] = ()
    places: tuple[Word, ...] = ()
    """Of the governorate, for questions about a place."""

    def questions(self, service_id: str) -> tuple[Field, ...]:
        """What is asked for a request, places with the list they are chosen from."""
        return tuple(
            replace(each, options=self.places) if each.kind == Kind.PLACE else each
            for each in self.service(service_id).fields
        )

    def service(self, service_id: str) -> Service:
        return next(each for each in self.services if each.id == service_id)

    def category(self, category_id: str) -> Word:
        return next(each for each in self.categories if each.id == category_id)

    def services_of(self, category_id: str) -> tuple[Service, ...]:
        return tuple(each for each in self.services if each.category == category_id)

    def offers(self, category_id: str) -> bool:
        """Whether anything of a category can be had now."""
        return not all(each.why_not for each in self.services_of(category_id))


class Expected(Struct, frozen=True):
    """People ahead and the range of the wait in minutes; none when no window is open.

    A wait from 0 reads "less than ``wait_to`` minutes".
    """

    people_ahead: int | None = None
    wait_from: int | None = None
    wait_to: int | None = None


class Issued(Struct, frozen=True):
    """The ticket that was given."""

    ticket: str
    letter: str
    letter_ar: str
    number: int
    check: str
    """Two characters that prove presence at the window."""
    service: str
    side: str
    issued_at: int
    day: str
    url: str
    """The signed promise, as it stands in the QR."""
    expected: Expected = Expected()
    """As of when it was given."""
    alone: bool = False
    """Whether the kiosk gave it by itself, with the server away."""


class Reissued(Issued, frozen=True, kw_only=True):
    """A ticket that is printed once more."""

    copy: int
    """Number of the copy, from 1."""
    expected: Expected = Expected()


class Standing(Struct, frozen=True):
    """A ticket in somebody's hand, and where it stands."""

    ticket: str
    letter: str
    letter_ar: str
    number: int
    state: str
    choices: tuple[str, ...] = ()
    """What would be done now of ``return resume cancel rating print``."""
    expected: Expected = Expected()
    window: int | None = None
    """The window that calls or serves it."""
    another: bool = False
    """Whether it was missed, and its person has another one for the same by now."""


class Answered(Struct, frozen=True):
    """One document of a request, and what was said of it."""

    id: str
    ar: str
    en: str
    answer: str
    """``photo paper missing not_applicable``."""


class Followed(Struct, frozen=True):
    """A request as the holder of its receipt may know it."""

    request: str
    service: str
    name_ar: str
    name_en: str
    state: str
    received_at: int
    due: str
    department_ar: str
    department_en: str
    documents: tuple[Answered, ...] = ()
    acts: tuple[str, ...] = ()
    """What would be done now of ``documents withdraw print``."""
    ticket: str = ""
    """Its open one or its person's, or the last about it, ``20261122-D147``."""
    ticket_open: bool = False
    """Whether it still waits or is served: then there is no other one."""
    window: str = "originals"
    """What a window is needed for, as of its service."""

    @property
    def needs_no_window(self) -> bool:
        """Whether nobody is shown its papers."""
        return self.window == NO_WINDOW

    @property
    def lacking(self) -> tuple[Answered, ...]:
        """Documents that are still missing."""
        return tuple(each for each in self.documents if each.answer == "missing")


class Filed(Struct, frozen=True):
    """The request that was sent."""

    request: str
    """Its number, ``13-SHR07-2026-0012345-C``."""
    service: str
    received_at: int
    due: str
    """``2026-11-29``; empty as long as papers have to be seen."""
    department_ar: str
    department_en: str
    secret: str
    """Six digits that follow it where nobody can read the QR."""
    url: str
    """The signed promise, as it stands in the QR."""
    missing: tuple[str, ...] = ()
    ticket: Issued | None = None
    alone: bool = False
    """Whether the kiosk took it by itself; ``request`` is then its reference."""
    as_first_sent: bool = False
    """Whether it is what was sent before a correction, and had arrived."""


class Refiled(Filed, frozen=True, kw_only=True):
    """A receipt that is printed once more."""

    copy: int


class Box(Struct, frozen=True):
    """Where a phone's pages are taken for this kiosk."""

    upload: str
    url: str


class Sent(Struct, frozen=True):
    """One page of a phone, sealed to the kiosk, base 64."""

    document: str
    sealed: str


class Come(Struct, frozen=True):
    """What a phone has sent, and what is on the way."""

    busy: tuple[str, ...]
    pages: tuple[Sent, ...]
