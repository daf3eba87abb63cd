"""Arabic and English lines: measured, wrapped and drawn by Pillow with raqm.

Arabic letters join and run from right to left only when Pillow was built with raqm and
finds FriBidi; without them it draws separate letters in the wrong order and says
nothing.  So ``require_raqm`` is called before anything is shown or printed.

Nothing here knows paper: a screen may draw with a ``Face`` as well.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from PIL import ImageDraw, ImageFont, features

from center.domain.errors import ConfigError
from center.texts import ASSETS, NBSP

Weight = Literal["400Regular", "600SemiBold", "700Bold"]
REGULAR: Weight = "400Regular"
SEMIBOLD: Weight = "600SemiBold"
BOLD: Weight = "700Bold"

Box = tuple[float, float, float, float]


def require_raqm() -> None:
    """Refuse to go on where Arabic would come out as separate, reversed letters."""
    if not features.check("raqm"):
        raise ConfigError(
            "Pillow cannot join Arabic letters here: raqm or FriBidi is missing.",
            hint="apt-get install libfribidi0",
        )


@dataclass(frozen=True, slots=True)
class Face:
    """One font at one size, for lines of one language."""

    weight: Weight
    size: int
    """Size of the em in pixels, or in dots on paper."""
    language: str

    @property
    def font(self) -> ImageFont.FreeTypeFont:
        return load_font(self.weight, self.size)

    @property
    def direction(self) -> Literal["rtl", "ltr"]:
        return "rtl" if self.language == "ar" else "ltr"

    def resized(self, size: int) -> "Face":
        """Give the same face at another size."""
        return Face(self.weight, size, self.language)

    def width(self, text: str) -> float:
        """Advance of a line."""
        return self.font.getlength(
            text, direction=self.direction, language=self.language
        )

    def ink(self, text: str) -> Box:
        """Edges of what is black, from the left end of the baseline."""
        return ink(self, text)

    def draw(
        self,
        canvas: ImageDraw.ImageDraw,
        at: tuple[float, float],
        text: str,
        *,
        anchor: Literal["ls", "ms", "rs"] = "ls",
        fill: int = 0,
    ) -> None:
        """Draw a line; ``at`` is the left, middle or right end of its baseline."""
        canvas.text(
            at,
            text,
            fill=fill,
            font=self.font,
            anchor=anchor,
            direction=self.direction,
            language=self.language,
        )

    def wrap(self, text: str, width: float) -> list[str]:
        """Break a text into as few lines as fit, and as even ones; nothing is cut off.

        A dash gives way to the line break, which says the same.
        """
        if advance(self, text) <= width:
            return [text]
        return [
            line for clause in text.split(" — ") for line in self.even(clause, width)
        ]

    def even(self, text: str, width: float) -> list[str]:
        """Fill lines, then narrow the column while their number stays the same."""
        words = [
            Word(piece, advance(self, piece))
            for word in keep_together(text).split(" ")
            for piece in self.pieces(word, width)
        ]
        space = advance(self, " ")
        lines = fill(words, space, width)
        low, high = max(word.width for word in words), width
        while high - low > space:
            middle = (low + high) / 2
            attempt = fill(words, space, middle)
            if len(attempt) > len(lines):
                low = middle
            else:
                lines, high = attempt, middle
        return lines

    def widest(self, lines: Sequence[str]) -> float:
        """Advance of the longest line."""
        return max(advance(self, line) for line in lines)

    def pieces(self, word: str, width: float) -> Iterator[str]:
        """Give a word whole, or in parts if it is wider than a whole line."""
        while advance(self, word) > width and len(word) > 1:
            fits = len(word) - 1
            while fits > 1 and self.width(word[:fits]) > width:
                fits -= 1
            yield word[:fits]
            word = word[fits:]
        yield word


class Word(NamedTuple):
    """A word and its advance; letters join within words only, so advances add up."""

    text: str
    width: float


def fill(words: Sequence[Word], space: float, width: float) -> list[str]:
    """Put words into lines, as many into each as it holds."""
    lines: list[list[str]] = []
    used = width
    for word in words:
        if lines and used + space + word.width <= width:
            lines[-1].append(word.text)
            used += space + word.width
        else:
            lines.append([word.text])
            used = word.width
    return [" ".join(line) for line in lines]


def keep_together(text: str) -> str:
    """Let no line begin with a stroke that divides two words."""
    return text.replace(" / ", f"{NBSP}/ ")


@lru_cache(maxsize=512)
def advance(face: Face, text: str) -> float:
    """Width, remembered: the words of a catalogue come again with every ticket."""
    return face.width(text)


@lru_cache(maxsize=512)
def ink(face: Face, text: str) -> Box:
    """Edges of the ink, remembered as well."""
    return face.font.getbbox(
        text, direction=face.direction, language=face.language, anchor="ls"
    )


@cache
def load_font(weight: Weight, size: int) -> ImageFont.FreeTypeFont:
    """Open a font of ``assets/fonts`` once per size: use few sizes."""
    return ImageFont.truetype(
        ASSETS / "fonts" / f"IBMPlexSansArabic_{weight}.ttf",
        size,
        layout_engine=ImageFont.Layout.RAQM,
    )
