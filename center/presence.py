"""A ticket in a hand: shown by its QR, or by its code and two check characters.

The QR is a signed promise with the ticket's secret; the two characters are for when no
scanner is there, so wrong ones are counted and lock for a while.
"""

import re

from center import kiosk_promise
from center.domain.errors import (
    PresenceLocked,
    Refusal,
    WrongPresence,
)
from center.domain.hall import Hall
from center.domain.ticket import Ticket, ticket_id
from center.keys import Secrets, presence_matches
from center.kiosk_promise import KioskPromise
from center.promise import Promise, parse, verify
from center.store.transaction import Transaction
from center.texts import ascii_digits

MOST_WRONG = 5
WRONG_LOCK_MS = 60_000
TYPED = re.compile(r"([A-Z])\s*([0-9]{3,5})\s*[-/ ]?\s*([A-Z0-9]{2})")
"""``D147 7K``: the Latin code and the check characters."""


def presence_of(
    tx: Transaction, secrets: Secrets, ticket: Ticket, typed: str
) -> str | Refusal:
    """``qr`` or ``check`` when what was typed is the ticket's own.

    A wrong try has to be kept, so its refusal is returned, not raised.
    """
    if is_scan(tx.hall, secrets, ticket, typed):
        return "qr"
    if locked := lock_of(tx, ticket.id):
        return locked
    if presence_matches(secrets, ticket, typed):
        return "check"
    tx.accounts.count_wrong_presence(ticket.id, tx.now)
    return WrongPresence(ticket.id)


def lock_of(tx: Transaction, guessed: str) -> PresenceLocked | None:
    """Every fifth wrong try, for one ticket or at one kiosk, locks for a minute."""
    wrong, last_at = tx.accounts.wrong_presence(guessed)
    left = last_at + WRONG_LOCK_MS - tx.now
    if wrong and wrong % MOST_WRONG == 0 and left > 0:
        return PresenceLocked(guessed, retry_after_seconds=-(-left // 1000))
    return None


def shown_at_desk(tx: Transaction, secrets: Secrets, typed: str) -> Ticket | Refusal:
    """The ticket that lies on reception's desk."""
    found = ticket_in_hand(tx, secrets, typed)
    if isinstance(found, Refusal):
        return found
    ticket, presence = found
    how = presence_of(tx, secrets, ticket, presence)
    return how if isinstance(how, Refusal) else ticket


def shown_at_kiosk(
    tx: Transaction, secrets: Secrets, typed: str, device: str
) -> Ticket | Refusal:
    """The ticket that is shown at a kiosk, where anyone may try to guess one.

    So wrong tries are counted for the kiosk as well as for the ticket; a code that a
    scanner reads is no guess, and always taken.
    """
    written = TYPED.fullmatch(ascii_digits(typed).strip().upper())
    locked = lock_of(tx, device) if written else None
    found = locked or shown_at_desk(tx, secrets, typed)
    if isinstance(found, WrongPresence):
        tx.accounts.count_wrong_presence(device, tx.now)
    elif not isinstance(found, Refusal):
        tx.accounts.clear_wrong_presence(device)
    return found


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


def ticket_in_hand(
    tx: Transaction, secrets: Secrets, typed: str
) -> tuple[Ticket, str] | Refusal:
    """Which of today's tickets is shown, and the check characters typed with it."""
    day = tx.hall.order.day
    written = TYPED.fullmatch(ascii_digits(typed).strip().upper())
    try:
        if written:
            letter, number, check = written.groups()
        else:
            promise = promised(tx.hall, secrets, typed)
            letter, number, check = promise.letter, str(promise.number), typed
        ticket = tx.hall.ticket(ticket_id(day, letter, int(number)))
    except Refusal:
        return WrongPresence()
    return ticket, check
