"""What the documents of the services' lists are called, in the sentences of a finding.

A line has only a document's id; its name stands in the catalogue.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from center.catalogue_file import load_catalogue, read_catalogue
from center.domain.catalogue import Catalogue, Document
from center.texts import ASSETS
from center.yaml_lines import Mistake

Names = Callable[[], Mapping[str, Document]]
"""By id; asked for when a finding is about a document, as reading a catalogue lasts."""


@cache
def shipped() -> dict[str, Document]:
    """Those of the catalogue that ships with the product."""
    return listed(load_catalogue(ASSETS / "catalogue.yaml"))


def published(connection: sqlite3.Connection) -> Names:
    """Those of every catalogue that a center's record keeps; the newest name counts."""
    return cache(lambda: dict(named(connection)) or shipped())


def named(connection: sqlite3.Connection) -> Iterator[tuple[str, Document]]:
    """A catalogue that was spoilt on the disk names nothing."""
    for (data,) in connection.execute("SELECT data FROM document ORDER BY rowid"):
        try:
            yield from listed(read_catalogue(bytes(data))).items()
        except (Mistake, UnicodeError):
            continue


def listed(catalogue: Catalogue) -> dict[str, Document]:
    services = catalogue.services.values()
    return {document.id: document for one in services for document in one.documents}


def name_of(document: str, language: str, names: Names) -> str:
    """Without what stands in brackets there; the id of one that no catalogue has."""
    word = names().get(document)
    name = document if word is None else word.ar if language == "ar" else word.en
    return name.partition(" (")[0]
