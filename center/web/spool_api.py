"""What a kiosk hands in of the time when the server was away, and its key for it."""

from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from center import actions_spool as spool
from center.actions_requests import Given
from center.domain import errors
from center.domain.errors import BadInput, DraftGone, Refusal
from center.domain.spool import LETTERS, Record, gives_nothing_more
from center.dossier.sealing import draft_purpose, unseal
from center.web import answers as a
from center.web import request_answers as ra
from center.web import request_messages as rm
from center.web import spool_messages as m
from center.web.callers import KIOSK
from center.web.context import Context
from center.web.endpoint import Asked, Endpoint
from center.web.request_api import read_given

ANSWERS = msgspec.json.Decoder(rm.Answers)


@contextmanager
def noted(asked: Asked) -> Iterator[None]:
    """Remember since when a kiosk is refused: its numbers wait, and nobody sees it."""
    refused, device = asked.context.spools_refused, asked.caller.device.device
    try:
        yield
    except DraftGone:
        raise  # its photographs are asked for: nothing is wrong
    except Refusal:
        refused.setdefault(device, asked.context.clock())
        raise
    refused.pop(device, None)


async def certify(asked: Asked) -> ra.KioskKeyCertified:
    """A letter and a certificate for the key that the kiosk has made."""
    with noted(asked):
        return await certified(asked)


async def take(asked: Asked) -> ra.RecordTaken:
    """One record; a repeat gets the same answer."""
    with noted(asked):
        return await taken(asked)


async def certified(asked: Asked) -> ra.KioskKeyCertified:
    context, device = asked.context, asked.caller.device.device
    arabic = [line.letter_ar for line in context.catalogue.lines.values()]
    key = await context.write(
        lambda tx: spool.certify(tx, context.secrets, device, asked.body.key, arabic)
    )
    who = context.identity
    return {
        "device": device,
        "series": key.series,
        "letter": key.letter,
        "letter_ar": LETTERS[key.letter],
        "taken": key.taken,
        "ended": gives_nothing_more(key, context.clock()),
        "log": who.log,
        "governorate": who.governorate,
        "index": who.index,
        "hub_url": who.hub_url,
        "dossier_key": b64encode(context.dossier_keys.public).decode(),
        "paper_key": b64encode(context.secrets.of_kiosk(key.id).key).decode(),
    }


async def taken(asked: Asked) -> ra.RecordTaken:
    context, device, body = asked.context, asked.caller.device.device, asked.body
    record: Record = msgspec.to_builtins(body.record)
    try:
        sealed = b64decode(body.sealed, validate=True)
    except (Base64Error, ValueError):
        raise BadInput("sealed is not base 64") from None
    given = None
    if sealed and not body.pages_lost:
        given = opened(context, record, sealed)
    sent = spool.Sent(record, body.signature, sealed, given)
    told = await context.write(
        lambda tx: spool.take(tx, context.dossier_keys, device, sent)
    )
    return {
        "n": record["n"],
        "fate": told.fate,
        "ticket": told.ticket,
        "request": told.request,
    }


def opened(context: Context, record: Record, sealed: bytes) -> Given | None:
    """The request that was sealed; None where it cannot be read or taken.

    It was checked by the same rules when it was typed; so this means another catalogue
    meanwhile, or a defect.  The paper in somebody's hand stands all the same.
    """
    keys, draft = context.dossier_keys, record["draft"]
    try:
        plain = unseal(sealed, keys.own, draft_purpose(keys.log, draft))
        return read_given(context, draft, ANSWERS.decode(plain))
    except (Refusal, msgspec.DecodeError, UnicodeDecodeError):
        return None


async def tell_altered(asked: Asked) -> a.Done:
    """The spool was altered on the kiosk's disk; all that was not is here."""
    body, device = asked.body, asked.caller.device.device
    await asked.context.write(
        lambda tx: spool.tell_altered(
            tx, body.command, device, body.series, body.n, body.lines
        )
    )
    return {}


RECORD = (
    errors.BadSignature,
    errors.DamagedRecord,
    errors.DraftGone,
    errors.Fork,
    errors.Gap,
    errors.NotFound,
    errors.NotInThisState,
)
ENDPOINTS = (
    Endpoint(
        "POST",
        "/v1/spool/key",
        certify,
        "Certify a kiosk's key",
        m.KeyTold,
        revoked=True,
        by=KIOSK,
        refuses=(errors.NotInThisState,),
    ),
    Endpoint(
        "POST",
        "/v1/spool",
        take,
        "Hand in what was given while the server was away",
        m.RecordTold,
        revoked=True,
        most=131_072,
        by=KIOSK,
        refuses=RECORD,
    ),
    Endpoint(
        "POST",
        "/v1/spool/altered",
        tell_altered,
        "Tell that a spool was altered",
        m.SpoolAltered,
        by=KIOSK,
        refuses=(
            errors.NotFound,
            errors.NotInThisState,
        ),
    ),
)
