"""Giving tickets and taking requests without the center's server.

The number is on the disk before it is anywhere else.  Nothing is promised that only the
server knows: no estimate, no number of a request, no day on which it is due.
"""

import secrets
from base64 import b64decode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256

import msgspec

from center.domain.day import day_of
from center.domain.spool import RECORD_VERSION, Record, number_of
from center.domain.ticket import CHECK_ALPHABET, FIRST_NUMBER, ticket_id
from center.dossier.sealing import draft_purpose, seal
from center.kiosk_promise import KioskPromise, encode
from center.paper_code import service_mark
from kiosk.answers import Filed, Issued
from kiosk.camera.photographs import Photograph
from kiosk.client import Given, Unanswered, new_command
from kiosk.spool.entry import Base, Entry, sign
from kiosk.spool.file import SpoolFile
from kiosk.spool.identity import Certificate, Identity
from kiosk.spool.pages import Pages


@contextmanager
def on_disk() -> Iterator[None]:
    """A disk that takes nothing is no answer: nothing was given."""
    try:
        yield
    except OSError as error:
        raise Unanswered(f"the spool cannot be written: {error}") from error


class Giving:
    """One kiosk's numbers of its own."""

    def __init__(self, identity: Identity, spool: SpoolFile, pages: Pages) -> None:
        self.identity = identity
        self.spool = spool
        self.pages = pages

    @property
    def is_possible(self) -> bool:
        """Whether there is a certified key and a spool as this kiosk left it."""
        known = self.identity.certificate
        return known is not None and not known.ended and self.spool.is_ready

    def give_ticket(self, command: str, service: str, side: str, now: int) -> Issued:
        """The next ticket of the kiosk's letter.

        ``command`` is that of the confirmation, which the server may have heard after
        all; ``now`` the center's time, UTC milliseconds.  Raises ``Unanswered`` where
        the kiosk cannot give one.
        """
        with self.spool.lock:
            known = self.certificate()
            entry = self.given_before(command)
            if entry is None:
                record = self.record(known, command, service, side, now)
                record["ticket"] = self.next_ticket(known, record["at"])
                entry = self.append(record)
        return self.issued(known, entry)

    def has_given(self, command: str) -> bool:
        with self.spool.lock:
            return self.given_before(command) is not None

    def given_before(self, command: str) -> Entry | None:
        """What the same confirmation got: a tap that is repeated gives nothing new."""
        found = (e for e in self.spool.entries if e.record["command"] == command != "")
        return next(found, None)

    def take_request(
        self,
        command: str,
        given: Given,
        now: int,
        *,
        at_window: bool,
        pages: Sequence[Photograph] = (),
    ) -> Filed:
        """A request, sealed to the center, and the ticket that it needs at a window.

        The photographs were sealed when they were taken, for a draft of their own.
        """
        with self.spool.lock:
            known = self.certificate()
            entry = self.given_before(command)
            if entry is None:
                record = self.record(known, command, given.service, given.side, now)
                if at_window:
                    record["ticket"] = self.next_ticket(known, record["at"])
                entry = self.seal(known, record, given, pages)
        missing = [d for d, answer in given.documents.items() if answer == "missing"]
        return self.filed(known, entry, tuple(missing))

    def seal(
        self,
        known: Certificate,
        record: Record,
        given: Given,
        pages: Sequence[Photograph],
    ) -> Entry:
        """Seal what was answered to the center, and keep it with its record."""
        draft = pages[0].draft if pages else new_command()
        about = draft_purpose(known.log, draft)
        public = b64decode(known.dossier_key)
        sealed = seal(msgspec.json.encode(given), public, about)
        record["draft"] = draft
        record["reference"] = new_reference(known.letter)
        record["sealed"] = sha256(sealed).hexdigest()
        with on_disk():
            record["pages"] = [[p.document, self.pages.keep(p.sealed)] for p in pages]
        return self.append(record, sealed)

    def certificate(self) -> Certificate:
        known = self.identity.certificate
        if known is None or not self.is_possible:
            raise Unanswered("the kiosk cannot give numbers of its own")
        return known

    def record(
        self, known: Certificate, command: str, service: str, side: str, now: int
    ) -> Record:
        before: Base = self.spool.last
        return {
            "v": RECORD_VERSION,
            "log": known.log,
            "device": known.device,
            "series": known.series,
            "n": before.n + 1,
            "before": before.hash,
            "at": max(now, before.at),
            "ticket": "",
            "service": service,
            "side": side,
            "reference": "",
            "command": command,
            "draft": "",
            "sealed": "",
            "pages": [],
        }

    def next_ticket(self, known: Certificate, at: int) -> str:
        """From 101 each day, without gaps, never given twice."""
        day, last = day_of(at), self.spool.last_ticket
        first = ticket_id(day, known.letter, FIRST_NUMBER)
        if last.partition("-")[0] != first.partition("-")[0]:
            return first
        return ticket_id(day, known.letter, number_of(last) + 1)

    def append(self, record: Record, sealed: bytes = b"") -> Entry:
        entry = sign(self.identity, record, sealed)
        with on_disk():
            self.spool.append(entry)
        return entry

    def issued(self, known: Certificate, entry: Entry) -> Issued:
        """All that is printed of a ticket."""
        record, ticket = entry.record, str(entry.record["ticket"])
        return Issued(
            ticket=ticket,
            letter=known.letter,
            letter_ar=known.letter_ar,
            number=number_of(ticket),
            check=known.papers.check(ticket),
            service=record["service"],
            side=record["side"],
            issued_at=record["at"],
            day=day_of(record["at"]),
            url=self.promise(known, record, known.papers.token(ticket)),
            alone=True,
        )

    def filed(
        self, known: Certificate, entry: Entry, missing: tuple[str, ...]
    ) -> Filed:
        """All that is printed of a request."""
        record, reference = entry.record, str(entry.record["reference"])
        token = known.papers.request_token(reference)
        return Filed(
            request=reference,
            service=record["service"],
            received_at=record["at"],
            due="",
            department_ar="",
            department_en="",
            secret=known.papers.follow_secret(reference),
            url=self.promise(known, record, token),
            missing=missing,
            ticket=self.issued(known, entry) if record["ticket"] else None,
            alone=True,
        )

    def promise(self, known: Certificate, record: Record, token: bytes) -> str:
        promise = KioskPromise(
            governorate=known.governorate,
            index=known.index,
            kiosk=known.kiosk,
            series=known.series,
            n=record["n"],
            given_at=record["at"] // 1000,
            letter=known.letter,
            number=number_of(record["ticket"]) if record["ticket"] else 0,
            service_mark=service_mark(record["service"]),
            token=token,
        )
        return encode(promise, known.log, self.identity.sign, known.hub_url)


def new_reference(letter: str) -> str:
    """``K-7KQM-2X9F``: what stands on the paper until the center gives its number."""
    signs = [secrets.choice(CHECK_ALPHABET) for _ in range(8)]
    return f"{letter}-{''.join(signs[:4])}-{''.join(signs[4:])}"
