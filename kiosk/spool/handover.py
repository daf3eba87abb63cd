"""Hands the spool in: record after record, each until the center has it on its disk.

The center knows a record by kiosk, key and number, so what is cut off in the middle is
sent again.  What it refuses, and what was altered on the disk, is told and put aside
with its photographs, never dropped; then the kiosk begins anew with another key.
"""

import logging
from pathlib import Path

from center.domain.errors import (
    BadInput,
    BadPicture,
    BadSignature,
    DeviceRevoked,
    DraftGone,
    Fork,
    Gap,
    NotFound,
    NotYours,
    Refusal,
    TooManyPages,
    UnlistedDocument,
)
from center.domain.spool_acts import MOST_LINES
from kiosk.client import Client, TakenIn, Unanswered, new_command
from kiosk.spool import aside
from kiosk.spool.entry import Entry
from kiosk.spool.file import SpoolFile
from kiosk.spool.identity import Certificate, Identity
from kiosk.spool.pages import Pages

log = logging.getLogger(__name__)

NEVER = (BadInput, BadSignature, DeviceRevoked, Fork, Gap, NotFound, NotYours)
"""A record that is refused so will be refused for ever; anything else may pass."""
NO_PAGE = (BadInput, BadPicture, DraftGone, TooManyPages, UnlistedDocument)


class Handover:
    """One kiosk's way of what it gave by itself, to the center."""

    def __init__(
        self, client: Client, identity: Identity, spool: SpoolFile, pages: Pages
    ) -> None:
        self.client = client
        self.identity = identity
        self.spool = spool
        self.pages = pages
        self.is_fresh = False
        """Whether the center has been asked about the key since the start."""
        self.addresses: dict[str, str] = {}
        """Paper → where the center hears of it, of those that have arrived."""

    def hand_in(self) -> None:
        """Get a key certified, send everything, tell what was altered.

        Raises ``Unanswered`` where the center is away; what has arrived is forgotten
        here by then.
        """
        if aside.under_way(self.spool.folder):
            self.put_aside()  # its disk took nothing the last time
        known = self.certified()
        was_sent = self.send_all(known)
        if self.spool.altered:
            self.begin_anew()
        elif was_sent:
            self.is_fresh = False  # by what was sent the key may have come to its end
            self.certified()

    def certified(self) -> Certificate:
        """The certificate of the kiosk's key, asked for if there is none."""
        known = self.identity.certificate
        if known and self.is_fresh and not known.ended:
            return known
        known = self.ask_certificate()
        if known.ended:
            log.error("the key %s may give nothing more", known.key_id)
            self.send_all(known)  # what was given before it ended may still be taken
            self.put_aside(known.key_id)
            known = self.ask_certificate()
        self.is_fresh = True
        return known

    def ask_certificate(self) -> Certificate:
        try:
            known = self.client.certify(new_command(), self.identity.public)
        except Refusal as refusal:
            log.error("the center does not certify this kiosk: %s", refusal.code)
            raise Unanswered(f"no certificate: {refusal.code}") from None
        self.spool.begin(known.key_id, known.taken)
        self.identity.keep(known)
        return known

    def send_all(self, known: Certificate) -> bool:
        """Send what there is; whether the center took anything."""
        taken = 0
        try:
            for entry in self.spool.unsent():
                told = self.send(entry)
                taken = told.n
                self.note(entry, told)
        except NEVER as refusal:
            log.error("the center refuses a record of the spool: %s", refusal.code)
            self.spool.give_up(taken)
        except Refusal as refusal:
            raise Unanswered(f"the center takes nothing now: {refusal.code}") from None
        finally:
            if taken:
                self.forget(taken, known.key_id)
        return taken > 0

    def forget(self, taken: int, key_id: str) -> None:
        """The center has everything up to a record, and its photographs.

        Those that only a line names which cannot be read stay, to be put aside with it.
        """
        with self.spool.lock:  # no request is being written meanwhile
            arrived = self.spool.pages(taken)
            self.spool.forget(taken, key_id)
            if self.spool.altered:
                self.pages.forget(arrived)
            else:
                self.pages.keep_only(self.spool.pages())

    def send(self, entry: Entry) -> TakenIn:
        """Hand a record in; its photographs go before it where they are not there.

        Where the center misses some that were sent whole, it is told that they are
        lost: the papers can be brought, and the records behind this one have to arrive.
        """
        sent = (entry.record, entry.signature, entry.sealed)
        try:
            return self.client.hand_in(*sent)
        except DraftGone:
            whole = self.send_pages(entry)
        try:
            if whole:
                return self.client.hand_in(*sent)
        except DraftGone:
            log.error("photographs that were sent are missed")
        return self.client.hand_in(*sent, pages_lost=True)

    def send_pages(self, entry: Entry) -> bool:
        """Send the photographs of a request; False if one is not as it was taken."""
        draft = str(entry.record["draft"])
        try:
            self.client.wipe(draft)
            for document, digest in entry.record["pages"]:
                self.client.add_page(draft, document, self.pages.read(digest))
        except NO_PAGE as refusal:
            log.error("a photograph is refused: %s", refusal.code)
            return False
        return True

    def note(self, entry: Entry, told: TakenIn) -> None:
        """Where the printer's news of the paper go from now on."""
        if told.ticket:
            self.addresses[told.ticket] = f"tickets/{told.ticket}"
        if told.request:
            reference = str(entry.record["reference"])
            self.addresses[reference] = f"requests/{told.request}"

    def begin_anew(self) -> None:
        """Tell the manager of what cannot be sent, keep it, and take another key.

        How far the center is by now only it can say: another may have sent meanwhile.
        """
        known = self.ask_certificate()
        first, lines = known.taken + 1, min(self.spool.altered, MOST_LINES)
        log.error("the spool was altered: %d lines of %s", lines, known.key_id)
        try:
            self.client.tell_altered(new_command(), known.series, first, lines)
        except NEVER as refusal:
            log.error("what was altered cannot be told: %s", refusal.code)
        except Refusal as refusal:
            raise Unanswered(f"the center takes nothing now: {refusal.code}") from None
        log.error("what could not be sent is kept in %s", self.put_aside(known.key_id))
        self.ask_certificate()

    def put_aside(self, key_id: str = "") -> Path:
        """End a key, and keep what it signed; where the records are."""
        with self.spool.lock:
            kept = aside.put_aside(self.spool.folder, key_id)
            self.identity.begin_anew()
            self.spool.begin_anew()
            return kept

    def address_of(self, paper: str) -> str:
        """Where the center hears of a paper that the kiosk gave by itself.

        Empty for papers of which it never hears; ``Unanswered`` while it waits here.
        """
        waiting = {
            name
            for entry in self.spool.unsent()
            for name in (entry.record["ticket"], entry.record["reference"])
        }
        if paper in waiting and self.spool.is_ready:
            raise Unanswered(f"{paper} has not arrived")
        return self.addresses.get(paper, "")
