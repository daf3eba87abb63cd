"""The catalogue of services: what people can come for, and which line it stands in.

Frozen values only; ``center/catalogue_file.py`` reads them from YAML and refuses what
is not complete.
"""

from dataclasses import dataclass

PRIORITY = "priority"
"""Id of the priority line, which holds tickets of any service (acts, section 2)."""


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
    """One question of a service's request."""

    id: str
    label_ar: str
    label_en: str
    type: str
    required: bool
    options: tuple[str, ...] = ()


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
