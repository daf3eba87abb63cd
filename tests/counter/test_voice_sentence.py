"""Clips joined to a sentence: no gaps, no clicks, breaths in place."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from counter.voice.clips import VOICE
from tests.counter.voice_stage import Stage, staged

OVERLAP = 0.04
MOST_SILENCE = 0.25
"""A breath before «يتوجه», and what the clips themselves hold round it."""
CALL = {"letter": "D", "letter_ar": "د", "number": 147, "window": 4, "count": 1}

DRAW = """
  const RATE = 48000;
  const { voicePlan } = await load("voice_plan.js");
  const { timing, lay } = await load("voice_sentence.js");
  const { VoiceClips } = await load("voice_clips.js");
  const clips = new VoiceClips(`/voice/${given.set.language}`);
  const plan = voicePlan(given.call, given.set);
  const sounds = await clips.sounds(new OfflineAudioContext(1, 1, RATE), plan);
  const seconds = sounds.map((sound) => sound.duration);
  const { starts, end } = timing(plan, seconds);
  const hall = new OfflineAudioContext(1, Math.ceil(end * RATE) + RATE, RATE);
  lay(hall, hall.destination, sounds, starts, 0);
  const samples = (await hall.startRendering()).getChannelData(0);
  const levels = [];
  for (let from = 0; from < end * RATE; from += 240) {
    const block = samples.slice(from, from + 240);
    levels.push(block.reduce((most, s) => Math.max(most, Math.abs(s)), 0));
  }
  const silences = [];
  levels.forEach((level, i) => {
    if (level > 0.01) silences.push(0);
    else silences[silences.length - 1] += 0.005;
  });
  return {
    plan, seconds, starts, end, peak: Math.max(...levels),
    longest: Math.max(...silences.slice(0, -1)),
    after: samples.slice(Math.ceil(end * RATE)).some((sample) => sample !== 0),
  };
"""


@pytest.fixture(scope="module")
def stage(browser: Browser) -> Iterator[Stage]:
    with staged(browser) as shown:
        yield shown


def draw(stage: Stage, language: str = "ar", **changes: Any) -> Any:
    text = (VOICE / language / "clips.json").read_text("utf-8")
    return stage.run(DRAW, {"set": json.loads(text), "call": CALL | changes})


def gaps(drawn: Any) -> dict[str, float]:
    """Seconds from the end of each clip to the beginning of the next, by the next."""
    ends = [s + d for s, d in zip(drawn["starts"], drawn["seconds"], strict=True)]
    starts = zip(drawn["plan"][1:], drawn["starts"][1:], ends, strict=False)
    return {name: round(start - end, 3) for name, start, end in starts}


def test_words_overlap_a_little_and_a_breath_parts_what_must_be_kept_apart(
    stage: Stage,
) -> None:
    drawn = draw(stage, count=2)

    assert gaps(drawn) == {
        "customer": 0.3,
        "letter-dal": -OVERLAP,
        "100": 0.06,
        "after-47": -OVERLAP,
        "to-window": 0.12,
        "4": -OVERLAP,
    }


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("number", [101, 147, 300, 812, 999, 2345])
def test_a_sentence_has_no_hole_no_click_and_ends_when_it_says(
    stage: Stage, language: str, number: int
) -> None:
    drawn = draw(stage, language, number=number)

    assert drawn["longest"] < MOST_SILENCE
    assert drawn["peak"] < 1
    assert drawn["after"] is False
    assert drawn["end"] == pytest.approx(drawn["starts"][-1] + drawn["seconds"][-1])
