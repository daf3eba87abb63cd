"""The icons of the kiosk, by what they mean, and where their pictures are.

They are Tabler's outline icons drawn white by ``scripts/render_icons.py``, tinted when
they are shown.  An icon always stands beside a word.
"""

from pathlib import Path

from center.texts import ASSETS

FOLDER = ASSETS / "icons" / "kiosk"

SIZES = (48, 64, 96, 132)
"""Pixels; the smallest that is not too small is shown, scaled down if need be."""

CATEGORIES = {
    "org": "crane",
    "recon": "scale",
    "util": "droplet-bolt",
    "shops": "building-store",
    "occ": "garden-cart",
    "ads": "speakerphone",
    "roads": "road",
    "elev": "elevator",
    "union": "users-group",
    "prop": "map-2",
    "housing": "home",
    "rev": "coins",
    "cert": "certificate",
    "comp": "message-report",
}

OTHER_CATEGORY = "file-text"
"""For a category that a governorate adds before it has a picture."""

SWITCHED = {
    "back": ("arrow-right", "arrow-left"),
    "forward": ("arrow-left", "arrow-right"),
    "into": ("chevron-left", "chevron-right"),
}
"""Icons that turn round with the language: the Arabic one, the English one."""

PLAIN = (
    "accessible",
    "alert-triangle",
    "baby-carriage",
    "calendar",
    "camera",
    "check",
    "chevron-down",
    "chevron-up",
    "circle-check",
    "clock",
    "coins",
    "contrast",
    "disabled",
    "device-mobile",
    "door",
    "file-check",
    "file-plus",
    "file-search",
    "file-text",
    "file-upload",
    "hand-finger",
    "hourglass",
    "info-circle",
    "keyboard",
    "language",
    "mood-empty",
    "mood-sad",
    "mood-smile",
    "old",
    "pencil",
    "printer",
    "printer-off",
    "qrcode",
    "shield-check",
    "text-size",
    "ticket",
    "user-question",
    "users",
    "volume",
    "wifi-off",
)

MARK, MARK_PANE = "mark", "mark-pane"
"""The window of the mark, and its lit pane, which is tinted by itself."""


def all_names() -> tuple[str, ...]:
    """Every Tabler icon that has to be drawn."""
    turned = {name for pair in SWITCHED.values() for name in pair}
    return tuple(sorted(turned | set(CATEGORIES.values()) | set(PLAIN)))


def icon_name(meaning: str, rtl: bool) -> str:
    """The icon's own name for a meaning in a direction of writing."""
    pair = SWITCHED.get(meaning)
    return pair[0 if rtl else 1] if pair else meaning


def icon_path(name: str, pixels: float) -> Path:
    """The picture that is sharp enough for a size."""
    size = next((size for size in SIZES if size >= pixels), SIZES[-1])
    return FOLDER / f"{name}-{size}.png"
