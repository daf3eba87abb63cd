"""Enrolling this center at its hub, once: the agent gets a key of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import requests

from center.domain.errors import BadInput, BadSignature, Refusal, WrongEnrolment
from center.keys import FOLDER, write_secret
from center.notes import COSIGNATURE, SigningKey, VerifierKey, encode64
from sync.agent.correspondents import Refused, exchange
from sync.agent.record import Record
from sync.enrolment import Enrolled, Enrolment, HubIdentity, statement

AGENT_KEY = "agent.key"
HUB_VKEY = "hub.vkey"
REASONS: dict[str, type[Refusal]] = {
    kind.code: kind for kind in (WrongEnrolment, BadSignature, BadInput)
}
"""Why a hub does not enrol a center."""


def enrol(data: Path, hub_url: str, code: str) -> Enrolled:
    """Enrol the center of a data folder with a code for one use.

    The log's key signs the code, the hub's key and the agent's key.  Afterwards
    ``secrets/`` holds ``agent.key`` and ``hub.vkey``.
    """
    record = Record.open(data)
    record.close()
    folder = data / FOLDER
    log_key = SigningKey.load(folder / "log.key")
    agent_key = own_key(folder / AGENT_KEY, record.code)
    url = hub_url.rstrip("/")
    with plainly_refused(), requests.Session() as web:
        hub = ask_identity(web, url)
        if VerifierKey.parse(hub.hub_vkey).type != COSIGNATURE:
            raise BadSignature("the hub's key is not one for countersignatures")
        signature = log_key.sign(statement(code, hub.hub_vkey, agent_key.vkey))
        told = Enrolment(
            code, record.code, log_key.vkey, agent_key.vkey, encode64(signature)
        )
        answer = exchange(web, "POST", f"{url}/v1/enrol", {}, msgspec.json.encode(told))
    enrolled = msgspec.json.decode(answer.content, type=Enrolled)
    if enrolled.hub_vkey != hub.hub_vkey or enrolled.log != record.log:
        raise WrongEnrolment("the hub's answer is not about this center")
    keep(folder / HUB_VKEY, hub.hub_vkey)
    return enrolled


@contextmanager
def plainly_refused() -> Iterator[None]:
    """What the hub refuses is told as what it is, with what to do about it."""
    try:
        yield
    except Refused as refused:
        kind = REASONS.get(refused.why)
        if kind is None:
            raise
        detail = refused.detail.removeprefix(f"{refused.why}: ")
        raise kind(detail, hint=refused.hint) from None


def ask_identity(web: requests.Session, url: str) -> HubIdentity:
    answer = exchange(web, "GET", f"{url}/v1/hub", {}, None)
    return msgspec.json.decode(answer.content, type=HubIdentity)


def own_key(path: Path, code: str) -> SigningKey:
    """The agent's key, made when it is not there yet."""
    if not path.exists():
        SigningKey.generate(f"{code}-agent").save(path)
    return SigningKey.load(path)


def keep(path: Path, text: str) -> None:
    """Write the hub's key, in place of one of an earlier enrolment."""
    path.unlink(missing_ok=True)
    write_secret(path, text)
