"""Somebody with a ticket or a receipt: shows its code, or types what is printed."""

from typing import Any

from kivy.core.window import Window

from kiosk.scanner import ENDS, SIGNS
from tests.kiosk.citizen import Citizen
from tests.kiosk.person import Shown

RETURN = ENDS[0]
PLACES = {
    sign: (place, ["shift"] if upper else [])
    for place, signs in SIGNS.items()
    for upper, sign in enumerate(signs)
}


class Holder(Citizen):
    """Reads the papers that come out, and the screen, in one language."""

    language = "ar"

    def begin(self) -> None:
        """The kiosk at its welcome, in the language that is read."""
        shown = self.until_one_of("welcome")
        self.touches.clear()
        if shown["language"] != self.language:
            self.touch("language")

    def show(self, code: str) -> Shown:
        """Hold a code before the scanner, which types it as a keyboard does."""
        if self.look()["screen"] == "welcome":
            self.begin()
        for sign in code:
            place, held = PLACES[sign]
            Window.dispatch("on_key_down", ord(sign), place, sign, held)
        Window.dispatch("on_key_down", 13, RETURN, "", [])
        return self.answered()

    def answered(self) -> Shown:
        """What is shown once the center has answered."""
        return self.until(lambda shown: shown["screen"] not in ("looking", "doing"))

    def do(self, *ids: str) -> Shown:
        self.touch(*ids)
        return self.answered()

    def want(self, purpose: str) -> Shown:
        """From the welcome to what somebody needs who is not new."""
        self.begin()
        return self.touch("other", f"purpose:{purpose}")

    def type_ticket(self, letter: str, number: str, check: str) -> Shown:
        self.touch("type", f"letter:{letter}", *keys(number), "next")
        self.touch(*keys(check))
        return self.do("next")

    def type_receipt(self, number: str, secret: str) -> Shown:
        """The year stands there already, the last sign comes by itself."""
        _, _, _, running, _ = number.split("-")
        self.touch("type" if "type" in self.look()["ids"] else "try_again")
        self.touch(*keys(running), "next", *keys(secret))
        return self.do("next")

    def take_number(self, category: str, service: str) -> Any:
        """A plain ticket; what stands on its paper."""
        self.begin()
        self.touch("start", f"category:{category}")
        while f"service:{service}" not in self.look()["ids"]:
            self.touch("more")
        self.touch(f"service:{service}")
        return self.confirm()

    def confirm(self) -> Any:
        """From a service's papers to the ticket."""
        self.touch("have_documents", "answer:ordinary", "confirm")
        shown = self.until_one_of("take_ticket")
        self.touch("done")
        return shown["ticket"]


def keys(signs: str) -> list[str]:
    return [f"key:{sign}" for sign in signs]
