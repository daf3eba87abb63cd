"""Gives a request for every service, in Arabic and English, by touch alone.

Run by ``test_requests.py`` in a process of its own, because Kivy allows one window
only: ``python -m tests.kiosk.walked_requests CONFIG``.  One JSON object: for each
request what was touched and what the last screen said; the answers to bad input; what
was left in the widgets; every answer that was written.  The kiosk's log goes to
standard error, with all that is told to those who search for a defect.
"""

import json
import logging
import sys
from pathlib import Path
from typing import Any

from center.catalogue_file import load_catalogue
from center.config import load_config
from center.log import set_up_log
from center.texts import ASSETS
from tests.kiosk.kept_in_memory import kept
from tests.spellings import is_telling

NATIONAL_ID = "29104121300487"
"""Invented: its check digit is wrong, so that it has to be typed twice."""

IDENTIFIED = "reconciliation"
"""The service for which the national ID is given, in Arabic; it has six fields."""


PHOTOGRAPHED = "dangerous_building"
"""The service whose papers are laid before the camera, which fails in English."""

COMPLETED = "paving_request"
"""The service whose papers are missing at first, and photographed later, in Arabic."""

BAD = {"characters": "مرحبا😀", "too_long": "م" * 4000, "turned": "شارع\u202eabc"}
"""What no finger can type, put into a field by a program."""


class Walk:
    """All that is done once the kiosk has been started; then it ends."""

    def __init__(self, screen: Any) -> None:
        self.screen = screen
        self.promises: set[str] = set()
        """Addresses of the papers: whoever knows one follows the request."""
        self.found: dict[str, Any] = {"requests": [], "refused": {}, "left": []}

    def start(self) -> None:
        from tests.kiosk.citizen import PASSPORT, TYPED, Citizen

        citizen = Citizen(self.screen)
        citizen.until_one_of("welcome")
        self.put_in_bad_text(citizen)
        for language in ("ar", "en"):
            for service in ordered():
                self.give(citizen, language, service)
        citizen.until_one_of("welcome")
        self.found["left"] = written_in(self.screen.stage)
        # These two stand in every kiosk: in its list of names, and in Kivy's keyboards.
        written = {*filter(is_telling, citizen.written)} - {TYPED, PASSPORT}
        self.found["kept"] = kept({*written, *self.promises}, self.screen)
        self.found["typed"] = sorted(citizen.written)
        self.screen.stop()

    def give(self, citizen: Any, language: str, service: Any) -> None:
        """One request from the first touch to the paper."""
        from tests.kiosk.citizen import REQUEST_NUMBER

        citizen.photographs = service.id == PHOTOGRAPHED
        if citizen.photographs and language == "en":
            citizen.phone_picture = self.take_pictures_away()
        identified = (language, service.id) == ("ar", IDENTIFIED)
        citizen.national_id = NATIONAL_ID if identified else ""
        citizen.wants_messages = (language, service.id) == ("en", IDENTIFIED)
        if language == "en":
            citizen.touch("language")
        shown = citizen.go(service.category, service.id)
        numbers = REQUEST_NUMBER.findall(" ".join(shown["texts"]))
        citizen.request = numbers[0] if numbers else citizen.request
        self.found["requests"].append(
            {
                "service": service.id,
                "language": language,
                "touches": list(citizen.touches),
                "texts": shown["texts"],
                "paper": citizen.request if numbers else shown["ticket"]["ticket"],
            }
        )
        self.promises |= {
            paper["url"] for paper in (shown["ticket"], shown["filed"]) if paper
        }
        citizen.touch("done")
        if (language, service.id) == ("ar", COMPLETED):
            self.complete(shown["filed"])

    def complete(self, filed: Any) -> None:
        """Come back with the receipt, and lay the missing papers before the camera."""
        from tests.kiosk.holder import Holder

        holder = Holder(self.screen)
        holder.photographs = True
        holder.want("complete")
        holder.type_receipt(filed["request"], filed["secret"])
        shown = holder.touch("do:documents")
        while shown["screen"] == "ask_documents":
            holder.papers(shown)
            shown = holder.answered()
        self.found["completed"] = {
            "request": filed["request"],
            "texts": shown["texts"],
        }
        holder.touch("done")

    def take_pictures_away(self) -> bytes:
        """The camera sees nothing any more; the last picture is on a phone."""
        picture = b""
        for path in sorted(self.screen.settings.camera.folder.iterdir()):
            picture = path.read_bytes()
            path.unlink()
        return picture

    def put_in_bad_text(self, citizen: Any) -> None:
        """What the screen says to what cannot stand in a field."""
        from kiosk.words import Act

        citizen.touch("start", "category:comp", "service:street_light")
        citizen.touch("have_documents", "word:محمد")
        for name, text in BAD.items():
            self.screen.director.touch(Act.KEY, text)
            self.found["refused"][name] = citizen.look()["texts"]
        while citizen.look()["screen"] != "welcome":
            citizen.touch("back")

    def stop(self) -> None:
        """Nothing is left to be ended."""


def written_in(stage: Any) -> list[str]:
    """What stands in any widget that shows what a citizen wrote, seen or not."""
    from kiosk.widgets.text import Text
    from kiosk.widgets.viewport import Viewport

    parts = [
        part for screen in stage.screens.values() for part in screen.walk(restrict=True)
    ]
    texts = [part for part in parts if isinstance(part, Text) and part.private]
    seen = [part for part in parts if isinstance(part, Viewport) and part.has_picture]
    return [
        found for part in texts for found in (part.content, part.label.text) if found
    ] + ["a picture" for _ in seen]


def ordered() -> list[Any]:
    """A service without a window first: its receipt has a number for the others."""
    services = load_catalogue(ASSETS / "catalogue.yaml").services.values()
    return sorted(services, key=lambda each: each.id != "street_light")


def main(path: Path) -> None:
    from kiosk.app import run_kiosk

    set_up_log()
    logging.getLogger().setLevel(logging.DEBUG)
    walks: list[Walk] = []

    def walk(screen: Any) -> Walk:
        walks.append(Walk(screen))
        return walks[0]

    run_kiosk(load_config(path).kiosk, walk)
    sys.stdout.write(json.dumps(walks[0].found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
