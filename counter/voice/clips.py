"""What each clip of a voice says, and the list that the page loads.

``texts.csv`` is written by people: one line a clip, its text fully vowelled, its
sounds beside it (in espeak-ng's letters).  ``clips.json`` is written by
``scripts/make-voice`` and ``scripts/record-voice`` and says whether the voice is a
synthesizer's, to be replaced, or a person's.

A clip is named by the place it has in a sentence: ``47`` stands alone or ends a call,
``after-47`` follows a larger part of the same number, «وسبعة وأربعون».
"""

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from center.texts import ASSETS

VOICE = ASSETS / "voice"
SPOKEN = ASSETS / "spoken"
"""The kiosk's instructions: a whole sentence each."""
LANGUAGES = ("ar", "en")
COLUMNS = ("clip", "letter", "text", "phonemes")
SUFFIX = ".opus"
SENTENCE_ENDS = (".", "?", "؟")


@dataclass(frozen=True, slots=True)
class Clip:
    """One piece of a call; ``letter`` is what it is the name of, in each spelling."""

    name: str
    letter: str
    text: str
    phonemes: str

    @property
    def ends_call(self) -> bool:
        """Whether the voice falls: at the number of a window, at a sentence's end."""
        return self.text[-1:] in SENTENCE_ENDS or (
            self.name.isdigit() and int(self.name) < 100
        )

    @property
    def file(self) -> str:
        return self.name + SUFFIX


def read_texts(folder: Path) -> list[Clip]:
    """The clips of a language, in the order in which they are read aloud."""
    with (folder / "texts.csv").open(encoding="utf-8", newline="") as file:
        return [Clip(*(row[name] for name in COLUMNS)) for row in csv.DictReader(file)]


def write_texts(folder: Path, clips: Iterable[Clip]) -> None:
    with (folder / "texts.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(COLUMNS)
        rows.writerows((c.name, c.letter, c.text, c.phonemes) for c in clips)


def is_recorded(folder: Path) -> bool:
    """Whether a person's voice is in use, which nothing may write over unasked."""
    path = folder / "clips.json"
    return path.exists() and not json.loads(path.read_text("utf-8"))["provisional"]


def write_set(folder: Path, clips: list[Clip], *, made_by: str, human: bool) -> None:
    """Tell the page which clips there are and whose voice it is."""
    told = {
        "language": folder.name,
        "provisional": not human,
        "made_by": made_by,
        "letters": {letter: c.name for c in clips for letter in c.letter},
        "clips": [clip.name for clip in clips],
    }
    text = json.dumps(told, ensure_ascii=False, indent=1)
    (folder / "clips.json").write_text(text + "\n", "utf-8")
