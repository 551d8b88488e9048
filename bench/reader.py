"""Draws the picture of the README: the national chapter's article 7 as the built site shows it, 1280 wide and light.

Run it after a build when the reader looks otherwise; the PNG is committed, since its letters depend on the machine's fonts.
It needs Pillow (`pip install pillow`) besides what the tests need: a palette makes the file a third as large.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.chromium import ARGUMENTS, require  # noqa: E402

CHAPTER = ROOT / "_build" / "self-study" / "book" / "documents" / "national-2014.html"
ARTICLE, ABOVE = "#art_7", 72  # what is shown, and the room for the bar over it, in pixels
COLORS = 128
PICTURE = ROOT / "book" / "assets" / "reader.png"


def main() -> None:
    if not CHAPTER.is_file():
        sys.exit("There is no built site to take the picture of; run `make book` first")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=require(), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 820}, color_scheme="light", reduced_motion="reduce")
        page.goto(CHAPTER.as_uri())
        article = page.locator(ARTICLE)
        article.locator("details").first.evaluate("it => { it.open = true; }")
        article.evaluate("(it, above) => scrollTo(0, it.getBoundingClientRect().top + scrollY - above)", ABOVE)
        page.wait_for_timeout(500)  # until the table of contents has followed
        drawn = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        browser.close()
    drawn.quantize(COLORS, dither=Image.Dither.NONE).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
