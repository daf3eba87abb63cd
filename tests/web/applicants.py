"""People who do not exist, and what they type at a kiosk."""

import io
import secrets
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from PIL import Image, ImageDraw

from center.domain.catalogue import Service
from center.dossier.keys import DossierKeys, load_dossier_keys
from center.dossier.opening import Cabinet
from center.keys import FOLDER
from center.store.database import open_reader
from center.store.hall import StoredHall
from tests.catalogue import CATALOGUE
from tests.processes import Center, Client, command

LOG = "sharqia/SHR01/1"
ID = "29107231300047"
"""Invented: its check digit is wrong."""
PERSON = {
    "applicant_name": "فاطمة الزهراء المنشاوي",
    "capacity": "owner",
    "id_kind": "national_id",
    "national_id": ID,
    "consent_sms": "yes",
    "mobile": "01012349876",
}
TYPED = {
    "name": "سامح عبد الجواد",
    "text": "حارة النخيل ٩٣١٧ خلف الجامع",
    "textarea": "الماسورة مكسورة منذ ٧٤٦١ يومًا",
    "digits": "7391846520",
    "number": "63",
    "money": "8137.50",
    "date": "2024-02-29",
    "place": "bilbeis",
    "boolean": "yes",
}
WITHOUT_WINDOW = "dangerous_building"
AT_WINDOW = "shop_licence"


def answers(service: str) -> dict[str, str]:
    """An answer to each field that the service asks for."""
    known: Service = CATALOGUE.services[service]
    person = {f.id for f in CATALOGUE.applicant_asked(known)}
    given = {key: value for key, value in PERSON.items() if key in person}
    for asked in known.fields:
        option = asked.options[0].id if asked.options else ""
        given[asked.id] = option or TYPED[asked.kind]
    return given


def photograph(colour: str = "white") -> bytes:
    """A page, with something hidden in its file."""
    out = io.BytesIO()
    picture = Image.new("RGB", (320, 440), colour)
    ImageDraw.Draw(picture).line((20, 30, 300, 400), "black", 4)
    picture.save(out, "JPEG", comment=ID.encode())
    return out.getvalue()


@dataclass
class Visit:
    """One citizen at a kiosk, from the first answer to the receipt."""

    kiosk: Client
    service: str
    draft: str = field(default_factory=lambda: secrets.token_hex(16))
    command: str = field(default_factory=command)

    def documents(self, answer: str = "") -> dict[str, str]:
        """Brought to the window or, where there is none, not there at all."""
        service = CATALOGUE.services[self.service]
        without = "paper" if service.at_window else "missing"
        return {d.id: answer or without for d in service.documents}

    def photographed(self) -> dict[str, str]:
        """A picture of each paper is sent."""
        papers = self.documents("photo")
        for paper in papers:
            assert self.send(paper, photograph()).status_code == 201
        return papers

    def send(self, document: str, data: bytes, kind: str = "image/jpeg") -> Any:
        """A picture of a document, as the kiosk sends it."""
        return self.kiosk.http.post(
            f"{self.kiosk.url}/v1/requests/{self.draft}/attachments",
            params={"document": document},
            data=data,
            headers={"Content-Type": kind},
            timeout=30,
        )

    def body(self, **other: Any) -> dict[str, Any]:
        given = answers(self.service)
        again = {"national_id": ID} if "national_id" in given else {}
        return {
            "command": self.command,
            "draft": self.draft,
            "service": self.service,
            "fields": given,
            "again": again,
            "documents": self.documents(),
            "consent": True,
            **other,
        }

    def give(self, **other: Any) -> Any:
        """The confirmed request; the answer of the center."""
        return self.kiosk.post("/v1/requests", **self.body(**other))

    def receipt(self, **other: Any) -> dict[str, Any]:
        answer = self.give(**other)
        assert answer.status_code == 201, answer.text
        result: dict[str, Any] = answer.json()
        return result


def keys_of(center: Center) -> DossierKeys:
    return load_dossier_keys(center.data / FOLDER, LOG)


def opened(center: Center, number: str) -> dict[str, dict[str, str]]:
    """The decrypted dossier of a request, by part."""
    with closing(open_reader(center.database)) as reader:
        request = StoredHall(reader).request(number)
        cabinet = Cabinet(reader, keys_of(center))
        return {name: cabinet.answers(request, name) for name in request.dossier}


def lines(center: Center, number: str, kind: str = "") -> list[Any]:
    """The lines about a request, of one kind if any is given."""
    about = [line for line in center.lines() if line.get("request") == number]
    return [line for line in about if kind in ("", line["kind"])]
