"""Reads the fields of requests from the catalogue's file, as strictly as the rest."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from yaml.nodes import Node

from center.domain.catalogue import Field, Word
from center.domain.fields import RULES
from center.yaml_lines import Block, Mistake, entries_of, line_of

FIELD_KEYS = ("id", "label_ar", "label_en", "kind", "required")
FIELD_EXTRAS = ("options", "when", "least", "most", "past", "since")
MOST_LIMIT = 999_999_999


class Named(Protocol):
    """Anything of the catalogue that has an id."""

    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=Named)


def by_id(list_node: Node, read: Callable[[Node], N]) -> dict[str, N]:
    found: dict[str, N] = {}
    for node in entries_of(list_node):
        one = read(node)
        if one.id in found:
            raise Mistake(line_of(node), f"id '{one.id}' is given twice")
        found[one.id] = one
    if not found:
        raise Mistake(line_of(list_node), "the list is empty")
    return found


def read_word(node: Node) -> Word:
    block = Block.of(node, ("id", "ar", "en"))
    return Word(block.identifier(), block.arabic("ar"), block.english("en"))


def read_fields(block: Block, key: str) -> dict[str, Field]:
    """The fields of a list that may be empty; conditions look back only."""
    if not list(entries_of(block.nodes[key])):
        return {}
    fields = by_id(block.nodes[key], read_field)
    before: dict[str, Field] = {}
    for field, node in zip(fields.values(), entries_of(block.nodes[key]), strict=True):
        check_condition(field, before, line_of(node))
        check_beginning(field, before, line_of(node))
        before[field.id] = field
    return fields


def read_field(node: Node) -> Field:
    block = Block.of(node, FIELD_KEYS, FIELD_EXTRAS)
    kind = block.one_of("kind", RULES, "kind")
    if (kind == "choice") != block.has("options"):
        raise Mistake(
            block.line, "'options' belong to a field of kind 'choice', and only there"
        )
    options = by_id(block.nodes["options"], read_word) if kind == "choice" else {}
    least, most = read_limit(block, "least"), read_limit(block, "most")
    if most and least > most:
        raise Mistake(block.at("least"), "'least' is more than 'most'")
    if block.has("past") and kind != "date":
        raise Mistake(
            block.at("past"), "'past' belongs to a field of kind 'date', and only there"
        )
    return Field(
        id=block.identifier(),
        label_ar=block.arabic("label_ar"),
        label_en=block.english("label_en"),
        kind=kind,
        required=block.flag("required"),
        options=tuple(options.values()),
        when=read_condition(block),
        least=least,
        most=most,
        past=block.has("past") and block.flag("past"),
        since=block.text("since") if block.has("since") else "",
    )


def read_limit(block: Block, key: str) -> int:
    return block.whole(key, 1, MOST_LIMIT) if block.has(key) else 0


def read_condition(block: Block) -> tuple[str, str] | None:
    """``when: id_kind=passport``."""
    if not block.has("when"):
        return None
    field, _, answer = block.text("when").partition("=")
    return field, answer


def check_condition(field: Field, before: dict[str, Field], line: int) -> None:
    if field.when is None:
        return
    other = before.get(field.when[0])
    if other is None:
        raise Mistake(line, f"'when' names no field before '{field.id}'")
    known = [word.id for word in other.options]
    if other.kind == "boolean":
        known = ["yes", "no"]
    if field.when[1] not in known:
        raise Mistake(line, f"'{other.id}' has no answer '{field.when[1]}'")


def check_beginning(field: Field, before: dict[str, Field], line: int) -> None:
    """``since`` is of a date, and names the date with which a period begins."""
    if not field.since:
        return
    other = before.get(field.since)
    if field.kind != "date" or other is None or other.kind != "date":
        raise Mistake(line, f"'since' of '{field.id}' names no date before a date")
