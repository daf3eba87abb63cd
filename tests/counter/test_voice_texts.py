"""The texts of the voice: fully vowelled, and every letter of them sounded."""

from pathlib import Path

import pytest

from counter.voice.clips import LANGUAGES, SPOKEN, VOICE, read_texts
from tests.counter.arabic_sounds import sounds_of, sounds_written

STRESS = str.maketrans("", "", "', ")
ARABIC = [*read_texts(VOICE / "ar"), *read_texts(SPOKEN / "ar")]
ENGLISH = {clip.name: clip for clip in read_texts(VOICE / "en")}


def test_what_is_spoken_is_every_sound_of_the_vowelled_text() -> None:
    wrong = {
        clip.name: (clip.text, clip.phonemes)
        for clip in ARABIC
        if sounds_written(clip.phonemes) != sounds_of(clip.text)
    }

    assert wrong == {}


def test_every_arabic_text_is_stressed_and_no_word_twice() -> None:
    words = {clip.name: clip.phonemes.split() for clip in ARABIC}

    assert [name for name, said in words.items() if said[-1].count("'") != 1] == []
    assert max(word.count("'") for said in words.values() for word in said) == 1


def test_an_english_number_sounds_alike_wherever_it_stands() -> None:
    sounds = {name: c.phonemes.translate(STRESS) for name, c in ENGLISH.items()}

    for number in range(1, 100):
        assert sounds[f"after-{number}"] == f"and{sounds[str(number)]}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", [VOICE, SPOKEN], ids=["hall", "kiosk"])
def test_no_clip_says_what_another_says_and_none_is_empty(
    folder: Path, language: str
) -> None:
    clips = read_texts(folder / language)
    # «one hundred» is said alike first and in the middle of an English number.
    heard = {
        (clip.text, clip.name.startswith("after-"))
        for clip in clips
        if clip.text and clip.phonemes
    }

    assert len({clip.name for clip in clips}) == len(clips)
    assert len(heard) == len(clips)
