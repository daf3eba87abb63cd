"""The catalogue of services: what people can come for, and which line it stands in.

Frozen values only; ``center/catalogue_file.py`` reads them from YAML and refuses what
is not complete.
"""

from dataclasses import dataclass, replace

PRIORITY = "priority"
"""Id of the priority line, which holds tickets of any service (acts, section 2)."""
NEEDED_OUTCOMES = ("done", "returned")
"""Outcomes that no list may lack: with a request, and without all its papers."""


@dataclass(frozen=True, slots=True)
class Word:
    """One entry of a published list: an id and its name in both languages."""

    id: str
    ar: str
    en: str


@dataclass(frozen=True, slots=True)
class Line:
    """Services of like length under one letter; ``minutes`` is published."""

    id: str
    letter: str
    letter_ar: str
    name_ar: str
    name_en: str
    minutes: int
    """Expected minutes at the window; 0 for the priority line, which has none."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a service's list; nothing outside the list may be asked for."""

    id: str
    ar: str
    en: str
    mandatory: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a service's request; ``center/domain/fields.py`` its kinds."""

    id: str
    label_ar: str
    label_en: str
    kind: str
    required: bool
    """Whether it has to be answered, if it is asked."""
    options: tuple[Word, ...] = ()
    when: tuple[str, str] | None = None
    """Asked only if this earlier field has this answer."""
    least: int = 0
    most: int = 0
    """Limits of its own; 0 leaves those of the kind."""
    past: bool = False
    """Of a date: whether it is of something that has happened, today at the latest."""
    since: str = ""
    """Of a date: the earlier field before whose date it may not lie."""


FEE_KINDS = (
    *("free", "free_or_announced", "fixed_fee", "payment", "price", "insurance"),
    *("annual", "annual_fee", "annual_rent", "monthly_rent", "licence_fee"),
    *("examination_fee", "inspection_fee", "settlement", "seriousness_deposit"),
    *("utility_estimate", "area_based", "value_based", "volume_based"),
)
"""Kinds of fees; a service has one, or several joined by ``+``, each perhaps with its
limits in brackets.  What the kiosk has no words for is set after examination."""

FULL, LIGHT, NONE = "full", "light", "none"
"""How much a service asks of the applicant."""

LIGHT_FIELDS = ("applicant_name", "consent_sms", "mobile")


@dataclass(frozen=True, slots=True)
class Service:
    """What people come for."""

    id: str
    name_ar: str
    name_en: str
    category: str
    department: str
    line: str
    minutes: int
    days: int
    window: str
    fee_kind: str
    documents: tuple[Document, ...]
    fields: tuple[Field, ...]
    also_routed_to: tuple[str, ...] = ()
    legal_basis_ar: str = ""
    applicant: str = FULL

    @property
    def at_window(self) -> bool:
        """Whether the citizen has to come to a window for it."""
        return self.window != "none"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything a center offers, by id, in the published order."""

    hash: str
    """SHA-256 of the file's bytes, in hex."""
    categories: dict[str, Word]
    departments: dict[str, Word]
    lines: dict[str, Line]
    services: dict[str, Service]
    outcomes: dict[str, Word]
    pause_reasons: dict[str, Word]
    park_reasons: dict[str, Word]
    transfer_reasons: dict[str, Word]
    call_reasons: dict[str, Word]
    """Why a manager may call a ticket out of turn; shown and counted."""
    applicant_fields: dict[str, Field]
    """What is asked of whoever gives a request."""

    def applicant_asked(self, service: Service) -> tuple[Field, ...]:
        """What a service asks of the applicant; the light way leaves the name open."""
        if service.applicant == FULL:
            return tuple(self.applicant_fields.values())
        if service.applicant == NONE:
            return ()
        known = (self.applicant_fields.get(key) for key in LIGHT_FIELDS)
        return tuple(replace(f, required=bool(f.when)) for f in known if f)

    def asked(self, service: Service) -> tuple[Field, ...]:
        """Every field of a service's request, in the order of asking."""
        return (*self.applicant_asked(service), *service.fields)
