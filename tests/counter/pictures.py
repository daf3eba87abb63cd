"""Takes a picture of every state of every page, in both languages and two sizes.

python -m tests.counter.pictures FOLDER
"""

import sys
import tempfile
from pathlib import Path

from demonstration.browsers import chromium, take
from tests.counter.scenes import scenes
from tests.processes import make_center

SIZES = ((1366, 768), (1920, 1080))


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser, tempfile.TemporaryDirectory() as data:
        center = make_center(Path(data), displays=2).start()
        for name, page in scenes(center, browser):
            for width, height in SIZES:
                page.set_viewport_size({"width": width, "height": height})
                take(page, folder / f"{name}-{width}.png")
        center.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
