"""Reading aloud, clip by clip: begin, end, hear what is wrong, keep or try again."""

from dataclasses import dataclass
from pathlib import Path

import click

from counter.voice.clips import Clip, read_texts
from counter.voice.loudness import loudness
from counter.voice.microphone import Recording, play
from counter.voice.sound import read_wav
from counter.voice.takes import flaws, speech, without_keys

KEEP, AGAIN, PLAY, SKIP, STOP = "k", "r", "p", "s", "q"


@dataclass(frozen=True, slots=True)
class Studio:
    """Where the texts are, where the takes go, and the microphone's name in ALSA."""

    texts: Path
    takes: Path
    device: str

    def clips(self) -> list[Clip]:
        return read_texts(self.texts)

    def take(self, clip: Clip) -> Path:
        return self.takes / f"{clip.name}.wav"

    def missing(self) -> list[Clip]:
        return [clip for clip in self.clips() if not self.take(clip).exists()]


def read_aloud(studio: Studio, clips: list[Clip]) -> None:
    """Record clips until the last is done or the speaker stops."""
    studio.takes.mkdir(parents=True, exist_ok=True)
    for place, clip in enumerate(clips, 1):
        click.echo(f"\n{place} of {len(clips)}: {clip.name}\n\n    {clip.text}\n")
        if record(studio, clip) == STOP:
            return


def record(studio: Studio, clip: Clip) -> str:
    """Record one clip until it is kept or passed over; the key that ended it."""
    trial = studio.takes / "trial.wav"
    key = AGAIN
    while key == AGAIN:
        key = pressed("Enter begins, s skips, q stops", AGAIN, SKIP, STOP)
        if key == AGAIN:
            recording = Recording(trial, studio.device)
            pressed("Speak, then Enter", KEEP)
            recording.end()
            key = decided(trial, clip)
    if key == KEEP:
        trial.replace(studio.take(clip))
    trial.unlink(missing_ok=True)
    return key


def decided(trial: Path, clip: Clip) -> str:
    """What the speaker wants done with a take, having heard what is wrong with it."""
    take = read_wav(trial.read_bytes())
    found = flaws(take, clip)
    for flaw in found:
        click.echo(f"  ! {flaw}")
    if not found:
        level = loudness(without_keys(take))
        click.echo(f"  good: {speech(take).seconds:.1f} s, {level:.0f} LUFS")
    usual = AGAIN if found else KEEP
    keys = [usual, *({KEEP, AGAIN} - {usual}), PLAY, SKIP, STOP]
    meant = "records it again, k keeps it" if found else "keeps it, r records it again"
    key = PLAY
    while key == PLAY:
        key = pressed(f"Enter {meant}, p plays it, s skips, q stops", *keys)
        if key == PLAY:
            play(trial)
    return key


def pressed(question: str, usual: str, *others: str) -> str:
    """One of the keys; Enter alone is the usual one."""
    return str(
        click.prompt(
            question,
            default=usual,
            show_default=False,
            type=click.Choice([usual, *others]),
            show_choices=False,
            prompt_suffix=" ",
        )
    )
