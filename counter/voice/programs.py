"""The programs that make clips: espeak-ng speaks, opusenc packs."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from center.domain.errors import ConfigError
from counter.voice.clips import Clip
from counter.voice.sound import Sound, read_wav, to_wav

PACKAGES = {
    "espeak-ng": "espeak-ng",
    "opusenc": "opus-tools",
    "arecord": "alsa-utils",
    "aplay": "alsa-utils",
}
VOICES = {"ar": "ar", "en": "en-gb"}
WORDS_A_MINUTE = {"ar": "160", "en": "150"}
"""Four and a half syllables a second: a hall echoes, and others wait to be called."""
BITS_A_SECOND = "28"
STRESS = str.maketrans("", "", "',% ")


@contextmanager
def said_plainly() -> Iterator[None]:
    """On the command line a refusal is a sentence and what to do, not a traceback."""
    try:
        yield
    except ConfigError as error:
        click.echo(str(error), err=True)
        if error.hint:
            click.echo(error.hint, err=True)
        sys.exit(1)


def need(*programs: str) -> None:
    """Stop, saying what to install, when one of the programs is not here."""
    missing = sorted({PACKAGES[p] for p in programs if shutil.which(p) is None})
    if missing:
        raise ConfigError(
            f"these programs are needed: {', '.join(programs)}",
            hint=f"apt-get install {' '.join(missing)}",
        )


def run(*arguments: str, given: bytes = b"") -> bytes:
    """What a program answers; its own complaint if it fails."""
    done = subprocess.run(arguments, input=given, capture_output=True)
    if done.returncode:
        raise ConfigError(f"{arguments[0]}: {done.stderr.decode().strip()}")
    return done.stdout


def made_by(language: str) -> str:
    """Who speaks, to be written beside the clips."""
    words = run("espeak-ng", "--version").decode().split()
    release = words[words.index("text-to-speech:") + 1]
    voice, pace = VOICES[language], WORDS_A_MINUTE[language]
    return f"espeak-ng {release}, voice {voice}, {pace} words a minute"


def phonemes_of(text: str, language: str) -> str:
    """How espeak-ng would say a text of itself."""
    found = run("espeak-ng", "-v", VOICES[language], "-q", "-x", text)
    return found.decode().strip()


def understands(phonemes: str, language: str) -> bool:
    """Whether espeak-ng says every sound that is written, and no other."""
    said = phonemes_of(f"[[{phonemes}]]", language)
    return said.translate(STRESS) == phonemes.translate(STRESS)


def speak(clip: Clip, language: str) -> Sound:
    """A clip as espeak-ng says its sounds; only the end of a call falls."""
    end = "." if clip.ends_call else ","
    said_by = ("-v", VOICES[language], "-s", WORDS_A_MINUTE[language])
    return read_wav(run("espeak-ng", *said_by, "--stdout", f"[[{clip.phonemes}]]{end}"))


def pack(sound: Sound, path: Path, bits: str = BITS_A_SECOND) -> None:
    """Write a sound as Ogg Opus; the same sound gives the same bytes."""
    options = ("--quiet", "--serial", "1", "--discard-comments", "--bitrate", bits)
    run("opusenc", *options, "-", str(path), given=to_wav(sound))
