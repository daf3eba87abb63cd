"""Draws the kiosk's icons: white on nothing, at every size that the screens use.

    python scripts/render_icons.py [path of a Chromium]

The drawings are Tabler's; the weight of the line follows the size, and arrows and
checks are heavier, so that they are read from where a person stands.
"""

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from center.texts import ASSETS
from kiosk.icons import FOLDER, MARK, MARK_PANE, SIZES, all_names

BOLD = ("arrow-left", "arrow-right", "check", "chevron-left", "chevron-right")
BOLD += ("chevron-down", "chevron-up")

PAGE = "<body style='margin:0;color:white'>{svg}</body>"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run"]


def main(chromium: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 200, "height": 200})
        for size in SIZES:
            for name in all_names():
                take(page, tabler(name, size), size, FOLDER / f"{name}-{size}.png")
            for name, svg in mark().items():
                take(page, sized(svg, size), size, FOLDER / f"{name}-{size}.png")
        browser.close()


def tabler(name: str, size: int) -> str:
    svg = (ASSETS / "icons" / "tabler" / f"{name}.svg").read_text(encoding="utf-8")
    weight = stroke(name, size)
    return sized(svg, size).replace('stroke-width="2"', f'stroke-width="{weight}"')


def stroke(name: str, size: int) -> float:
    """Weight of the line on Tabler's grid of 24."""
    if name in BOLD:
        return 2.5
    return 1.7 if size > 90 else 2


def mark() -> dict[str, str]:
    """The mark in two pictures: the window, and the pane that is lit."""
    svg = (ASSETS / "icons" / "mark.svg").read_text(encoding="utf-8")
    window, pane = [], []
    for line in svg.splitlines():
        (pane if "#FFC04D" in line else window).append(line)
    frame = (window[0], "</svg>")
    return {
        MARK: "\n".join(window).replace("#06323A", "white"),
        MARK_PANE: "\n".join([frame[0], *pane, frame[1]]).replace("#FFC04D", "white"),
    }


def sized(svg: str, size: int) -> str:
    for old in ("24", "48"):
        svg = svg.replace(f'width="{old}"', f'width="{size}"', 1)
        svg = svg.replace(f'height="{old}"', f'height="{size}"', 1)
    return svg


def take(page: Page, svg: str, size: int, path: Path) -> None:
    page.set_content(PAGE.format(svg=svg))
    clip = {"x": 0, "y": 0, "width": size, "height": size}
    path.write_bytes(page.screenshot(clip=clip, omit_background=True))  # type: ignore[arg-type]


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "/usr/bin/chromium")
