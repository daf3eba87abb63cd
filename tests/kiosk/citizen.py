"""How a citizen answers whatever the kiosk asks, by reading the screen alone."""

import re
from typing import Any

import requests

from kiosk.form import Form
from kiosk.question import NO, YES, Kind
from tests.kiosk.person import Person, Shown

REQUEST_NUMBER = re.compile(r"13-SHR01-2026-\d{7}-.")
PASSPORT = "qwerty"
TYPED = "كوثر"
"""A name that nobody else in the tests has; its letters have keys of their own."""
LATIN = "wasp"
NAME, NAME_ASKED = f"محمود أحمد السيد {TYPED}", "اسم مقدم الطلب"
ADDRESS = f"15 شارع الجمهورية أمام {TYPED}"
"""Of the one whose way is timed: as long as people's names and addresses are."""
MOBILE = "01012349876"

TOUCHED = {Kind.CHOICE, Kind.PLACE, Kind.BOOLEAN, Kind.DOCUMENTS}
"""Answers in the catalogue's own words: nobody writes them."""

NEEDS_NUMBER = ("رقم الطلب", "Request no.")
MOST_TOUCHES = 150
"""More than any request takes: something is asked again and again."""


class Citizen(Person):
    """Goes through one service from the first touch to the paper."""

    def __init__(self, screen: Any, national_id: str = "") -> None:
        super().__init__(screen)
        self.national_id = national_id
        """Given if it is asked for; else the passport's number is."""
        self.request = ""
        """The last request's number, as the receipt said it."""
        self.photographs = False
        """Whether papers are laid before the camera; else they are only brought."""
        self.photographed: list[str] = []
        self.phone_picture = b""
        """What is on the person's phone, to be sent once."""
        self.wants_messages = False
        """Whether the number of a mobile phone is given."""
        self.written: set[str] = {TYPED}
        """Every answer that was written and sent, to a kiosk in this process."""

    def go(self, category: str, service: str) -> Shown:
        """From the welcome to the paper; what the last screen shows."""
        self.touches.clear()
        self.photographed.clear()
        self.until_one_of("welcome")
        self.touch("start", f"category:{category}")
        while f"service:{service}" not in self.look()["ids"]:
            self.touch("more")
        shown = self.touch(f"service:{service}")
        while "have_documents" not in shown["ids"]:
            shown = self.touch("more")
        shown = self.touch("have_documents")
        if shown["screen"] == "priority":
            self.touch("answer:ordinary", "fill")
        return self.fill()

    def fill(self) -> Shown:
        """Answer one question after another until there is a paper."""
        while True:
            shown = self.until(lambda shown: shown["screen"] != "sending")
            if shown["screen"] in ("take_ticket", "take_receipt"):
                return shown
            assert not shown["screen"].startswith("not_"), shown
            assert len(self.touches) < MOST_TOUCHES, (shown, self.touches)
            ANSWERS.get(shown["screen"], Citizen.wait)(self, shown)

    def wait(self, shown: Shown) -> None:
        """Nothing is asked: the paper is on its way."""
        self.until(lambda now: now["screen"] != shown["screen"])

    def write(self, shown: Shown) -> None:
        ids = shown["ids"]
        if set(NEEDS_NUMBER) & set(shown["texts"]):
            self.write_number()
        elif "skip" in ids:
            self.touch("skip")
            return
        elif self.national_id and "key:ا" in ids:
            self.type_words(NAME if NAME_ASKED in shown["texts"] else ADDRESS)
        elif offered := [name for name in ids if name.startswith("word:")]:
            self.touch(offered[0])
            self.type(TYPED if "key:ا" in ids else LATIN)
        elif "key:q" in ids:
            self.type(PASSPORT)
        else:
            self.touch("key:7", "key:4")
        self.touch("next")

    def type(self, text: str) -> None:
        self.touch(*(f"key:{sign}" for sign in text))

    def type_words(self, text: str) -> None:
        """Word after word: touched as soon as it is offered, else typed."""
        *words, last = text.split()
        for word in words:
            if not self.type_word(word):
                self.touch("key:space")
        self.type_word(last)

    def type_word(self, word: str) -> bool:
        """Whether it was offered; then the space after it stands there too."""
        for sign in word:
            ids = self.look()["ids"]
            if f"word:{word}" in ids:
                self.touch(f"word:{word}")
                return True
            if f"key:{sign}" not in ids:
                self.touch("keys:signs")
            self.touch(f"key:{sign}")
        return False

    def write_number(self) -> None:
        """The number on a receipt: digits on one face, letters on another."""
        for sign in self.request or "":
            key = f"key:{sign.lower()}"
            if key not in self.look()["ids"]:
                self.turn_to(key)
            self.touch(key)

    def turn_to(self, key: str) -> None:
        for face in ("keys:english", "keys:signs"):
            if face in self.look()["ids"]:
                self.touch(face)
                if key in self.look()["ids"]:
                    return

    def count(self, shown: Shown) -> None:
        said = " ".join(shown["texts"])
        digits = "6"
        if self.national_id and ("14" in said or "١٤" in said):
            digits = self.national_id
        elif self.wants_messages and "11 digits" in said:
            digits = MOBILE
        self.touch(*(f"key:{digit}" for digit in digits), "next")

    def choose(self, shown: Shown) -> None:
        options = [name for name in shown["ids"] if name.startswith("option:")]
        card = "option:national_id" if self.national_id else "option:passport"
        wanted = (card, f"option:{YES if self.wants_messages else NO}")
        self.touch(next((each for each in wanted if each in options), options[0]))

    def date(self, shown: Shown) -> None:
        if "skip" in shown["ids"]:
            self.touch("skip")
            return
        self.touch("day:9", "month:5")
        year = next(each for each in self.look()["ids"] if each.startswith("year:"))
        self.touch(year, "next")

    def papers(self, shown: Shown) -> None:
        cameras = [id for id in shown["ids"] if id.startswith("photograph:")]
        left = [id for id in cameras if id not in self.photographed]
        if self.phone_picture and "phone" in shown["ids"]:
            self.send_with_phone()
            return
        if self.photographs and left:
            self.photographed.append(left[0])
            self.photograph(left[0])
            return
        self.touch("more" if "more" in shown["ids"] else "next")

    def send_with_phone(self) -> None:
        """Scan the code, open the page that it names, send the last paper, go on."""
        picture, self.phone_picture = self.phone_picture, b""
        self.touch("phone")
        self.until(lambda _: bool(self.screen.director.visit.pages.code))
        page = self.screen.director.visit.pages.code
        origin = page.rpartition("/")[0]
        forms = re.findall(r'action="([^"]*)"', requests.get(page, timeout=10).text)
        address = origin + forms[-1].replace("&amp;", "&")
        sent = requests.post(address, files={"page": picture}, timeout=60)
        assert sent.status_code == 201, sent.text
        self.touch("next")
        self.until(lambda _: bool(self.screen.director.visit.pages.kept))

    def photograph(self, camera: str) -> None:
        """Two pages of the first paper, the second as it was; one of each other.

        Where the camera fails they go on without it.
        """
        self.touch(camera)
        self.until(lambda now: now["pictures"] or "paper" in now["ids"])
        if "paper" in self.look()["ids"]:
            self.touch("paper")
            return
        self.touch("take")
        self.until_one_of("photo_check")
        if len(self.photographed) == 1:
            self.touch("another", "take")
            self.until_one_of("photo_check")
            self.touch("contrast", "retake", "take")
            self.until_one_of("photo_check")
        self.touch("keep")

    def review(self, shown: Shown) -> None:
        if self.screen is not None:
            self.written |= answers_of(self.screen.director.visit.form)
        self.touch("more" if "more" in shown["ids"] else "send")


def answers_of(form: Form) -> set[str]:
    """What somebody wrote, but for the number of a request: the center gave that."""
    known = {*TOUCHED, Kind.REQUEST_NUMBER}
    kinds = {question.id: question.kind for question in form.questions}
    return {text for id, text in form.given.items() if kinds[id] not in known}


ANSWERS = {
    "ask_text": Citizen.write,
    "ask_number": Citizen.count,
    "ask_choice": Citizen.choose,
    "ask_date": Citizen.date,
    "ask_documents": Citizen.papers,
    "review": Citizen.review,
}
"""What is done on each screen."""
