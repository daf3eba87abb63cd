"""What is answered about requests, their pages, phones, and records of a kiosk."""

from typing import Annotated, Literal, TypedDict

from center.domain.service_request import RequestState
from center.web.answers import (
    Base64,
    Document,
    Millis,
    Paper,
    Promise,
    ServiceId,
    TicketId,
    Word,
    means,
)

RequestId = Annotated[str, means("13-SHR07-2026-0012345-C")]
Choice = Literal["documents", "withdraw", "print"]


class PagesOf(TypedDict):
    """A document, and how many pages of it are here."""

    document: str
    pages: int


class PageKept(PagesOf):
    """A page was made anew, encrypted and kept."""

    attachment: Annotated[str, means("its id; the same bytes get the same one")]
    width: Annotated[int, means("pixels")]
    height: Annotated[int, means("pixels")]


class RequestHead(TypedDict):
    """A request and where it stands."""

    request: RequestId
    service: ServiceId
    state: RequestState
    received_at: Millis
    due: Annotated[
        str, means("last working day, 2026-11-29; empty while papers are missing")
    ]
    department_ar: str
    department_en: str
    missing: Annotated[list[str], means("mandatory documents that are not there")]


class RequestReceipt(RequestHead):
    """All that is printed of a request; the same for a repeated command."""

    days: Annotated[int, means("working days, counted from the day after completion")]
    secret: Annotated[str, means("follows the request where nobody can read the QR")]
    url: Promise
    ticket: Annotated[Paper | None, means("null where no window is needed")]


class ReceiptAgain(RequestReceipt):
    """A receipt once more."""

    copy: Annotated[int, means("number of this copy, to be told with its printing")]


class DocumentAnswered(Document):
    """A document of the list, and what was said of it."""

    answer: Annotated[str, means("photo paper missing not_applicable, or empty")]


class Followed(RequestHead):
    """What the holder of a receipt learns, and may do."""

    name_ar: Annotated[str, means("the service's name")]
    name_en: Annotated[str, means("the service's name")]
    window: Annotated[str, means("none, originals or handover; empty: no such service")]
    ticket: Annotated[
        TicketId,
        means("its open ticket or its person's, or the last about it; empty: none"),
    ]
    ticket_open: Annotated[bool, means("whether that ticket waits or is served")]
    documents: list[DocumentAnswered]
    acts: Annotated[list[Choice], means("what may be done with it now")]


class Erased(TypedDict):
    """What was personal in a request can no longer be read."""

    request: RequestId


class BoxOpened(TypedDict):
    """A box into which one phone sends."""

    upload: Annotated[str, means("its code, 32 hex digits")]
    url: Annotated[str, means("what the phone opens; the kiosk's QR")]
    expires_at: Millis


class SealedPage(TypedDict):
    """A page that came, sealed to the kiosk (HPKE)."""

    document: str
    sealed: Base64


class BoxContents(TypedDict):
    """What a phone has sent, from the page that was asked for on."""

    busy: Annotated[list[str], means("documents that are being sent now")]
    pages: list[SealedPage]


class DocumentAsked(Word):
    """A document that the phone is asked for."""

    pages: Annotated[int, means("that have arrived")]
    room: Annotated[int, means("pages that are still taken")]


class Door(TypedDict):
    """What a phone is asked for, and the key to seal it to."""

    key: Annotated[Base64, means("X25519 key of the kiosk's visit, base 64")]
    used: Annotated[bool, means("whether a phone has begun to send")]
    documents: list[DocumentAsked]


class KioskKeyCertified(TypedDict):
    """A kiosk's key for the time when the server is away, and what goes with it."""

    device: str
    series: Annotated[int, means("keys of a kiosk are numbered from 1")]
    letter: Annotated[str, means("Latin letter of its numbers")]
    letter_ar: Annotated[str, means("Arabic letter of its numbers")]
    taken: Annotated[int, means("records of this key that are here")]
    ended: Annotated[bool, means("whether it may give nothing more")]
    log: Annotated[str, means("name of the center's log, hub/center/epoch")]
    governorate: Annotated[int, means("number as in national IDs")]
    index: Annotated[int, means("number of the center in the governorate")]
    hub_url: str
    dossier_key: Annotated[Base64, means("X25519 key to seal requests to, base 64")]
    paper_key: Annotated[
        Base64, means("key for tokens, check characters and secrets of papers")
    ]


class RecordTaken(TypedDict):
    """What became of a record that a kiosk handed in."""

    n: Annotated[int, means("number of the record")]
    fate: Annotated[str, means("taken: its ticket waits; lapsed: its day is closed")]
    ticket: Annotated[TicketId, means("empty: none")]
    request: Annotated[RequestId, means("the number it has now; empty: none")]
