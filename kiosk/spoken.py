"""What is said aloud on a screen: one sentence that ships with it, in its language.

Only whole sentences of ``assets/spoken``: no name, no number, nothing that anybody
typed can be heard.  Pure; ``kiosk/speaker.py`` plays the clips.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from center.texts import ASSETS
from kiosk.theme import Variant
from kiosk.visit import FIELDS, Visit
from kiosk.words import Over, Screen

FOLDER = ASSETS / "spoken"

WAIT, KEEP, FAILED, FAULT = "wait", "keep", "failed", "fault"

SENTENCES: Mapping[str, str] = {
    Screen.STARTING: WAIT,
    Screen.ISSUING: WAIT,
    Screen.PRINTING: WAIT,
    Screen.LIST_PRINTING: WAIT,
    Screen.SENDING: WAIT,
    Screen.RECEIPT_PRINTING: WAIT,
    Screen.TAKING: WAIT,
    Screen.LOOKING: WAIT,
    Screen.DOING: WAIT,
    Screen.ASK_LETTER: Screen.ASK_CHOICE,
    Screen.OUT_OF_PAPER: KEEP,
    Screen.NOT_PRINTED: KEEP,
    Screen.LIST_NOT_PRINTED: KEEP,
    Screen.KEEP_RECEIPT: KEEP,
    Screen.NOT_GIVEN: FAILED,
    Screen.NOT_SENT: FAILED,
    Screen.NOT_FOUND: FAILED,
    Screen.NOT_DONE: FAILED,
}
"""Screens that share a sentence; every other one has its own, by its name."""


class Spoken(NamedTuple):
    """A sentence, and the question that it stands for: another one is said anew."""

    language: str
    sentence: str
    question: int = 0

    @property
    def clip(self) -> Path:
        return FOLDER / self.language / f"{self.sentence}.opus"


def sentence_of(shown: Screen | Over | str) -> str:
    """Name of the clip of what is shown."""
    return SENTENCES.get(shown, str(shown))


def to_say(visit: Visit) -> Spoken | None:
    """What is to be heard; nothing unless the person has asked for it."""
    if Variant.SPOKEN not in visit.variants:
        return None
    asking = visit.screen in FIELDS and not visit.over
    question = visit.form.place if asking else 0
    wrong = asking and bool(visit.form.fault)
    sentence = FAULT if wrong else sentence_of(visit.shown)
    return Spoken(visit.language, sentence, question)
