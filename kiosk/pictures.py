"""Writes a picture of every screen, in both languages and in the variants.

python -m kiosk.pictures FOLDER [--size 1080x1920] [--only documents,confirm] [--sheets]

``--sheets`` puts them together to one contact sheet for each language and variant.
"""

from pathlib import Path

import click
from PIL import Image

from kiosk.gallery import examples, offered_catalogue
from kiosk.studio import Studio, closing_window
from kiosk.theme import Variant

SMALLER, COLUMNS, EDGE = 3, 10, 12
"""Of a contact sheet: how much smaller a screen is, how many stand in a row."""

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
@click.option("--sheets", is_flag=True, help="Contact sheets, and nothing else.")
def pictures(folder: Path, size: str, only: str, variants: bool, sheets: bool) -> None:
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
    if sheets:
        for language in ("ar", "en"):
            for suffix in SHOWN if variants else ("",):
                make_sheet(folder, f"{language}{suffix}")
    click.echo(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


def make_sheet(folder: Path, kind: str) -> None:
    """One picture of all screens in a language and a variant, in place of each."""
    found = sorted(folder.glob(f"*-{kind}.png"))
    small = []
    for path in found:
        with Image.open(path) as picture:
            size = (picture.width // SMALLER, picture.height // SMALLER)
            small.append(picture.convert("RGB").resize(size, Image.Resampling.LANCZOS))
        path.unlink()
    if not small:
        return
    width, height = small[0].size
    columns = min(COLUMNS, len(small))
    rows = -(-len(small) // columns)
    sheet = Image.new("RGB", (columns * (width + EDGE), rows * (height + EDGE)), "gray")
    for place, screen in enumerate(small):
        row, column = divmod(place, columns)
        sheet.paste(screen, (column * (width + EDGE), row * (height + EDGE)))
    sheet.save(folder / f"sheet-{kind}.png")


if __name__ == "__main__":
    pictures()
