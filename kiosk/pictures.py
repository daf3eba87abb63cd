"""Writes a picture of every screen, in both languages and in the variants.

python -m kiosk.pictures FOLDER [--size 1080x1920] [--only documents,confirm]
"""

from pathlib import Path

import click

from kiosk.gallery import examples, offered_catalogue
from kiosk.studio import Studio, closing_window
from kiosk.theme import Variant

SHOWN = {
    "": frozenset[Variant](),
    "-high-contrast": frozenset({Variant.HIGH_CONTRAST}),
    "-large-text": frozenset({Variant.LARGE_TEXT}),
    "-lowered": frozenset({Variant.LOWERED}),
    "-all": frozenset(Variant),
}


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--size", default="1080x1920", help="Width and height of the screen.")
@click.option("--only", default="", help="Names of screens, with commas.")
@click.option("--variants/--no-variants", default=True, help="Easier use as well.")
def pictures(folder: Path, size: str, only: str, variants: bool) -> None:
    """Write a picture of every screen to FOLDER."""
    width, height = (int(part) for part in size.split("x"))
    folder.mkdir(parents=True, exist_ok=True)
    catalogue = offered_catalogue()
    with closing_window(Studio(width, height, catalogue)) as studio:
        for language in ("ar", "en"):
            for example in examples(language, catalogue):
                if only and example.name not in only.split(","):
                    continue
                for suffix, chosen in SHOWN.items() if variants else [("", SHOWN[""])]:
                    studio.show(example, chosen)
                    studio.picture(folder / f"{example.name}-{language}{suffix}.png")
    click.echo(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


if __name__ == "__main__":
    pictures()
