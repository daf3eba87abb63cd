"""Every screen as an example: for pictures to look at and layouts to measure.

The services are those of the catalogue that comes with Shubbak; center and ticket are
examples.  Free of Kivy.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, combinations
from pathlib import Path

from msgspec.structs import replace as struct_replace

from center.catalogue_file import load_catalogue
from center.texts import ASSETS
from kiosk.answers import (
    Catalogue,
    Center,
    Expected,
    Issued,
    Line,
    Opening,
    Service,
)
from kiosk.camera.photographs import NO_PAGES
from kiosk.gallery_alone import alone
from kiosk.gallery_in_hand import papers_in_hand
from kiosk.gallery_requests import FILED, requests, unseen
from kiosk.theme import NORMAL, Variant
from kiosk.visit import DOUBTFUL, ORDINARY, PRIORITY, Visit, first_visit
from kiosk.words import Help, News, Over, Screen

MORNING = 1_795_335_840_000
"""Sunday 22 November 2026, 10:24 in Cairo."""

CENTER = Center(
    code="SHR01",
    name_ar="الزقازيق",
    name_en="Zagazig",
    governorate_ar="الشرقية",
    governorate_en="Sharqia",
    open=True,
    opens="09:00",
    closes="14:00",
    now=MORNING,
    phones=True,
    opens_next=Opening("2026-11-23", "09:00"),
    request_code="13-SHR01",
)

TICKET = Issued(
    ticket="20261122-D147",
    letter="D",
    letter_ar="د",
    number=147,
    check="7K",
    service="shop_licence",
    side=ORDINARY,
    issued_at=MORNING,
    day="2026-11-22",
    url="HTTPS://HUB.EXAMPLE/V/" + "AEBQGBYXT2" * 14 + "AEBQGBY2",
)

EXPECTED = Expected(people_ahead=7, wait_from=15, wait_to=20)

VARIANTS = tuple(
    frozenset(chosen)
    for chosen in chain.from_iterable(
        combinations(Variant, count) for count in range(len(Variant) + 1)
    )
)
"""Every combination of what can be switched on."""


@dataclass(frozen=True)
class Example:
    """One screen with a name that says what is special about it."""

    name: str
    visit: Visit
    seconds_left: int = 0
    refusals: Mapping[str, str] = field(default_factory=dict)
    """Services that cannot be had, each with the code of the reason."""
    center: Center = CENTER
    newer: Catalogue | None = None
    """A list that has taken effect meanwhile."""

    def offered(self, catalogue: Catalogue) -> Catalogue:
        """The catalogue as the center answers it then."""
        services = tuple(
            struct_replace(each, refusal=self.refusals.get(each.id))
            for each in catalogue.services
        )
        return struct_replace(catalogue, services=services)


def offered_catalogue(path: Path = ASSETS / "catalogue.yaml") -> Catalogue:
    """The catalogue as a center answers it that offers everything."""
    file = load_catalogue(path)
    services = (
        Service(
            id=each.id,
            name_ar=each.name_ar,
            name_en=each.name_en,
            category=each.category,
            days=each.days,
            fee_kind=each.fee_kind,
            offered=True,
            documents=each.documents,
            window=each.window,
            fields=file.asked(each),
        )
        for each in file.services.values()
    )
    lines = tuple(
        Line(each.id, each.letter, each.letter_ar) for each in file.lines.values()
    )
    categories = tuple(file.categories.values())
    return Catalogue(file.hash, categories, tuple(services), lines)


def examples(language: str, catalogue: Catalogue) -> list[Example]:
    """One visit on each of its screens."""
    start = replace(first_visit(language), screen=Screen.WELCOME)
    org = replace(start, category="org")
    shop = replace(start, category="shops", service="shop_licence", side=ORDINARY)
    given = replace(shop, expected=EXPECTED, ticket=TICKET)
    second_page = NORMAL.services_a_page

    def at(visit: Visit, screen: Screen, name: str = "", **more: object) -> Example:
        shown = replace(visit, screen=screen, **more)  # type: ignore[arg-type]
        return Example(name or screen.value, shown)

    return [
        at(start, Screen.WELCOME),
        at(given, Screen.TAKE_TICKET, "take-ticket-as-first-sent", as_first_sent=True),
        at(start, Screen.CATEGORY),
        at(start, Screen.CATEGORY, "category-last", first_category=99),
        at(org, Screen.SERVICE),
        at(org, Screen.SERVICE, "service-page-2", first_service=second_page),
        at(shop, Screen.DOCUMENTS),
        at(shop, Screen.DOCUMENTS, "documents-last", first_document=8),
        at(shop, Screen.DOCUMENTS, "documents-none", service="enquiry"),
        at(shop, Screen.PRIORITY),
        at(shop, Screen.CONFIRM, expected=EXPECTED),
        at(shop, Screen.CONFIRM, "confirm-asking", side=PRIORITY),
        at(shop, Screen.CONFIRM, "confirm-no-window", expected=Expected()),
        at(shop, Screen.CONFIRM, "confirm-no-paper", expected=EXPECTED, printer="gone"),
        at(shop, Screen.ISSUING, expected=EXPECTED),
        at(given, Screen.PRINTING),
        at(given, Screen.TAKE_TICKET),
        Example(
            "take-ticket-ends",
            replace(given, screen=Screen.TAKE_TICKET),
            seconds_left=5,
        ),
        at(given, Screen.OUT_OF_PAPER),
        at(given, Screen.NOT_PRINTED),
        at(given, Screen.NOT_PRINTED, "not-printed-cover", trouble="cover_open"),
        at(given, Screen.NOT_PRINTED, "not-printed-fault", trouble="error"),
        at(given, Screen.NOT_PRINTED, "not-printed-silent", trouble="silent"),
        at(given, Screen.NOT_PRINTED, "print-doubtful", trouble=DOUBTFUL),
        at(given, Screen.OUT_OF_PAPER, "print-again", printer="ok"),
        at(shop, Screen.LIST_PRINTING),
        at(shop, Screen.TAKE_LIST),
        Example(
            "take-list-ends", replace(shop, screen=Screen.TAKE_LIST), seconds_left=5
        ),
        at(shop, Screen.LIST_NOT_PRINTED),
        at(shop, Screen.NOT_GIVEN, "not-given-refused", refusal="quota_reached"),
        at(shop, Screen.NOT_GIVEN, "not-given-unanswered"),
        *(Example(*each) for each in requests(start, catalogue)),
        *outdated(start, catalogue),
        *(Example(*each) for each in alone(start, shop, TICKET, FILED)),
        *(Example(*each) for each in papers_in_hand(start, catalogue)),
        at(start, Screen.WELCOME, "easier-use", over=Over.EASIER_USE),
        Example("more-time", replace(org, over=Over.MORE_TIME), seconds_left=6),
        at(org, Screen.SERVICE, "help-called", help=Help.CALLED),
        at(org, Screen.SERVICE, "help-coming", help=Help.COMING),
        at(org, Screen.SERVICE, "help-away", help=Help.AWAY),
        *barred(org),
        *learning(start),
        *unphotographed(start, catalogue),
        at(start, Screen.STARTING),
        *closed(start),
        *closed_meanwhile(shop, catalogue),
        at(start, Screen.OUT_OF_ORDER),
        at(start, Screen.OUT_OF_ORDER, "not-known", center=News.NOT_KNOWN),
        at(start, Screen.OUT_OF_ORDER, "no-disk", center=News.NO_DISK),
    ]


REFUSALS = {
    "building_permit": "quota_reached",
    "building_extension": "unknown_service",
    "elevator_licence": "unknown_service",
    "pay_fees": "unknown_service",
    "complaint": "quota_reached",
}
"""A service without numbers for today, and those of a desk that is not here."""


def barred(org: Visit) -> Iterator[Example]:
    """What cannot be had now."""
    full = replace(org, service="building_permit")
    here = replace(org, service="building_extension")
    for name, screen, visit in (
        ("category-barred", Screen.CATEGORY, org),
        ("service-barred", Screen.SERVICE, org),
        ("not-offered-full", Screen.NOT_OFFERED, full),
        ("not-offered-here", Screen.NOT_OFFERED, here),
        ("documents-barred", Screen.DOCUMENTS, full),
        ("documents-barred-here", Screen.DOCUMENTS, here),
        ("purposes-barred", Screen.PURPOSES, org),
    ):
        yield Example(name, replace(visit, screen=screen), refusals=REFUSALS)


def unphotographed(start: Visit, catalogue: Catalogue) -> Iterator[Example]:
    """A kiosk without a camera, whose center takes nothing from phones."""
    center = struct_replace(CENTER, phones=False)
    examples = dict(unseen(start, catalogue))
    for name, of in (("documents", "to-photograph"), ("ask-papers", "unseen")):
        visit = replace(examples[f"{name}-{of}"], camera="", pages=NO_PAGES)
        form = replace(visit.form, draft="")
        yield Example(f"{name}-no-camera", replace(visit, form=form), center=center)


def outdated(start: Visit, catalogue: Catalogue) -> Iterator[Example]:
    """A request that was written while another list took effect."""
    visit = replace(
        dict(requests(start, catalogue))["not-sent-refused"], refusal="bad_field"
    )
    others = tuple(each for each in catalogue.services if each.id != visit.service)
    service = catalogue.service(visit.service)
    shorter = struct_replace(service, documents=service.documents[1:])
    for name, services in (("changed", (*others, shorter)), ("gone", others)):
        newer = struct_replace(catalogue, services=services)
        yield Example(f"not-sent-{name}", visit, newer=newer)


def learning(start: Visit) -> Iterator[Example]:
    """A kiosk to learn on."""
    center = struct_replace(CENTER, training=True)
    for screen in (Screen.WELCOME, Screen.SERVICE):
        visit = replace(start, screen=screen, category="org")
        yield Example(f"training-{screen}", visit, center=center)


def closed(start: Visit) -> Iterator[Example]:
    """A closed center, for every reason."""
    shut = replace(start, screen=Screen.CLOSED)
    for why, opens in (
        ("before_hours", Opening("2026-11-22", "09:00")),
        ("after_hours", Opening("2026-11-23", "09:00")),
        ("weekend", Opening("2026-11-29", "09:00")),
        ("holiday", Opening("2027-01-10", "10:30")),
        ("day_closed", None),
    ):
        center = struct_replace(CENTER, open=False, closed_why=why, opens_next=opens)
        yield Example(f"closed-{why}", shut, center=center)


def closed_meanwhile(shop: Visit, catalogue: Catalogue) -> Iterator[Example]:
    """A center that has closed while somebody was under way."""
    written = dict(requests(shop, catalogue))["not-sent-refused"]
    center = struct_replace(CENTER, open=False, closed_why="after_hours")
    for name, visit in (
        ("not-sent-closed", written),
        ("not-given-closed", replace(shop, screen=Screen.NOT_GIVEN)),
    ):
        yield Example(name, replace(visit, refusal="closed"), center=center)


def all_lists(language: str, catalogue: Catalogue) -> Iterator[Example]:
    """Every page of services and of documents that there is, however pages are cut."""
    start = replace(first_visit(language), screen=Screen.SERVICE)
    for category in catalogue.categories:
        services = catalogue.services_of(category.id)
        for first in range(len(services)):
            here = replace(start, category=category.id, first_service=first)
            yield Example(f"service-{category.id}-{first}", here)
    for service in catalogue.services:
        chosen = replace(start, category=service.category, service=service.id)
        for first in range(max(1, len(service.documents))):
            here = replace(chosen, screen=Screen.DOCUMENTS, first_document=first)
            yield Example(f"documents-{service.id}-{first}", here)
        confirming = replace(chosen, screen=Screen.CONFIRM, expected=EXPECTED)
        yield Example(f"confirm-{service.id}", confirming)
