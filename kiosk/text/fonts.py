"""The three weights of IBM Plex Sans Arabic, under the names that widgets use."""

from center.texts import ASSETS

REGULAR, SEMIBOLD, BOLD = "Plex", "PlexSemiBold", "PlexBold"

FILES = {
    REGULAR: "IBMPlexSansArabic_400Regular.ttf",
    SEMIBOLD: "IBMPlexSansArabic_600SemiBold.ttf",
    BOLD: "IBMPlexSansArabic_700Bold.ttf",
}

PATHS = {name: str(ASSETS / "fonts" / file) for name, file in FILES.items()}


def register() -> None:
    """Make the weights known to Kivy."""
    from kivy.core.text import Label

    for name, path in PATHS.items():
        Label.register(name, path)
