"""What is said aloud: one sentence for every screen, and nothing of anybody."""

from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

import pytest

from kiosk.flow import apply
from kiosk.form import at
from kiosk.gallery import TICKET, offered_catalogue
from kiosk.gallery_requests import whole_form
from kiosk.spoken import FAULT, FOLDER, Spoken, sentence_of, to_say
from kiosk.theme import Variant
from kiosk.visit import Visit, first_visit
from kiosk.words import Act, Over, Screen
from tests.kiosk.kiosk_process import SECONDS, KioskProcess
from tests.processes import Center

SCREENS = [*Screen, *(over for over in Over if over)]


def listening(**shown: object) -> Visit:
    visit = replace(first_visit("ar"), variants=frozenset({Variant.SPOKEN}))
    return replace(visit, **shown)  # type: ignore[arg-type]


@pytest.mark.parametrize("shown", SCREENS)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_screen_has_its_sentence(language: str, shown: str) -> None:
    assert Spoken(language, sentence_of(shown)).clip.is_file()


def test_no_clip_is_left_that_no_screen_says() -> None:
    said = {FAULT, *(sentence_of(shown) for shown in SCREENS)}

    for language in ("ar", "en"):
        clips = {path.stem for path in (FOLDER / language).glob("*.opus")}
        assert clips == said


def test_nothing_is_said_unasked_or_to_the_next_person() -> None:
    sheet = apply(listening(screen=Screen.WELCOME), Act.EASIER_USE)
    unasked = apply(sheet, Act.SWITCH, Variant.SPOKEN)
    asked = apply(unasked, Act.SWITCH, Variant.SPOKEN)
    gone = apply(listening(screen=Screen.TAKE_TICKET, ticket=TICKET), Act.DONE)

    assert to_say(unasked) is None
    assert to_say(asked) == Spoken("ar", "easier_use")
    assert to_say(gone) is None


def test_the_next_question_is_said_anew_and_a_key_says_nothing() -> None:
    form = whole_form(offered_catalogue())
    first = listening(screen=Screen.ASK_TEXT, form=at(form, 0))
    typed = apply(first, Act.KEY, "س")
    second = replace(first, form=at(form, 1))

    assert typed != first
    assert to_say(typed) == to_say(first)
    assert to_say(second) != to_say(first)


def test_an_answer_that_is_refused_is_heard_to_be() -> None:
    form = whole_form(offered_catalogue())
    asked = listening(screen=Screen.ASK_TEXT, form=replace(at(form, 0), draft=""))
    refused = apply(asked, Act.NEXT, "2026-11-22 warn")

    assert refused.form.fault
    assert to_say(refused) == Spoken("ar", FAULT)
    assert to_say(apply(refused, Act.KEY, "س")) == to_say(asked)


def seconds_of(clip: Path) -> float:
    """Length of an Ogg Opus file (RFC 7845): its last position, less the lead-in."""
    data = clip.read_bytes()
    head, last = data.index(b"OpusHead"), data.rindex(b"OggS")
    lead_in = int.from_bytes(data[head + 10 : head + 12], "little")
    return (int.from_bytes(data[last + 6 : last + 14], "little") - lead_in) / 48_000


class Loudspeaker:
    """What SDL would have given to a loudspeaker: 16 bits, two channels, 44,100 Hz."""

    SECOND = 44_100 * 4
    BLOCK = SECOND // 100

    def __init__(self, path: Path) -> None:
        self.path = path

    def recorded(self) -> bytes:
        return self.path.read_bytes() if self.path.exists() else b""

    def until_silent(self, begin: int) -> float:
        """Seconds of sound after a place, once it has been silent for half of one."""
        until = monotonic() + SECONDS
        while monotonic() < until:
            recorded = self.recorded()[begin:]
            quiet = len(recorded) - len(recorded.rstrip(b"\0"))
            if quiet < len(recorded) and quiet > self.SECOND / 2:
                return self.sound_in(recorded)
            sleep(0.1)
        raise AssertionError("it did not fall silent")

    def sound_in(self, recorded: bytes) -> float:
        starts = range(0, len(recorded), self.BLOCK)
        return sum(any(recorded[at : at + self.BLOCK]) for at in starts) / 100


def test_a_sentence_is_heard_and_the_next_touch_ends_it(
    center: Center, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loudspeaker = Loudspeaker(tmp_path / "heard.raw")
    monkeypatch.setenv("SDL_AUDIODRIVER", "disk")
    monkeypatch.setenv("SDL_DISKAUDIOFILE", str(loudspeaker.path))
    whole = {path.stem: seconds_of(path) for path in (FOLDER / "ar").glob("*.opus")}

    with KioskProcess(center) as kiosk:
        kiosk.wait_for("welcome")
        kiosk.touch("easier_use", "switch:spoken")
        sheet = loudspeaker.until_silent(0)
        begin = len(loudspeaker.recorded())
        kiosk.touch("done", "start", "category:shops", "service:shop_licence", "back")
        heard = loudspeaker.until_silent(begin)

    way = ("welcome", "category", "service", "documents", "service")
    assert sheet == pytest.approx(whole["easier_use"], abs=0.1)
    assert 0 < heard < sum(whole[name] for name in way) - 1
