"""``scripts/make-voice``: every clip from its text, by espeak-ng.

The clips are provisional: they are clear and lawful to ship, and nobody would choose
them over a person's voice.  A voice that a person recorded is never written over unless
asked.  The same texts give the same bytes.
"""

from dataclasses import replace
from pathlib import Path

import click

from center.domain.errors import ConfigError
from counter.voice.chime import chime
from counter.voice.clips import (
    LANGUAGES,
    SPOKEN,
    SUFFIX,
    VOICE,
    Clip,
    is_recorded,
    read_texts,
    write_set,
    write_texts,
)
from counter.voice.loudness import levelled
from counter.voice.programs import (
    made_by,
    need,
    pack,
    phonemes_of,
    said_plainly,
    speak,
    understands,
)
from counter.voice.sound import cut

CHIME_BITS = "64"


@click.command()
@click.argument("languages", nargs=-1, type=click.Choice(LANGUAGES))
@click.option(
    "--folder",
    "folders",
    type=click.Path(path_type=Path),
    multiple=True,
    default=(VOICE, SPOKEN),
    help="Where the languages are, each with its texts.csv; all of them if not given.",
)
@click.option("--over-recorded", is_flag=True, help="Replace a person's voice.")
def main(
    languages: tuple[str, ...], folders: tuple[Path, ...], over_recorded: bool
) -> None:
    """Make the chime and the clips of all LANGUAGES, or of those named."""
    wanted = [each / name for each in folders for name in languages or LANGUAGES]
    with said_plainly():
        recorded = [str(folder) for folder in wanted if is_recorded(folder)]
        if recorded and not over_recorded:
            raise ConfigError(
                f"a person's voice: {' '.join(recorded)}",
                hint="--over-recorded replaces it",
            )
        need("espeak-ng", "opusenc")
        for folder in wanted:
            click.echo(f"{folder.parent.name} {folder.name}: {make(folder)} clips")
        if VOICE in folders:
            pack(chime(), VOICE / f"chime{SUFFIX}", CHIME_BITS)


def make(folder: Path) -> int:
    """Make the clips of one language; sounds that were left empty are filled in."""
    language = folder.name
    clips = [with_phonemes(clip, language) for clip in read_texts(folder)]
    for clip in clips:
        pack(levelled(cut(speak(clip, language))), folder / clip.file)
    remove_strays(folder, clips)
    write_texts(folder, clips)
    write_set(folder, clips, made_by=made_by(language), human=False)
    return len(clips)


def remove_strays(folder: Path, clips: list[Clip]) -> None:
    """Delete what no text asks for any more."""
    wanted = {clip.file for clip in clips}
    for path in folder.glob(f"*{SUFFIX}"):
        if path.name not in wanted:
            path.unlink()


def with_phonemes(clip: Clip, language: str) -> Clip:
    """The clip with its sounds; a sound that espeak-ng would pass over is refused."""
    sounds = clip.phonemes or phonemes_of(clip.text, language)
    if not understands(sounds, language):
        raise ConfigError(
            f"{language} {clip.name}: espeak-ng does not know all of {sounds}",
            hint="correct the line in texts.csv, or empty its phonemes",
        )
    return replace(clip, phonemes=sounds)


if __name__ == "__main__":
    main()
