"""Strict reading of YAML that knows the line of everything it read.

The parser's own nodes are used instead of plain values, because a plain value has
forgotten where it stood.  Everything that is not as expected raises ``Mistake``; the
caller makes it a refusal that names the file.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from center.lettering import fault

T = TypeVar("T")

ARABIC = re.compile("[\u0621-\u064a]")
IDENTIFIER = re.compile("[a-z][a-z0-9_]*")
STRING, INTEGER, BOOLEAN = (
    f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "bool")
)

MOST_DEEP = 32
"""Lists and blocks within each other; a catalogue has five."""
EXPLAINED = 128 * 1024
"""Characters that are read again for a better sentence, which takes a second or two;
the catalogue that comes with Shubbak has half as many."""


class Mistake(Exception):
    """Something in the file is not as it must be; ``line`` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def compose(data: bytes) -> Node:
    """The document's node; an empty file is an empty mapping."""
    try:
        node = compose_text(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Mistake(data.count(b"\n", 0, error.start) + 1, "not UTF-8") from None
    except yaml.reader.ReaderError as error:
        before = data.decode("utf-8")[: error.position]
        raise Mistake(before.count("\n") + 1, error.reason) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Mistake(mark.line + 1 if mark else 1, error.problem or "") from None
    return node or MappingNode(
        "tag:yaml.org,2002:map", [], yaml.Mark("", 0, 0, 0, "", 0)
    )


def compose_text(text: str) -> Node | None:
    """The node, by the parser in C; the one in Python says better what is wrong."""
    try:
        require_shallow(text)
        return yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        if len(text) > EXPLAINED:
            raise
        return yaml.compose(text, Loader=yaml.SafeLoader)


def require_shallow(text: str) -> None:
    """The parser in C goes as deep as the text, until it takes the program along."""
    deep = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            deep += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            deep -= 1
        if deep > MOST_DEEP:
            mark = event.start_mark
            raise Mistake(mark.line + 1 if mark else 1, "nested too deep")


def line_of(node: Node) -> int:
    return int(node.start_mark.line) + 1


def text_of(node: Node) -> str:
    if not isinstance(node, ScalarNode) or node.tag != STRING:
        raise Mistake(line_of(node), f"expected text, found {found(node)}")
    if wrong := fault(str(node.value)):
        raise Mistake(line_of(node), wrong)
    return str(node.value)


def found(node: Node) -> str:
    if isinstance(node, ScalarNode):
        return repr(node.value) if node.value else "nothing"
    return "a list" if isinstance(node, SequenceNode) else "a block of keys"


def entries_of(node: Node) -> Iterator[Node]:
    if not isinstance(node, SequenceNode):
        raise Mistake(line_of(node), f"expected a list, found {found(node)}")
    yield from node.value


@dataclass(frozen=True, slots=True)
class Block:
    """One block of ``key: value``; no key is unknown, missing or given twice."""

    line: int
    nodes: dict[str, Node]

    @classmethod
    def of(
        cls, node: Node, required: Collection[str], optional: Collection[str] = ()
    ) -> "Block":
        if not isinstance(node, MappingNode):
            raise Mistake(line_of(node), f"expected keys, found {found(node)}")
        block = cls(line_of(node), {})
        for key_node, value in node.value:
            key = text_of(key_node)
            if key in block.nodes:
                raise Mistake(line_of(key_node), f"'{key}' is given twice")
            if key not in required and key not in optional:
                raise Mistake(line_of(key_node), f"unknown key '{key}'")
            block.nodes[key] = value
        for key in required:
            if key not in block.nodes:
                raise Mistake(block.line, f"'{key}' is missing")
        return block

    def has(self, key: str) -> bool:
        return key in self.nodes

    def at(self, key: str) -> int:
        """The line where the key's value stands."""
        return line_of(self.nodes[key])

    def text(self, key: str, *, empty: bool = False) -> str:
        value = text_of(self.nodes[key]).strip()
        if not value and not empty:
            raise Mistake(self.at(key), f"'{key}' is empty")
        return value

    def arabic(self, key: str) -> str:
        value = self.text(key)
        if not ARABIC.search(value):
            raise Mistake(self.at(key), f"'{key}' is not in Arabic: {value!r}")
        return value

    def english(self, key: str) -> str:
        value = self.text(key)
        if ARABIC.search(value):
            raise Mistake(self.at(key), f"'{key}' is not in English: {value!r}")
        return value

    def identifier(self, key: str = "id") -> str:
        return identifier_of(self.nodes[key])

    def one_of(self, key: str, known: Collection[str], what: str) -> str:
        return known_text(self.nodes[key], known, what)

    def whole(self, key: str, least: int, most: int) -> int:
        node = self.nodes[key]
        if node.tag != INTEGER or not str(node.value).isdecimal():
            raise Mistake(
                line_of(node), f"'{key}': expected a number, found {found(node)}"
            )
        if not least <= int(node.value) <= most:
            raise Mistake(
                line_of(node), f"'{key}' must be {least} to {most}, found {node.value}"
            )
        return int(node.value)

    def flag(self, key: str) -> bool:
        node = self.nodes[key]
        if node.tag != BOOLEAN or node.value not in ("true", "false"):
            raise Mistake(
                line_of(node), f"'{key}': expected true or false, found {found(node)}"
            )
        return bool(node.value == "true")

    def list_of(self, key: str, read: Callable[[Node], T]) -> tuple[T, ...]:
        return tuple(read(node) for node in entries_of(self.nodes[key]))


def identifier_of(node: Node) -> str:
    value = text_of(node)
    if not IDENTIFIER.fullmatch(value):
        raise Mistake(line_of(node), f"an id is of a-z, 0-9 and _, found {value!r}")
    return value


def known_text(node: Node, known: Collection[str], what: str) -> str:
    value = text_of(node)
    if value not in known:
        raise Mistake(line_of(node), f"unknown {what} '{value}'")
    return value


def plain(node: Node) -> Any:
    """The document as plain values; a key given twice is a mistake."""
    refuse_repeated_keys(node)
    return yaml.SafeLoader("").construct_document(node)


def refuse_repeated_keys(node: Node) -> None:
    if isinstance(node, SequenceNode):
        for entry in node.value:
            refuse_repeated_keys(entry)
    elif isinstance(node, MappingNode):
        keys = set()
        for key, value in node.value:
            if key.value in keys:
                raise Mistake(line_of(key), f"'{key.value}' is given twice")
            keys.add(key.value)
            refuse_repeated_keys(value)
