"""What the paper says, what center and hub hold, and what the audit finds."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import requests
import zxingcpp
from PIL import Image

from center.audit.report import Report
from center.audit.verify import verify
from center.catalogue_file import load_catalogue
from center.config import Config
from center.domain.day import day_of
from center.domain.events import decode
from center.domain.ticket import ticket_id
from center.notes import encode64, open_cosigned
from center.promise import Promise, parse
from center.store import queries
from center.store.database import FILE
from center.texts import ASSETS, ticket_code
from demonstration.patience import plain, until
from demonstration.seed import Made
from sync.agent.record import Record

Head = dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Paper:
    """One printed ticket, known from nothing but its picture."""

    png: Path
    data: Path
    qr: str
    promise: Promise

    @property
    def ticket(self) -> str:
        day = day_of(self.promise.issued_at * 1000)
        return ticket_id(day, self.promise.letter, self.promise.number)

    @property
    def code(self) -> str:
        """As people read it: ``ل ١٠١``."""
        lines = load_catalogue(ASSETS / "catalogue.yaml").lines.values()
        letter = next(x.letter_ar for x in lines if x.letter == self.promise.letter)
        return plain(ticket_code(letter, self.promise.number, "ar"))

    def as_dict(self) -> dict[str, str]:
        return {"png": str(self.png), "bytes": str(self.data), "qr": self.qr}


def read_paper(folder: Path, keep: Path) -> Paper:
    """Take the paper out of the printer's folder and read its code from the picture."""
    printed = until("a picture of the paper", lambda: next(folder.glob("*.png"), None))
    png, data = keep / "paper.png", keep / "paper.bin"
    shutil.copyfile(printed, png)
    shutil.copyfile(printed.with_suffix(".bin"), data)
    with Image.open(png) as picture:
        (code,) = zxingcpp.read_barcodes(picture.convert("L"))
    return Paper(png, data, code.text, parse(code.text).promise)


def same_heads(config: Config, made: Made) -> tuple[Head, Head]:
    """Size and root at center and hub, once both have the same number of lines."""

    def look() -> tuple[Head, Head] | None:
        center, hub = center_head(config.center.data), hub_head(config, made)
        return (center, hub) if center["size"] == hub["size"] else None

    return until("the same size at center and hub", look)


def center_head(data: Path) -> Head:
    """Every line of the center's record, hashed again."""
    record = Record.open(data)
    try:
        size = queries.next_seq(record.connection)
        return {"size": size, "root": encode64(record.root_of_lines(size))}
    finally:
        record.close()


def hub_head(config: Config, made: Made) -> Head:
    """The head that the hub countersigned, both signatures verified."""
    log = made.center.identity.log
    url = f"{config.hub.public_url}/v1/logs/{log}/checkpoint"
    answer = requests.get(url, timeout=10)
    if not answer.ok:
        return {"size": 0, "root": ""}
    head, _ = open_cosigned(answer.text, made.center.vkey, made.hub_vkey)
    return {"size": head.size, "root": encode64(head.root)}


def print_states(config: Config, ticket: str) -> list[str]:
    """What the journal says of the paper of a ticket, one after the other."""
    record = Record.open(config.center.data)
    try:
        lines = [decode(line) for _, line in record.numbered(0)]
    finally:
        record.close()
    printing = [line for line in lines if line["kind"] == "ticket.printing"]
    return [line["print"] for line in printing if line["ticket"] == ticket]


def audit_record(config: Config, made: Made, paper: Paper) -> Report:
    """Replay the record with the keys of its making and the promise of the paper.

    Once more where lines have come meanwhile, until it is of all that there are.
    """

    def look() -> Report | None:
        report = verify(
            config.center.data / FILE,
            vkey=made.center.vkey,
            hub_vkey=made.hub_vkey,
            promises=[paper.qr],
        )
        size = center_head(config.center.data)["size"]
        return report if report.size == size else None

    return until("an audit of every line", look)
