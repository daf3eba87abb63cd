"""Pages on their way from a citizen's phone to the kiosk before which they stand.

A kiosk opens a box and shows its code; the phone's pages lie in it, sealed to a key
that only this kiosk has and only for this visit, until the kiosk has taken them.  The
boxes are in memory alone: nothing of them survives the visit, or a restart.
"""

import secrets
from dataclasses import dataclass, field

from center.domain.errors import TooManyPages, UploadGone, UploadUsed

LIFE_MS = 10 * 60 * 1000
"""The longest that a code is taken."""
SILENT_MS = 30 * 1000
"""A box is shut when its kiosk has not looked into it for so long: the person left."""
MOST_PAGES = 24
"""Of a visit."""
MOST_OF_DOCUMENT = 6
MOST_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Arrived:
    """One page; only the kiosk opens it."""

    document: str
    sealed: bytes = field(repr=False)
    mark: str = field(default="", repr=False)
    """The same for the same page, sent again; it says nothing of what is on it."""


@dataclass
class Box:
    """What one kiosk waits for."""

    id: str
    device: str
    key: str
    """Public key of the kiosk for this box, base 64."""
    service: str
    documents: tuple[str, ...]
    opened_at: int
    seen_at: int
    most: int = MOST_PAGES
    """Pages that the visit still has room for."""
    phone: str = ""
    """Chosen by the first phone that sends: no other one is taken."""
    busy: set[str] = field(default_factory=set)
    """Documents that are on the way."""
    pages: list[Arrived] = field(default_factory=list)

    @property
    def expires_at(self) -> int:
        return self.opened_at + LIFE_MS

    @property
    def room(self) -> int:
        """Pages that it still takes."""
        return self.most - len(self.pages)

    def of(self, document: str) -> list[Arrived]:
        return [page for page in self.pages if page.document == document]

    def room_for(self, document: str) -> int:
        """Pages of one document that it still takes."""
        return min(self.room, MOST_OF_DOCUMENT - len(self.of(document)))

    def is_over(self, now: int) -> bool:
        return now >= self.expires_at or now - self.seen_at >= SILENT_MS


class Boxes:
    """Every box that is open; one for each kiosk."""

    def __init__(self) -> None:
        self.boxes: dict[str, Box] = {}

    def open(
        self,
        device: str,
        key: str,
        service: str,
        documents: tuple[str, ...],
        now: int,
        most: int = MOST_PAGES,
    ) -> Box:
        """A new box, in the place of the kiosk's last one."""
        self.forget(device, now)
        code = secrets.token_hex(16)
        box = Box(code, device, key, service, documents, now, now, most)
        self.boxes[box.id] = box
        return box

    def forget(self, device: str, now: int) -> None:
        """Drop what is over, and whatever the kiosk has open."""
        self.boxes = {
            box.id: box
            for box in self.boxes.values()
            if box.device != device and not box.is_over(now)
        }

    def at_door(self, upload: str, now: int) -> Box:
        """The box of a code; ``UploadGone`` once it is over, or never was."""
        box = self.boxes.get(upload)
        if box is None or box.is_over(now):
            raise UploadGone
        return box

    def of_kiosk(self, upload: str, device: str, now: int) -> Box:
        """The same for the kiosk that opened it, which thereby keeps it open."""
        box = self.at_door(upload, now)
        if box.device != device:
            raise UploadGone
        box.seen_at = now
        return box

    def claim(self, upload: str, phone: str, document: str, now: int) -> Box:
        """A phone begins to send; ``UploadUsed`` for another phone.

        A phone that broke off may begin again, and add pages while there is room.
        """
        box = self.at_door(upload, now)
        if document not in box.documents:
            raise UploadGone
        if box.phone not in ("", phone):
            raise UploadUsed
        box.phone = phone
        box.busy.add(document)
        return box

    def put(
        self, upload: str, phone: str, document: str, sent: list[Arrived], now: int
    ) -> Box:
        """What has been sent, all of it or nothing; what had come before stays once."""
        box = self.claim(upload, phone, document, now)
        box.busy.discard(document)
        known = {page.mark for page in box.of(document) if page.mark}
        new = [page for page in sent if page.mark not in known]
        held = sum(len(page.sealed) for page in (*box.pages, *new))
        if len(new) > box.room_for(document) or held > MOST_BYTES:
            raise TooManyPages
        box.pages += new
        return box

    def give_up(self, upload: str, phone: str, document: str, now: int) -> None:
        """What was begun could not be taken."""
        box = self.at_door(upload, now)
        if box.phone == phone:
            box.busy.discard(document)
