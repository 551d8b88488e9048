"""Draws the picture that a shared link shows: book/assets/social.svg as a PNG of 1200 × 630, for sites that read no SVG.

Run it after the SVG was changed; the PNG is committed, since its letters depend on the fonts of the machine that draws it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.chromium import ARGUMENTS, require  # noqa: E402

PICTURE = ROOT / "book" / "assets" / "social.svg"


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=require(), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1200, "height": 630})
        page.goto(PICTURE.as_uri())
        page.screenshot(path=PICTURE.with_suffix(".png"))
        browser.close()


if __name__ == "__main__":
    main()
