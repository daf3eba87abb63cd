"""How large what is touched comes out on the panel of this kiosk, in millimetres.

Twenty are the least: so much a hand hits that trembles, or an eye that sees little.
Free of Kivy: ``shubbak check`` asks before a kiosk is started.
"""

from math import hypot

from center.config import KioskConfig
from center.domain.errors import ConfigError
from kiosk.theme import LEAST_TARGET, scale_of

LEAST_MM = 20.0
MM_AN_INCH = 25.4


def pixels_a_mm(width: int, height: int, inches: float) -> float:
    """Of a panel with square pixels, by its size in pixels and its diagonal."""
    return hypot(width, height) / (inches * MM_AN_INCH)


def smallest_target(config: KioskConfig) -> float:
    """Shorter side of the smallest thing that any screen has to touch, in mm."""
    width, height = config.width, config.height
    pixels = LEAST_TARGET * scale_of(width, height)
    return pixels / pixels_a_mm(width, height, config.panel_inches)


def least_inches(config: KioskConfig) -> float:
    """Diagonal from which a panel of this shape is large enough."""
    return config.panel_inches * LEAST_MM / smallest_target(config)


def small_panel(config: KioskConfig) -> ConfigError | None:
    """What is to be said of a panel on which something is too small to be hit."""
    found = smallest_target(config)
    if found >= LEAST_MM:
        return None
    return ConfigError(
        f"on a panel of {config.panel_inches:g} inches with {config.width} x "
        f"{config.height} pixels the smallest thing to touch has {found:.1f} mm "
        f"and not {LEAST_MM:g}",
        hint="kiosk.panel_inches is the panel's diagonal; one of this shape needs "
        f"{least_inches(config):.1f} inches",
    )
