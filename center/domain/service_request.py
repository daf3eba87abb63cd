"""A service request: what a citizen asked a department for, as it stands now.

Only what may stand in a line: the person, the answers and the papers themselves lie in
the dossier, which the line names by the hashes of its encrypted parts.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from center.domain.ticket import PrintState

HASH = re.compile("[0-9a-f]{64}")


class RequestState(StrEnum):
    """Where a request stands; late, escalated and appealed are marks beside it."""

    RECEIVED = "received"
    """Taken at a kiosk; a window has to see its papers."""
    INCOMPLETE = "incomplete"
    COMPLETE = "complete"
    ROUTED = "routed"
    """With the department; its days run."""
    WITHDRAWN = "withdrawn"


class Paper(StrEnum):
    """What is known of one document of the list."""

    PHOTO = "photo"
    """Its pages are in the dossier."""
    PAPER = "paper"
    """Brought along, or seen at a window."""
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


PARTS = ("applicant", "national_id", "fields")
"""Parts of a dossier that hold answers; its pages are the others."""


@dataclass(frozen=True, slots=True)
class ServiceRequest:
    """A request as it stands; times are UTC milliseconds, days those of Cairo."""

    id: str
    """``13-SHR07-2026-0012345-C``."""
    service: str
    state: RequestState
    received_at: int
    seq: int
    """Position of the line that received it."""
    device: str
    documents: Mapping[str, str] = field(default_factory=dict)
    """Document of the list → ``Paper``."""
    dossier: Mapping[str, str] = field(default_factory=dict)
    """Part → SHA-256 of its ciphertext; empty where a window took the papers."""
    pages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Document → its pages, by the same hash."""
    ticket: str = ""
    """The last ticket about it."""
    department: str = ""
    due: str = ""
    """Last day of the department's time, once that runs."""
    print_state: PrintState = PrintState.NONE
    copies: int = 0


def missing(documents: Mapping[str, str], listed: Mapping[str, int]) -> list[str]:
    """Mandatory documents that are not there; ``listed`` has 1 for mandatory ones.

    What the list of a later catalogue asks besides was never asked of this request.
    """
    mandatory = (document for document, must in listed.items() if must)
    return [d for d in mandatory if documents.get(d) == Paper.MISSING]


def are_hashes(values: object) -> bool:
    return all(isinstance(v, str) and HASH.fullmatch(v) for v in list(values))  # type: ignore[call-overload]
