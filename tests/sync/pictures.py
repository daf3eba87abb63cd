"""Takes a picture of every state of the hub's pages, in both languages.

python -m tests.sync.pictures FOLDER
"""

import sys
import tempfile
from pathlib import Path

from demonstration.browsers import chromium
from tests.sync.scenes import Governorate, scenes


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, chromium() as browser:
        governorate = Governorate(Path(data))
        for language in ("ar", "en"):
            for name, page in scenes(governorate, browser, language):
                page.evaluate("document.fonts.ready")
                page.screenshot(path=folder / f"{name}-{language}.png", full_page=True)
        governorate.hub.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
