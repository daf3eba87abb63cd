"""The secrets of a center: files of mode 0600 under ``secrets/``, never settings.

``log.key`` signs heads and promises, ``token.key`` gives each ticket its secret,
``pepper.key`` is mixed into every PIN.  Nothing here is ever written to the database,
the journal or a log.
"""

import hmac
import os
import secrets
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from center.domain.errors import ConfigError
from center.domain.ticket import Ticket
from center.notes import SigningKey
from center.paper_secrets import PaperSecrets

FOLDER = "secrets"
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""OWASP's least for argon2id; the pepper and the lock-out carry the weight."""


@dataclass(frozen=True)
class Secrets:
    """What only this center's server knows."""

    log_key: SigningKey
    token_key: bytes = field(repr=False)
    pepper: bytes = field(repr=False)

    @cached_property
    def private(self) -> Ed25519PrivateKey:
        return self.log_key.private

    def sign(self, message: bytes) -> bytes:
        """Ed25519 by the log's key."""
        return self.private.sign(message)

    @cached_property
    def papers(self) -> PaperSecrets:
        """The secrets of the papers that this center gives itself."""
        return PaperSecrets(self.log_key.name, self.token_key)

    def of_kiosk(self, key_id: str) -> PaperSecrets:
        """The secrets of the papers of a kiosk's key, like ``K1.2``."""
        return PaperSecrets(self.log_key.name, self.papers.derive("kiosk", key_id))

    def of_paper(self, spooled: str) -> PaperSecrets:
        """Those of a ticket: a kiosk's if it gave it by a record, like ``K1.2.17``."""
        key_id = spooled.rpartition(".")[0]
        return self.of_kiosk(key_id) if key_id else self.papers

    def token(self, ticket: str) -> bytes:
        """The secret of a ticket that the center gave."""
        return self.papers.token(ticket)

    def check(self, ticket: str) -> str:
        """The check characters of a ticket that the center gave."""
        return self.papers.check(ticket)

    def request_token(self, request: str) -> bytes:
        """The secret in the QR of a receipt that the center gave."""
        return self.papers.request_token(request)

    def follow_secret(self, request: str) -> str:
        """The six digits on a receipt that the center gave."""
        return self.papers.follow_secret(request)

    def first_pin(self, staff: str, command: str) -> str:
        """Six digits for one use, which follow from the command that asked for them.

        So a repeated command gets the same, and no table holds it.
        """
        text = f"first pin\n{staff}\n{command}".encode()
        digest = hmac.digest(self.pepper, text, "sha256")
        return f"{int.from_bytes(digest[:8]) % 1_000_000:06}"

    def hash_pin(self, staff: str, pin: str) -> str:
        """argon2id over the peppered PIN; about 35 ms."""
        return HASHER.hash(self.peppered(staff, pin))

    def pin_matches(self, stored: str, staff: str, pin: str) -> bool:
        try:
            return HASHER.verify(stored, self.peppered(staff, pin))
        except VerifyMismatchError:
            return False

    def peppered(self, staff: str, pin: str) -> bytes:
        return hmac.digest(self.pepper, f"{staff}\n{pin}".encode(), "sha256")


def make_secrets(folder: Path, log: str) -> Secrets:
    """Make the secrets of a new center."""
    folder.mkdir(mode=0o700, parents=True)
    SigningKey.generate(log).save(folder / "log.key")
    for name in ("token.key", "pepper.key"):
        write_secret(folder / name, secrets.token_hex(32))
    return load_secrets(folder)


def load_secrets(folder: Path) -> Secrets:
    """Read them; refuses files that others may read."""
    return Secrets(
        SigningKey.load(folder / "log.key"),
        bytes.fromhex(read_secret(folder / "token.key")),
        bytes.fromhex(read_secret(folder / "pepper.key")),
    )


def write_secret(path: Path, text: str) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(path, flags, 0o600), "w") as file:
        file.write(text + "\n")


def read_secret(path: Path) -> str:
    if not path.is_file():
        raise ConfigError(f"no secret at {path}", hint="shubbak init makes it")
    if path.stat().st_mode & 0o077:
        raise ConfigError(f"others can read {path}", hint=f"chmod 600 {path}")
    return path.read_text("utf-8").strip()


def fingerprint(secret: str) -> str:
    """What is stored of a random key: enough to know it again, not to use it."""
    return sha256(secret.encode()).hexdigest()


def presence_matches(known: Secrets, ticket: Ticket, typed: str) -> bool:
    """Whether the two typed characters are the ticket's."""
    wanted = known.of_paper(ticket.spooled).check(ticket.id)
    return hmac.compare_digest(wanted.encode(), typed.strip().upper().encode())


def follow_secret_matches(papers: PaperSecrets, request: str, typed: str) -> bool:
    """Whether the typed digits are those of the paper with this number."""
    wanted = papers.follow_secret(request)
    return hmac.compare_digest(wanted.encode(), typed.strip().encode())
