"""Signatures of what an agent asks of the hub: RFC 9421 with Ed25519, RFC 9530.

Signed are the method, the target, the digest of the body if there is one, and the
time.  ``keyid`` is the name of the log that speaks.  Host and scheme are left out:
a proxy may change them, and the log's name already says which hub is meant.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from http_message_signatures import (
    HTTPMessageSigner,
    HTTPMessageVerifier,
    InvalidSignature,
    MappingKeyResolver,
)
from http_message_signatures.algorithms import ED25519
from http_message_signatures.exceptions import HTTPMessageSignaturesException

from center.domain.errors import UnknownDevice
from center.notes import SigningKey, VerifierKey

OFF = timedelta(minutes=10)
"""How far the clock of a center may be from that of the hub."""
TAG = "shubbak-sync-v1"
COVERED = ("@method", "@request-target")
ANY_HOST = "http://hub"


@dataclass
class Message:
    """A request in the form that the library reads and writes."""

    method: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)


class Verifier(HTTPMessageVerifier):
    """Takes times within ten minutes of the hub's clock, before and after."""

    max_clock_skew = OFF


def sign(
    method: str,
    target: str,
    body: bytes | None,
    key: SigningKey,
    log: str,
    now: datetime | None = None,
) -> dict[str, str]:
    """The headers that prove who asks; ``target`` is path and query."""
    message = Message(method, ANY_HOST + target)
    private: dict[str, bytes | Ed25519PrivateKey] = {log: key.private}
    resolver = MappingKeyResolver(public_keys={}, private_keys=private)
    signer = HTTPMessageSigner(signature_algorithm=ED25519, key_resolver=resolver)
    signer.sign(
        message,
        key_id=log,
        created=now or datetime.now(UTC),
        label="shubbak",
        tag=TAG,
        covered_component_ids=COVERED,
        body=body,
    )
    return message.headers


def verify(
    method: str,
    target: str,
    headers: Mapping[str, str],
    body: bytes,
    vkey: str,
    log: str,
) -> None:
    """Refuse a request that is not signed by the log's agent."""
    public = Ed25519PublicKey.from_public_bytes(VerifierKey.parse(vkey).public)
    keys: dict[str, bytes | Ed25519PublicKey] = {log: public}
    resolver = MappingKeyResolver(public_keys=keys, private_keys={})
    verifier = Verifier(signature_algorithm=ED25519, key_resolver=resolver)
    message = Message(method, ANY_HOST + target, dict(headers))
    try:
        verifier.verify(
            message,
            max_age=timedelta(0),
            expect_tag=TAG,
            require_components=COVERED,
            body=body,
        )
    except (InvalidSignature, HTTPMessageSignaturesException) as error:
        raise UnknownDevice(str(error)) from None
