"""Recording a person: what is kept, what the speaker is told, when it comes into use.

The microphone is the only fake: programs named ``arecord`` and ``aplay`` that give the
takes of a folder, one after the other, until they are interrupted.
"""

import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from center.texts import ASSETS
from counter.voice.clips import VOICE, Clip, read_texts
from counter.voice.record import main
from counter.voice.sound import Sound, read_wav, to_wav
from counter.voice.takes import flaws, speech
from tests.counter.voice_sounds import joined, overdriven, silence, take, tone

CLIP = Clip("100", "", "مِائَةْ", "m'i?ah")
KEPT = "k\n"
BEGIN_AND_END = "\n\n"

ARECORD = """#!/bin/sh
for path; do :; done
set -- "{takes}"/*.wav
[ -e "$1" ] || {{ echo "no such device" >&2; exit 1; }}
/bin/mv "$1" "$path"
exec /bin/sleep 60
"""
APLAY = """#!/bin/sh
echo "$2" >> "{takes}/played"
"""


class Room:
    """A speaker's room: takes that the microphone will give, and the command."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.coming = folder, folder / "coming"
        self.coming.mkdir()
        for name, text in (("arecord", ARECORD), ("aplay", APLAY)):
            program = folder / "bin" / name
            program.parent.mkdir(exist_ok=True)
            program.write_text(text.format(takes=self.coming))
            program.chmod(0o755)

    def will_say(self, *takes: Sound) -> None:
        for place, one in enumerate(takes):
            (self.coming / f"{place}.wav").write_bytes(to_wav(one))

    def run(self, *arguments: str, keys: str = "") -> Result:
        takes = ("--takes", str(self.folder / "takes"))
        return CliRunner().invoke(main, [*takes, *arguments], input=keys)

    def kept(self) -> set[str]:
        return {path.name for path in (self.folder / "takes" / "ar").glob("*")}


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    """A computer that has ALSA's programs and no others."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return Room(tmp_path)


def test_a_good_take_is_kept_as_it_was_recorded(room: Room) -> None:
    spoken = take()
    room.will_say(spoken)

    result = room.run("take", "100", keys=BEGIN_AND_END + "\n")

    assert result.exit_code == 0
    assert "مِائَةْ" in result.output
    assert "good: 0.7 s" in result.output
    assert "258 clips are missing" in result.output
    assert room.kept() == {"100.wav"}
    path = room.folder / "takes" / "ar" / "100.wav"
    assert path.read_bytes() == to_wav(spoken)


def test_a_flawed_take_is_recorded_again(room: Room) -> None:
    room.will_say(take(size=0.001), take())

    result = room.run("take", "100", keys=BEGIN_AND_END + "\n" + BEGIN_AND_END + "\n")

    assert "! too quiet" in result.output
    assert room.kept() == {"100.wav"}


def test_a_take_can_be_heard_and_passed_over(room: Room) -> None:
    room.will_say(take())

    result = room.run("take", "100", keys=BEGIN_AND_END + "p\ns\n")

    assert result.exit_code == 0
    assert (room.coming / "played").read_text().endswith("trial.wav\n")
    assert room.kept() == set()


def test_recording_goes_on_where_it_stopped(room: Room) -> None:
    room.will_say(take(1.2), take(1.8))
    room.run("take", keys=BEGIN_AND_END + KEPT + BEGIN_AND_END + KEPT + "q\n")

    again = room.run("take", keys="q\n")
    listed = room.run("list").output.splitlines()

    assert room.kept() == {"customer.wav", "to-window.wav"}
    assert "1 of 257: second-call" in again.output
    assert [line[0] for line in listed[:3]] == ["✓", "✓", " "]


def test_a_microphone_that_is_not_there_is_said(room: Room) -> None:
    result = room.run("take", "100", keys="\n")

    assert result.exit_code == 1
    assert "arecord: no such device" in result.output
    assert "arecord -L" in result.output
    assert room.kept() == set()


def test_a_clip_that_does_not_exist_is_refused(room: Room) -> None:
    result = room.run("take", "100", "1O1")

    assert result.exit_code == 1
    assert "no such clip: 1O1" in result.output


def test_half_a_voice_does_not_come_into_use(room: Room, tmp_path: Path) -> None:
    room.will_say(take())
    room.run("take", "100", keys=BEGIN_AND_END + KEPT)
    before = {path: path.read_bytes() for path in VOICE.rglob("*") if path.is_file()}

    result = room.run("finish", "منى السيد")

    assert result.exit_code == 1
    assert "258 clips are missing: customer to-window" in result.output
    assert before == {p: p.read_bytes() for p in VOICE.rglob("*") if p.is_file()}


def test_a_program_that_is_missing_is_named_with_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    result = CliRunner().invoke(main, ["--takes", str(tmp_path), "take"])

    assert result.exit_code == 1
    assert "apt-get install alsa-utils" in result.output


def test_the_commands_are_there_to_be_run() -> None:
    scripts = ASSETS.parent / "scripts"
    environment = {**os.environ, "PATH": "/usr/bin:/bin"}

    listed = subprocess.run(
        [scripts / "record-voice", "list"],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    helped = subprocess.run(
        [scripts / "make-voice", "--help"], capture_output=True, text=True, check=True
    )

    assert len(listed.stdout.splitlines()) == len(read_texts(VOICE / "ar"))
    assert "Make the chime and the clips" in helped.stdout


@pytest.mark.parametrize(
    ("spoken", "told"),
    [
        (take(), []),
        (take(size=0.002), ["too quiet: nearer to the microphone, or turn it up"]),
        (overdriven(take()), ["clipped: turn the microphone down"]),
        (take(room=0.05), ["the room is too loud"]),
        (take(before=0.1), ["cut off: wait a moment after the key, and before it"]),
        (take(after=0.1), ["cut off: wait a moment after the key, and before it"]),
        (take(0.1), ["too short for this text: 0.2 s"]),
        (take(4), ["too long for this text: 4.1 s"]),
        (silence(0.3), ["too quiet: nearer to the microphone, or turn it up"]),
    ],
    ids=["good", "far", "clipped", "noisy", "early", "late", "short", "long", "none"],
)
def test_the_speaker_is_told_what_is_wrong(spoken: Sound, told: list[str]) -> None:
    assert flaws(spoken, CLIP) == told


def test_a_knock_in_a_take_is_told() -> None:
    knock = tone(0.004, size=0.95)
    quiet = tone(0.5, size=0.03, hertz=220)

    spoken = joined(silence(0.5), knock, quiet, silence(0.5))

    assert flaws(spoken, CLIP) == ["a knock or a puff of breath in it"]


def test_the_keys_at_both_ends_of_a_take_are_not_heard() -> None:
    key = tone(0.03, size=0.5)

    found = speech(read_wav(to_wav(joined(key, take(), key))))

    assert found.seconds == pytest.approx(speech(take()).seconds, abs=0.02)
