"""The voice in a real browser: what is heard, in which order, and what is not said."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser

from demonstration.browsers import QUIET, program
from tests.counter.voice_stage import Stage, staged

PATIENCE_MS = 60_000

BEGIN = """
  const { Voice } = await load("voice.js");
  const told = (name) => (...what) => window.heard.push([name, ...what.map(
    (one) => one?.ticket ? `${one.ticket}/${one.count}` : one)]);
  window.heard = [];
  window.ahead = 0;
  window.voice = new Voice({
    base: "/quick", language: "ar", now: () => Date.now() + window.ahead, ...given,
    onBlocked: told("blocked"), onPlayed: told("played"), onSilent: told("silent"),
  });
  let seq = 0;
  window.call = (ticket, count = 1) => ({
    seq: seq += 1, ticket, letter: ticket[0], letter_ar: "د",
    number: Number(ticket.slice(1)), window: 4, count, at: Date.now(),
  });
"""


SELF_ACTING = """
  addEventListener("DOMContentLoaded", async () => {
    const { Voice } = await import("/static/voice.js");
    const voice = new Voice({
      base: "/quick",
      onBlocked: (isBlocked) => console.log(`blocked ${isBlocked}`),
      onPlayed: () => console.log("played"),
    });
    addEventListener("keydown", () => voice.allow());
    voice.announce({ seq: 1, ticket: "D147", letter: "D", letter_ar: "د",
                     number: 147, window: 4, count: 1, at: Date.now() });
  });
"""


@pytest.fixture
def stage(browser: Browser) -> Iterator[Stage]:
    with staged(browser) as shown:
        yield shown


@pytest.fixture
def strict(browser: Browser) -> Iterator[Stage]:
    """A browser that plays nothing before a key has been pressed.

    Whatever a test asks a page counts as a key with it, so this page is told what to do
    before it opens, and is heard by what it writes to its console.
    """
    policy = "--autoplay-policy=document-user-activation-required"
    arguments = [one for one in QUIET if "autoplay" not in one]
    other = browser.browser_type.launch(
        executable_path=program(), args=[*arguments, policy]
    )
    with staged(other) as shown:
        yield shown
    other.close()


def begin(stage: Stage, **options: Any) -> None:
    stage.run(BEGIN, options)


def announce(stage: Stage, *calls: tuple[str, int]) -> None:
    stage.run("for (const one of given) voice.announce(call(...one));", calls)


def heard(stage: Stage, count: int) -> list[list[Any]]:
    """What the voice told of itself, once it has told so much."""
    enough = f"() => heard.length >= {count}"
    stage.page.wait_for_function(enough, timeout=PATIENCE_MS)
    found: list[list[Any]] = stage.run("return heard;")
    return found


def wait_until(stage: Stage, is_so: Callable[[], bool]) -> None:
    for _ in range(PATIENCE_MS // 50):
        if is_so():
            return
        stage.page.wait_for_timeout(50)
    raise AssertionError("it never came")


def test_a_call_is_heard_chime_first_and_told_when_it_is_over(stage: Stage) -> None:
    begin(stage, base="/voice")
    stage.run(
        """await voice.ready;
           const ear = new AnalyserNode(voice.context, { fftSize: 2048 });
           voice.output.connect(ear);
           const samples = new Float32Array(ear.fftSize);
           window.sounding = [];
           setInterval(() => {
             ear.getFloatTimeDomainData(samples);
             const isHeard = samples.some((one) => Math.abs(one) > 0.02);
             sounding.push([heard.length, isHeard]);
           }, 40);
           window.began = voice.context.currentTime;
           voice.announce(call("D147"));"""
    )

    assert heard(stage, 1) == [["played", "D147/1"]]
    lasted = stage.run("return voice.context.currentTime - began;")
    sounding = stage.run("return sounding;")
    during = [is_heard for played, is_heard in sounding if not played]
    assert lasted > 7
    assert sum(during) > len(during) / 2
    stage.page.wait_for_timeout(200)
    after = stage.run("return sounding.filter(([played]) => played).slice(2);")
    assert not any(is_heard for _, is_heard in after)


def test_arabic_and_english_are_said_one_after_the_other(stage: Stage) -> None:
    begin(stage, language="ar+en")

    seconds = stage.run(
        """const lengths = [];
           for (const language of ["ar", "en", "ar+en"]) {
             const { Voice } = await load("voice.js");
             const one = new Voice({ base: "/voice", language });
             const { sounds, starts } = await one.sentence(call("D147"));
             lengths.push(starts.at(-1) + sounds.at(-1).duration);
           }
           return lengths;"""
    )

    arabic, english, both = seconds
    assert both == pytest.approx(arabic + 0.5 + english, abs=0.01)


def test_new_calls_go_before_repeats_and_who_has_left_is_not_called(
    stage: Stage,
) -> None:
    begin(stage)

    announce(stage, ("D90", 1), ("D101", 1), ("D90", 2), ("S102", 1), ("D91", 2))
    stage.run('voice.left("D91");')

    assert heard(stage, 4) == [
        ["played", "D90/1"],
        ["played", "D101/1"],
        ["played", "S102/1"],
        ["played", "D90/2"],
    ]
    assert stage.run("return voice.queue.waiting;") == []


def test_one_call_is_said_at_a_time(stage: Stage) -> None:
    begin(stage)
    stage.run(
        """await voice.ready;
           window.spans = [];
           const lay = voice.lay.bind(voice);
           voice.lay = (sounds, starts, at) => {
             const ends = starts.map((start, i) => at + start + sounds[i].duration);
             spans.push([at + starts[0], Math.max(...ends)]);
             return lay(sounds, starts, at);
           };"""
    )

    announce(stage, ("D101", 1), ("D102", 1))

    heard(stage, 2)
    spans = stage.run("return spans;")
    assert len(spans) == 4
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_a_call_that_is_taken_twice_is_said_once(stage: Stage) -> None:
    begin(stage)
    stage.run(
        """const one = call("D101");
           voice.announce(one); voice.announce(one);
           voice.announce(call("D102"));"""
    )

    assert heard(stage, 2) == [["played", "D101/1"], ["played", "D102/1"]]


def test_what_is_older_than_twenty_seconds_is_not_said(stage: Stage) -> None:
    begin(stage)
    stage.run("window.late = call('D101'); window.ahead = 20001;")

    stage.run("voice.announce(late);")

    assert heard(stage, 1) == [["silent", "D101/1", "late"]]


def test_another_day_forgets_what_waited(stage: Stage) -> None:
    begin(stage)
    announce(stage, ("D101", 1), ("D102", 1))

    stage.run("voice.clear(); voice.announce(call('D201'));")

    assert heard(stage, 2) == [["played", "D101/1"], ["played", "D201/1"]]


def test_a_clip_that_cannot_be_fetched_rings_only_and_the_next_call_is_said(
    stage: Stage,
) -> None:
    stage.server.broken.add("/quick/ar/after-47.opus")
    begin(stage)
    announce(stage, ("D147", 1))
    first = heard(stage, 1)

    stage.server.broken.clear()
    announce(stage, ("D147", 2))

    assert first == [["silent", "D147/1", "clips"]]
    assert heard(stage, 2)[1] == ["played", "D147/2"]


def test_without_its_chime_a_call_is_said_all_the_same(stage: Stage) -> None:
    stage.server.broken.add("/quick/chime.opus")
    begin(stage)

    announce(stage, ("D147", 1))

    assert heard(stage, 1) == [["played", "D147/1"]]


def test_the_voice_goes_on_without_a_server_once_it_has_its_clips(
    stage: Stage,
) -> None:
    begin(stage)
    stage.run("await voice.ready;")
    stage.page.context.set_offline(True)

    announce(stage, ("K999", 1))

    assert heard(stage, 1) == [["played", "K999/1"]]


def test_a_provisional_voice_says_that_it_is_one(stage: Stage) -> None:
    begin(stage, language="ar+en")

    assert stage.run("await voice.ready; return voice.isProvisional;") is True


def test_blocked_sound_is_told_and_a_key_lets_the_waiting_call_be_said(
    strict: Stage,
) -> None:
    said: list[str] = []
    strict.page.on(
        "console", lambda line: said.append(line.text) if line.type == "log" else None
    )
    strict.page.add_init_script(SELF_ACTING)

    strict.page.goto(strict.server.url)
    wait_until(strict, lambda: "blocked true" in said)
    strict.page.keyboard.press("Enter")
    wait_until(strict, lambda: "played" in said)

    assert said == ["blocked true", "blocked false", "played"]


def test_a_browser_that_allows_sound_is_not_called_blocked(stage: Stage) -> None:
    begin(stage)

    announce(stage, ("D101", 1))

    assert heard(stage, 1) == [["played", "D101/1"]]


def test_sound_that_stops_in_the_middle_is_told_and_not_taken_up_again(
    stage: Stage,
) -> None:
    begin(stage, base="/voice")
    stage.run("await voice.ready;")
    announce(stage, ("D101", 1))
    stage.page.wait_for_function("voice.isSpeaking && voice.context.currentTime > 1")

    stage.run("await voice.context.suspend();")
    heard(stage, 2)
    stage.run("voice.allow();")
    announce(stage, ("D102", 1))

    told = heard(stage, 4)
    assert sorted(map(str, told[:2])) == sorted(
        map(str, [["blocked", True], ["silent", "D101/1", "cut"]])
    )
    assert told[2:] == [["blocked", False], ["played", "D102/1"]]


@pytest.mark.parametrize(
    ("options", "sounds"), [({"speaks": False}, 1), ({"chime": False}, 6)]
)
def test_a_center_may_ring_without_a_voice_or_speak_without_a_chime(
    stage: Stage, options: dict[str, bool], sounds: int
) -> None:
    begin(stage, **options)
    stage.run(
        """window.begun = 0;
           const start = AudioBufferSourceNode.prototype.start;
           AudioBufferSourceNode.prototype.start = function (...given) {
             window.begun += 1;
             return start.apply(this, given);
           };"""
    )

    announce(stage, ("D147", 1))

    assert heard(stage, 1) == [["played", "D147/1"]]
    assert stage.run("return begun;") == sounds
