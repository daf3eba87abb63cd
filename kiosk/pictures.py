"""Writes a picture of every screen, in both languages and in the variants.

python -m kiosk.pictures FOLDER [--size 1080x1920] [--only documents,confirm] [--sheets]

``--sheets`` puts those of this run together to one contact sheet for each language and
variant, and keeps nothing else of them; what lies in the folder is in none.
"""

from collections.abc import Collection, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import msgspec
from PIL import Image

from center.config import Pixels
from kiosk.gallery import examples, offered_catalogue
from kiosk.studio import Studio, closing_window
from kiosk.theme import Variant

SMALLER, COLUMNS, EDGE = 3, 10, 12
"""Of a contact sheet: how much smaller a screen is, how many stand in a row."""

LANGUAGES = ("ar", "en")

Shown = Mapping[str, frozenset[Variant]]
"""Ending of a picture's name → what was switched on for it."""

SHOWN: Shown = {
    "": frozenset[Variant](),
    "-high-contrast": frozenset({Variant.HIGH_CONTRAST}),
    "-large-text": frozenset({Variant.LARGE_TEXT}),
    "-lowered": frozenset({Variant.LOWERED}),
    "-all": frozenset(Variant),
}


class Size(click.ParamType[tuple[int, int]]):
    """``1080x1920``, of those that a kiosk's settings allow."""

    name = "size"

    def convert(
        self,
        value: object,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[int, int]:
        numbers = str(value).split("x")
        try:
            width, height = msgspec.convert(
                numbers, tuple[Pixels, Pixels], strict=False
            )
        except msgspec.ValidationError:
            self.fail(
                f"{value}: width and height, as 1080x1920, are each 320 to 7680 pixels "
                "and a multiple of 4, as kiosk.width and kiosk.height have to be",
                param,
                ctx,
            )
        return width, height


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--size", type=Size(), default="1080x1920", help="Width and height of the screen."
)
@click.option("--only", default="", help="Names of screens, with commas.")
@click.option("--variants/--no-variants", default=True, help="Easier use as well.")
@click.option("--sheets", is_flag=True, help="Contact sheets, and nothing else.")
def pictures(
    folder: Path, size: tuple[int, int], only: str, variants: bool, sheets: bool
) -> None:
    """Write a picture of every screen to FOLDER."""
    shown = SHOWN if variants else {"": SHOWN[""]}
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as apart:
        screens = Path(apart) if sheets else folder
        with closing_window(Studio(*size, offered_catalogue())) as studio:
            for language in LANGUAGES:
                take(studio, screens, language, only.split(",") if only else [], shown)
                for suffix in shown if sheets else ():
                    kind = f"{language}{suffix}"
                    make_sheet(screens, kind, folder / f"sheet-{kind}.png")
    click.echo(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


def take(
    studio: Studio, folder: Path, language: str, only: Collection[str], shown: Shown
) -> None:
    """A picture of each screen, or of those that are named, in every way shown."""
    for example in examples(language, studio.catalogue):
        if only and example.name not in only:
            continue
        for suffix, chosen in shown.items():
            studio.show(example, chosen)
            studio.picture(folder / f"{example.name}-{language}{suffix}.png")


def make_sheet(screens: Path, kind: str, path: Path) -> None:
    """One picture of all screens in a language and a variant."""
    found = sorted(screens.glob(f"*-{kind}.png"))
    small = []
    for screen_path in found:
        with Image.open(screen_path) as picture:
            size = (picture.width // SMALLER, picture.height // SMALLER)
            small.append(picture.convert("RGB").resize(size, Image.Resampling.LANCZOS))
    if not small:
        return
    width, height = small[0].size
    columns = min(COLUMNS, len(small))
    rows = -(-len(small) // columns)
    sheet = Image.new("RGB", (columns * (width + EDGE), rows * (height + EDGE)), "gray")
    for place, screen in enumerate(small):
        row, column = divmod(place, columns)
        sheet.paste(screen, (column * (width + EDGE), row * (height + EDGE)))
    sheet.save(path)


if __name__ == "__main__":
    pictures()
