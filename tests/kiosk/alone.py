"""A kiosk's own numbers without its screen: the real spool, and a way to the center."""

from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from kiosk.client import Client, Given
from kiosk.spool.disk import SPOOL
from kiosk.spool.file import SpoolFile
from kiosk.spool.giving import Giving
from kiosk.spool.handover import Handover
from kiosk.spool.identity import Certificate, Identity
from kiosk.spool.pages import Pages
from tests.processes import Center
from tests.web.applicants import ID, Visit, answers

MORNING = 1_795_334_400_000
"""2026-11-22T08:00:00Z, ten o'clock in Cairo."""

CERTIFICATE = Certificate(
    device="K1",
    series=1,
    letter="K",
    letter_ar="ك",
    log="sharqia/SHR01/1",
    governorate=13,
    index=1,
    hub_url="http://127.0.0.1:9",
    dossier_key=b64encode(bytes(range(32))).decode(),
    paper_key=b64encode(bytes(32)).decode(),
)


@dataclass
class Alone:
    """What one kiosk gives by itself, from its folder."""

    folder: Path
    identity: Identity
    spool: SpoolFile
    pages: Pages
    giving: Giving

    @classmethod
    def begin(cls, folder: Path, certificate: Certificate | None = None) -> Self:
        """The kiosk has been started with this folder."""
        identity = Identity(folder)
        spool, pages = SpoolFile(folder, identity), Pages(folder)
        if certificate and identity.certificate is None:
            spool.begin(certificate.key_id, certificate.taken)
            identity.keep(certificate)
        return cls(folder, identity, spool, pages, Giving(identity, spool, pages))

    @property
    def path(self) -> Path:
        return self.folder / SPOOL

    def handover(self, center: Center) -> Handover:
        key = (center.data / "secrets" / "kiosk-K1.key").read_text().strip()
        client = Client(center.url, "K1", key)
        return Handover(client, self.identity, self.spool, self.pages)


def given(service: str) -> Given:
    """What somebody who does not exist has answered."""
    fields = answers(service)
    again = {"national_id": ID} if "national_id" in fields else {}
    documents = Visit(None, service).documents()  # type: ignore[arg-type]
    return Given(service, "ordinary", fields, again, documents)
