"""``scripts/record-voice``: a person reads the clips aloud in place of the synthesizer.

Takes are kept as they were recorded; ``finish`` cuts and levels all of them and puts
the voice in use, only when none is missing: two voices in one sentence are worse than
either.
"""

from pathlib import Path

import click

from center.domain.errors import ConfigError
from center.texts import ASSETS
from counter.voice.clips import LANGUAGES, VOICE, Clip, write_set
from counter.voice.programs import need, pack, said_plainly
from counter.voice.sound import Sound, read_wav
from counter.voice.studio import Studio, read_aloud
from counter.voice.takes import speech

TAKES = ASSETS.parent / "data" / "voice"
RECORDED_BITS = "32"
NAMED_AT_MOST = 8
FOLDER = click.Path(path_type=Path)


@click.group()
@click.option("--language", type=click.Choice(LANGUAGES), default="ar")
@click.option("--takes", type=FOLDER, default=TAKES, help="Where the takes are kept.")
@click.option("--device", default="default", help="ALSA's name of the microphone.")
@click.option("--folder", type=FOLDER, default=VOICE, help="Where the voice is.")
@click.pass_context
def main(
    context: click.Context, language: str, takes: Path, device: str, folder: Path
) -> None:
    """Record a human voice for the hall."""
    context.obj = Studio(folder / language, takes / language, device)


@main.command(name="list")
@click.pass_obj
def show(studio: Studio) -> None:
    """Print what is to be read, to practise from; what is recorded has a check."""
    for clip in studio.clips():
        mark = "✓" if studio.take(clip).exists() else " "
        click.echo(f"{mark} {clip.name:18}{clip.text}")


@main.command()
@click.argument("names", nargs=-1)
@click.pass_obj
def take(studio: Studio, names: tuple[str, ...]) -> None:
    """Record what is missing, or the clips NAMES once more."""
    with said_plainly():
        need("arecord", "aplay")
        read_aloud(studio, named(studio, names) if names else studio.missing())
        click.echo(f"{len(studio.missing())} clips are missing")


@main.command()
@click.argument("speaker")
@click.pass_obj
def finish(studio: Studio, speaker: str) -> None:
    """Put the voice of SPEAKER in use, in place of the one there is."""
    with said_plainly():
        if missing := studio.missing():
            raise ConfigError(
                f"{len(missing)} clips are missing: {names_of(missing)}",
                hint="scripts/record-voice take",
            )
        need("opusenc")
        clips = studio.clips()
        sounds = [(clip, spoken(studio, clip)) for clip in clips]
        for clip, sound in sounds:
            pack(sound, studio.texts / clip.file, RECORDED_BITS)
        made_by = f"recorded by {speaker}"
        write_set(studio.texts, clips, made_by=made_by, human=True)
        click.echo(f"{len(clips)} clips, {made_by}")


def named(studio: Studio, names: tuple[str, ...]) -> list[Clip]:
    known = {clip.name: clip for clip in studio.clips()}
    if unknown := [name for name in names if name not in known]:
        raise ConfigError(
            f"no such clip: {' '.join(unknown)}", hint="scripts/record-voice list"
        )
    return [known[name] for name in names]


def names_of(clips: list[Clip]) -> str:
    names = [clip.name for clip in clips]
    more = " ..." if len(names) > NAMED_AT_MOST else ""
    return " ".join(names[:NAMED_AT_MOST]) + more


def spoken(studio: Studio, clip: Clip) -> Sound:
    """The words of the take that was kept for a clip."""
    sound = speech(read_wav(studio.take(clip).read_bytes()))
    if not sound.samples:
        raise ConfigError(
            f"nothing is said in {studio.take(clip)}",
            hint=f"scripts/record-voice take {clip.name}",
        )
    return sound


if __name__ == "__main__":
    main()
