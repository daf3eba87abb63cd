"""Loads the catalogue of services from its file, strictly.

Nothing is guessed and nothing is ignored: an unknown key, a missing Arabic name, a
duplicate, or a line, department or category that does not exist stops the loading with
the line of the file.  What is loaded is complete, so the screens and the rule need no
second look.
"""

import hashlib
import re
from collections.abc import Callable, Collection
from pathlib import Path

from yaml.nodes import Node

from center.catalogue_fields import N, by_id, read_fields, read_word
from center.domain.catalogue import (
    FEE_KINDS,
    FULL,
    LIGHT,
    NEEDED_OUTCOMES,
    NONE,
    PRIORITY,
    Catalogue,
    Document,
    Line,
    Service,
)
from center.domain.errors import CatalogueError
from center.lettering import ARABIC_LETTERS, LATIN_LETTERS
from center.yaml_lines import (
    Block,
    Mistake,
    compose,
    entries_of,
    known_text,
    line_of,
)

WINDOWS = ("none", "originals", "handover")
"""What a window is needed for: nothing, to show papers, to hand something over."""

FEE = re.compile(r"(?P<kind>[a-z_]+)(?:\((?:max |[0-9]+-)[0-9]+ EGP\))?")

APPLICANT = (FULL, LIGHT, NONE)

WORD_LISTS = (
    "departments",
    "categories",
    "outcomes",
    "pause_reasons",
    "park_reasons",
    "transfer_reasons",
    "call_reasons",
)
LINE_KEYS = ("id", "letter", "letter_ar", "name_ar", "name_en")
SERVICE_KEYS = (
    *("id", "name_ar", "name_en", "category", "department", "line", "window"),
    *("minutes", "days", "fee_kind", "documents", "fields"),
)
SERVICE_EXTRAS = ("also_routed_to", "legal_basis_ar", "applicant")


def load_catalogue(path: Path) -> Catalogue:
    """Read and check a catalogue; ``CatalogueError`` names the line of a mistake."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CatalogueError(
            f"{path}: {error.strerror}",
            hint="Give the path of a catalogue; one comes with Shubbak as "
            "assets/catalogue.yaml.",
        ) from None
    return check_catalogue(data, path.name)


def check_catalogue(data: bytes, name: str) -> Catalogue:
    """The catalogue in a file of that name; ``CatalogueError`` as above."""
    try:
        return read_catalogue(data)
    except Mistake as mistake:
        raise CatalogueError(
            f"{name}, line {mistake.line}: {mistake}",
            hint="Correct that line and try again; nothing was changed.",
            line=mistake.line,
        ) from None


def read_catalogue(data: bytes) -> Catalogue:
    """The catalogue in the bytes of a file; ``Mistake`` if there is one."""
    keys = (*WORD_LISTS, "lines", "applicant_fields", "services")
    top = Block.of(compose(data), keys)
    words = {key: by_id(top.nodes[key], read_word) for key in WORD_LISTS}
    check_outcomes(top, words["outcomes"])
    lines = by_id(top.nodes["lines"], read_line)
    check_lines(top, lines)
    known: dict[str, Collection[str]] = {
        "category": words["categories"],
        "department": words["departments"],
        "line": [key for key in lines if key != PRIORITY],
    }
    services = by_id(top.nodes["services"], lambda node: read_service(node, known))
    check_services(top, services)
    return Catalogue(
        hash=hashlib.sha256(data).hexdigest(),
        lines=lines,
        applicant_fields=read_fields(top, "applicant_fields"),
        services=services,
        **words,
    )


def check_outcomes(top: Block, outcomes: Collection[str]) -> None:
    """A visit ends as ``done`` with a request, as ``returned`` without its papers."""
    lacking = [outcome for outcome in NEEDED_OUTCOMES if outcome not in outcomes]
    if lacking:
        raise Mistake(top.at("outcomes"), f"outcome '{lacking[0]}' is missing")


def read_line(node: Node) -> Line:
    block = Block.of(node, LINE_KEYS, ("minutes",))
    key = block.identifier()
    if key == PRIORITY and block.has("minutes"):
        raise Mistake(
            block.at("minutes"), "the priority line has no minutes of its own"
        )
    if key != PRIORITY and not block.has("minutes"):
        raise Mistake(block.line, "'minutes' is missing")
    return Line(
        id=key,
        letter=read_letter(block, "letter", LATIN_LETTERS),
        letter_ar=read_letter(block, "letter_ar", ARABIC_LETTERS),
        name_ar=block.arabic("name_ar"),
        name_en=block.english("name_en"),
        minutes=0 if key == PRIORITY else block.whole("minutes", 1, 120),
    )


def read_letter(block: Block, key: str, letters: Collection[str]) -> str:
    value = block.text(key)
    if value not in letters:
        known = " ".join(sorted(letters))
        raise Mistake(
            block.at(key), f"'{key}' must be one letter of {known}, found {value!r}"
        )
    return value


def check_lines(top: Block, lines: dict[str, Line]) -> None:
    if PRIORITY not in lines:
        raise Mistake(top.at("lines"), f"there is no line '{PRIORITY}'")
    taken: set[str] = set()
    for one, node in zip(lines.values(), entries_of(top.nodes["lines"]), strict=True):
        for sign in (one.letter, one.letter_ar):
            if sign in taken:
                raise Mistake(line_of(node), f"letter '{sign}' is another line's")
            taken.add(sign)


def check_services(top: Block, services: dict[str, Service]) -> None:
    """No two services have the same name: nobody could tell which is meant."""
    taken: set[str] = set()
    nodes = entries_of(top.nodes["services"])
    for one, node in zip(services.values(), nodes, strict=True):
        for name in (one.name_ar, one.name_en.casefold()):
            if name in taken:
                raise Mistake(line_of(node), f"{name!r} is another service's name")
            taken.add(name)


def read_service(node: Node, known: dict[str, Collection[str]]) -> Service:
    block = Block.of(node, SERVICE_KEYS, SERVICE_EXTRAS)
    departments = known["department"]
    return Service(
        id=block.identifier(),
        name_ar=block.arabic("name_ar"),
        name_en=block.english("name_en"),
        category=block.one_of("category", known["category"], "category"),
        department=block.one_of("department", departments, "department"),
        line=block.one_of("line", known["line"], "line"),
        window=block.one_of("window", WINDOWS, "window"),
        minutes=block.whole("minutes", 1, 120),
        days=block.whole("days", 0, 365),
        fee_kind=read_fee(block),
        documents=several(block, "documents", read_document),
        fields=tuple(read_fields(block, "fields").values()),
        also_routed_to=routes(block, departments),
        legal_basis_ar=optional_arabic(block, "legal_basis_ar"),
        applicant=block.one_of("applicant", APPLICANT, "way")
        if block.has("applicant")
        else FULL,
    )


def read_fee(block: Block) -> str:
    """``area_based+insurance``, ``annual_fee(max 5000 EGP)``."""
    value = block.text("fee_kind")
    for part in value.split("+"):
        fee = FEE.fullmatch(part)
        if fee is None or fee["kind"] not in FEE_KINDS:
            raise Mistake(block.at("fee_kind"), f"unknown kind of fee {part!r}")
    return value


def several(block: Block, key: str, read: Callable[[Node], N]) -> tuple[N, ...]:
    """A list that may be empty, written ``[]``."""
    if not list(entries_of(block.nodes[key])):
        return ()
    return tuple(by_id(block.nodes[key], read).values())


def routes(block: Block, departments: Collection[str]) -> tuple[str, ...]:
    if not block.has("also_routed_to"):
        return ()
    return block.list_of(
        "also_routed_to", lambda node: known_text(node, departments, "department")
    )


def optional_arabic(block: Block, key: str) -> str:
    if not block.has(key) or not block.text(key, empty=True):
        return ""
    return block.arabic(key)


def read_document(node: Node) -> Document:
    block = Block.of(node, ("id", "ar", "en", "mandatory"))
    return Document(
        id=block.identifier(),
        ar=block.arabic("ar"),
        en=block.english("en"),
        mandatory=block.flag("mandatory"),
    )
