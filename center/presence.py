"""A ticket in a hand: shown by its QR, or by its code and two check characters.

The QR is a signed promise with the ticket's secret.  The two characters are for when no
scanner is there; they could be guessed, so wrong ones are counted, and lock what is
typed at that device and at no other (``center/domain/presence_acts.py``).
"""

import re

from center import kiosk_promise
from center.actions import SERVER
from center.domain.errors import (
    NotFound,
    PresenceLocked,
    Refusal,
    WrongPresence,
)
from center.domain.hall import Hall
from center.domain.presence_acts import lock_ms, locking_try
from center.domain.ticket import Ticket, ticket_id
from center.keys import Secrets, presence_matches
from center.kiosk_promise import KioskPromise
from center.promise import Promise, parse, verify
from center.store.presence_tries import PresenceTries
from center.store.transaction import Transaction
from center.texts import ascii_digits

CHECK = re.compile("[A-Z0-9]{2}")
"""What may be a ticket's check characters; anything else is no guess."""
TYPED = re.compile(r"([A-Z])\s*([0-9]{3,5})\s*[-/ ]?\s*([A-Z0-9]{2})")
"""``D147 7K``: the Latin code and the check characters."""


def presence_of(
    tx: Transaction, secrets: Secrets, ticket: Ticket, device: str, typed: str
) -> str | Refusal:
    """``qr`` or ``check`` when what was typed is the ticket's own.

    A wrong try has to be kept, so its refusal is returned, not raised.
    """
    if is_scan(tx.hall, secrets, ticket, typed):
        return "qr"
    check = as_printed(typed)
    if not CHECK.fullmatch(check):
        return WrongPresence(ticket.id)
    found = proved(tx, secrets, device, ticket, check)
    return found if isinstance(found, Refusal) else "check"


def shown_at(
    tx: Transaction, secrets: Secrets, device: str, typed: str
) -> Ticket | Refusal:
    """The ticket that is shown at a kiosk or lies on reception's desk.

    A code that a scanner reads is no guess: it is always taken, and never counted.
    """
    written = TYPED.fullmatch(as_printed(typed))
    if not written:
        return scanned(tx.hall, secrets, typed)
    letter, number, check = written.groups()
    return proved(tx, secrets, device, todays(tx.hall, letter, int(number)), check)


def as_printed(typed: str) -> str:
    return ascii_digits(typed).strip().upper()


def proved(
    tx: Transaction, secrets: Secrets, device: str, ticket: Ticket | None, check: str
) -> Ticket | Refusal:
    """The ticket, if these are its check characters; while it is locked, nothing is.

    ``None`` is a number that nobody has: whoever tries it guesses all the same.
    """
    about = ticket.id if ticket else ""
    left = PresenceTries(tx.connection).locked_until(device, about) - tx.now
    if left > 0:
        return locked(left)
    if ticket and presence_matches(secrets, ticket, check):
        return ticket
    return count_wrong(tx, device, about)


def count_wrong(tx: Transaction, device: str, ticket: str) -> Refusal:
    """Keep a wrong try, and lock where there were too many."""
    tries, longest = PresenceTries(tx.connection), 0
    for about, count in tries.count(device, ticket, tx.now).items():
        lasts = lock_ms(count, locking_try(about))
        longest = max(longest, lasts)
        if lasts:
            told = {"ticket": about, "tries": count, "until": tx.now + lasts}
            tx.act("presence.locked", SERVER, device=device, **told)
            tries.lock(device, about, tx.now + lasts)
    return locked(longest) if longest else WrongPresence()


def locked(left_ms: int) -> PresenceLocked:
    return PresenceLocked(retry_after_seconds=-(-left_ms // 1000))


def is_scan(hall: Hall, secrets: Secrets, ticket: Ticket, typed: str) -> bool:
    """Whether a scanner typed the promise of this very ticket."""
    token = secrets.of_paper(ticket.spooled).token(ticket.id)
    try:
        promise = promised(hall, secrets, typed)
    except Refusal:
        return False
    if promise.token != token:
        return False
    if isinstance(promise, KioskPromise):
        return promise.record == ticket.spooled
    return promise.seq == ticket.seq


def promised(hall: Hall, secrets: Secrets, typed: str) -> Promise | KioskPromise:
    """The promise of the center, or of a kiosk by the key that was certified."""
    log = secrets.log_key.name
    if not kiosk_promise.is_kiosk_paper(typed):
        return verify(parse(typed), log, secrets.log_key.vkey)
    return kiosk_promise.verified(typed, log, hall.kiosk_keys())


def scanned(hall: Hall, secrets: Secrets, code: str) -> Ticket | Refusal:
    """The ticket whose QR was read, if it is one of today's."""
    try:
        promise = promised(hall, secrets, code)
    except Refusal:
        return WrongPresence()
    ticket = todays(hall, promise.letter, promise.number)
    if ticket and is_scan(hall, secrets, ticket, code):
        return ticket
    return WrongPresence()


def todays(hall: Hall, letter: str, number: int) -> Ticket | None:
    """The ticket of the day with this number, if anybody has it."""
    try:
        return hall.ticket(ticket_id(hall.order.day, letter, number))
    except NotFound:
        return None
