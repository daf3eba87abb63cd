"""The clips that ship: all there, decodable by a browser, trimmed, of one loudness."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from counter.voice.clips import LANGUAGES, VOICE, read_texts
from counter.voice.loudness import TARGET_LUFS
from counter.voice.sound import LEAD_SECONDS, TAIL_SECONDS
from tests.counter.voice_stage import Stage, staged

MOST_BYTES = 8_000_000
SOUNDS_A_SECOND = (3, 16)
STRESS = str.maketrans("", "", "',% :.[")

MEASURE = """
  const RATE = 48000;
  const decoder = new OfflineAudioContext(1, 1, RATE);
  const decibels = (power) => 10 * Math.log10(Math.max(power, 1e-12));
  const power = (samples) => samples.reduce((a, s) => a + s * s, 0) / samples.length;

  // BS.1770 by the browser's own filters.
  async function weighted(sound) {
    const context = new OfflineAudioContext(1, sound.length, RATE);
    const source = new AudioBufferSourceNode(context, { buffer: sound });
    const shelf = new BiquadFilterNode(context,
      { type: "highshelf", frequency: 1500, gain: 4 });
    const rumble = new BiquadFilterNode(context,
      { type: "highpass", frequency: 38, Q: -6 });
    source.connect(shelf).connect(rumble).connect(context.destination);
    source.start();
    return (await context.startRendering()).getChannelData(0);
  }

  function blocks(samples, seconds) {
    const size = Math.round(seconds * RATE), found = [];
    for (let from = 0; from + size <= samples.length; from += size) {
      found.push(power(samples.slice(from, from + size)));
    }
    return found;
  }

  async function measure(address) {
    const bytes = await (await fetch(address)).arrayBuffer();
    const sound = await decoder.decodeAudioData(bytes);
    const samples = sound.getChannelData(0);
    const loud = blocks(await weighted(sound), 0.05);
    const gate = loud.reduce((a, b) => a + b, 0) / loud.length / 10;
    const kept = loud.filter((one) => one >= gate);
    const levels = blocks(samples, 0.005).map(decibels);
    const least = Math.max(...levels) - 40;
    const first = levels.findIndex((level) => level > least);
    const last = levels.findLastIndex((level) => level > least);
    return {
      channels: sound.numberOfChannels,
      seconds: sound.duration,
      peak: samples.reduce((most, s) => Math.max(most, Math.abs(s)), 0),
      edge: Math.max(Math.abs(samples[0]), Math.abs(samples.at(-1))),
      lufs: decibels(kept.reduce((a, b) => a + b, 0) / kept.length) - 0.691,
      before: first * 0.005,
      after: (levels.length - 1 - last) * 0.005,
    };
  }
"""


@pytest.fixture(scope="module")
def stage(browser: Browser) -> Iterator[Stage]:
    with staged(browser) as shown:
        yield shown


@pytest.fixture(scope="module", params=LANGUAGES)
def measured(request: pytest.FixtureRequest, stage: Stage) -> dict[str, Any]:
    """What a browser finds in each clip of a language."""
    folder = VOICE / request.param
    clips = {c.name: f"/voice/{request.param}/{c.file}" for c in read_texts(folder)}
    found: dict[str, Any] = stage.run(
        MEASURE
        + """const found = {};
             for (const [name, address] of Object.entries(given)) {
               found[name] = await measure(address);
             }
             return found;""",
        clips,
    )
    return found | {"language": request.param}


def by_clip(measured: dict[str, Any], fact: str) -> dict[str, float]:
    return {k: one[fact] for k, one in measured.items() if k != "language"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_told_of_every_clip_that_lies_there(language: str) -> None:
    folder = VOICE / language
    clips = read_texts(folder)
    told = json.loads((folder / "clips.json").read_text("utf-8"))

    assert told["language"] == language
    assert told["clips"] == [clip.name for clip in clips]
    assert told["letters"] == {s: clip.name for clip in clips for s in clip.letter}
    assert {p.name for p in folder.glob("*.opus")} == {clip.file for clip in clips}
    assert told["provisional"] is ("espeak-ng" in told["made_by"])


def test_both_voices_together_are_small() -> None:
    files = [path for path in VOICE.rglob("*") if path.is_file()]

    assert sum(path.stat().st_size for path in files) < MOST_BYTES


def test_a_browser_can_play_every_clip(measured: dict[str, Any]) -> None:
    assert set(by_clip(measured, "channels").values()) == {1}
    assert min(by_clip(measured, "seconds").values()) > 0.25


def test_every_clip_is_as_loud_as_the_others(measured: dict[str, Any]) -> None:
    loudness = by_clip(measured, "lufs")

    assert {k: v for k, v in loudness.items() if abs(v - TARGET_LUFS) > 1.5} == {}


def test_no_clip_is_clipped_or_clicks_at_its_edges(measured: dict[str, Any]) -> None:
    assert max(by_clip(measured, "peak").values()) < 1
    assert max(by_clip(measured, "edge").values()) < 0.01


def test_no_silence_is_left_round_the_speech(measured: dict[str, Any]) -> None:
    # Ten milliseconds of grace: blocks here do not begin where they did at the cut.
    grace = 0.02

    assert max(by_clip(measured, "before").values()) <= LEAD_SECONDS + grace
    assert max(by_clip(measured, "after").values()) <= TAIL_SECONDS + grace


def test_every_clip_is_as_long_as_its_sounds(measured: dict[str, Any]) -> None:
    seconds = by_clip(measured, "seconds")
    clips = read_texts(VOICE / measured["language"])
    sounds = {clip.name: len(clip.phonemes.translate(STRESS)) for clip in clips}
    pace = {name: sounds[name] / seconds[name] for name in seconds}

    least, most = SOUNDS_A_SECOND
    assert {k: v for k, v in pace.items() if not least < v < most} == {}


def test_the_chime_is_two_tones_as_loud_as_the_voice(stage: Stage) -> None:
    chime = stage.run(MEASURE + 'return measure("/voice/chime.opus");')

    assert abs(chime["lufs"] - TARGET_LUFS) < 1.5
    assert 1 < chime["seconds"] < 2
    assert chime["peak"] < 1
