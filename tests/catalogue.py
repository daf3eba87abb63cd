"""The shipped catalogue, and one service of each of its lines, for tests."""

from center.catalogue_file import load_catalogue
from center.domain.catalogue import PRIORITY
from center.texts import ASSETS

CATALOGUE = load_catalogue(ASSETS / "catalogue.yaml")
LINES = tuple(line for line in CATALOGUE.lines if line != PRIORITY)
SERVICES = {
    line: next(
        key for key, s in CATALOGUE.services.items() if s.line == line and s.at_window
    )
    for line in LINES
}
"""Line → the first service that stands in it and is given at a window."""
QUICK = SERVICES["quick"]
