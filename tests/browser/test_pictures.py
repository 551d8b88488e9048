"""The pictures as they are drawn: nothing overlaps, letters are large enough, and every line can be read by any means."""

import pytest
from playwright.sync_api import expect

from .test_reader import serious

MAP = "book/threads/map-of-legal-bases.html"
PAGES = {
    "bases": MAP,
    "burden": "book/threads/who-must-do-what.html",
    "word": "book/threads/one-word-five-documents.html",
    "timeline": "book/reference/timeline.html",
    **{
        f"filing-{id}": f"book/documents/{id}.html"
        for id in ("beijing-2011", "chongqing-2006", "national-2014", "zhaoqing-2014")
    },
}
# Every label that is seen, with its rectangle and the size of its letters on the screen.
LABELS = """figure => [...figure.querySelectorAll('svg[viewBox] text')].map(text => {
  const svg = text.ownerSVGElement, box = text.getBoundingClientRect();
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  return {text: text.textContent, left: box.left, right: box.right, top: box.top, bottom: box.bottom,
          size: parseFloat(getComputedStyle(text).fontSize) * scale};
}).filter(label => label.right > label.left)"""


def opened(page, address, name: str):
    page.goto(address + PAGES[name])
    if name.startswith("filing"):
        page.locator(".onr-after > summary").click()
    figure = page.locator(f"#picture-{name}")
    figure.scroll_into_view_if_needed()
    return figure


def overlapping(labels: list[dict]) -> list[tuple[str, str]]:
    """By more than a hair: a line of letters has room above and below that is no ink."""
    return [
        (one["text"], other["text"])
        for n, one in enumerate(labels)
        for other in labels[n + 1 :]
        if min(one["right"], other["right"]) - max(one["left"], other["left"]) > 1
        and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 4
    ]


@pytest.mark.parametrize("wide", [1280, 390, 320])
@pytest.mark.parametrize("name", PAGES)
def test_labels_stand_clear_and_are_large_enough(page, address, name, wide):
    page.set_viewport_size({"width": wide, "height": 900})
    figure = opened(page, address, name)
    labels = figure.evaluate(LABELS)
    assert len(labels) > 4 and overlapping(labels) == []
    assert min(label["size"] for label in labels) >= (11 if wide > 320 else 9)
    box = figure.bounding_box()
    assert all(label["left"] >= box["x"] - 1 and label["right"] <= box["x"] + box["width"] + 1 for label in labels)
    assert page.evaluate("document.documentElement.scrollWidth") <= wide


@pytest.mark.parametrize("name", ["bases", "word", "timeline"])
def test_the_tall_ones_fit_a_printed_page_with_their_caption(page, address, name):
    page.set_viewport_size(
        {"width": 718, "height": 979}
    )  # what margins of a centimeter leave of A4's width, Letter's height
    page.goto(address + PAGES[name])
    page.emulate_media(media="print")
    figure = page.locator(f"#picture-{name}")
    caption, drawing = figure.locator("figcaption").bounding_box(), figure.locator(".onr-wide svg").bounding_box()
    assert drawing["height"] > 500 and drawing["y"] + drawing["height"] - caption["y"] < 979


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["bases", "burden", "word", "timeline", "filing-beijing-2011"])
def test_axe_finds_nothing_serious_with_the_table_open(page, address, name, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    figure = opened(page, address, name)
    if name != "timeline":  # whose table is the page's own
        figure.locator("summary").click()
    assert serious(page) == []


@pytest.fixture
def bases(page, address):
    page.goto(address + MAP)
    return page.locator("#picture-bases")


# A point of a line, two fifths of its way along, from the top of the page.
POINT = """path => {
  const at = path.getPointAtLength(path.getTotalLength() * 0.4).matrixTransform(path.getScreenCTM());
  return [at.x, at.y + scrollY];
}"""


def words(figure):
    return figure.locator(".onr-part-words")


def test_a_line_says_its_words_under_the_pointer(bases):
    line = bases.locator('.onr-wide .onr-part[href="#relation-1"] path').first
    at = line.evaluate(POINT)
    bases.page.evaluate("y => scrollTo(0, y - 300)", at[1])
    bases.page.mouse.move(at[0], at[1] - bases.page.evaluate("scrollY"))
    expect(words(bases)).to_contain_text("is based on NPCSC Decision 2000")
    expect(words(bases)).to_contain_text("《全国人民代表大会常务委员会关于维护互联网安全的决定》")


def test_the_lines_are_one_stop_by_keyboard_and_the_arrows_go_on(bases):
    page = bases.page
    expect(bases.locator('.onr-wide .onr-part[tabindex="0"]')).to_have_count(1)
    bases.locator(".onr-wide .onr-part").first.focus()
    expect(words(bases)).to_contain_text("NPCSC Decision 2000")
    page.keyboard.press("ArrowDown")
    expect(words(bases)).to_contain_text("NPCSC Decision 2012")
    page.keyboard.press("End")
    expect(words(bases)).to_contain_text("Beijing Police Notice of 1996")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.onr-part-words') !== null")  # its links come next


def test_enter_opens_the_table_at_the_row(bases):
    bases.locator(".onr-wide .onr-part").nth(4).focus()
    bases.page.keyboard.press("Enter")
    expect(bases.locator("#relation-5")).to_be_in_viewport()


def test_a_tap_says_the_words_on_a_phone(page, address):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address + MAP)
    figure = page.locator("#picture-bases")
    figure.locator('.onr-narrow .onr-part[href="#relation-2"]').dispatch_event("click")
    expect(words(figure)).to_contain_text("NPCSC Decision 2012")
    expect(words(figure)).to_be_in_viewport()  # though the picture is longer than the screen
    assert page.url.endswith(MAP)


def test_without_script_a_line_leads_to_its_row(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address + MAP)
    line = page.locator('.onr-wide .onr-part[href="#relation-3"]')
    assert line.get_attribute("aria-label").startswith("IM Provisions (2014), art. 1 para. 1 is based on")
    assert page.locator("tr#relation-3").count() == 1
    context.close()


def test_how_a_relation_is_known_is_told_by_the_stroke(bases):
    strokes = {
        how: bases.locator(f".onr-wide .onr-{how}").first.evaluate("p => getComputedStyle(p).strokeDasharray")
        for how in ("cited", "evident", "argued")
    }
    assert len(set(strokes.values())) == 3


@pytest.mark.parametrize("name", [name for name in PAGES if name.startswith("filing")])
def test_who_files_what_waits_till_the_exercises_are_done(page, address, name):
    page.goto(address + PAGES[name])
    assert not page.locator(f"#picture-{name}").is_visible()


def test_names_and_headings_are_said_in_chinese_too(page, address):
    page.goto(address + PAGES["burden"] + "?language=zh")
    figure = page.locator("#picture-burden")
    expect(figure.locator("figcaption")).to_have_text("各文件中每类规范由谁承担、各有多少。")
    expect(figure.locator(".onr-wide text").filter(has_text="禁止")).to_have_count(4)
    assert overlapping(figure.evaluate(LABELS)) == []


@pytest.mark.parametrize("path, has", [(MAP, True), ("book/reference/glossary.html", False)])
def test_only_a_page_with_a_picture_loads_its_script(page, address, path, has):
    page.goto(address + path)
    assert (page.locator("script[src*='pictures.js']").count() > 0) == has


def test_on_paper_the_ink_is_black_whatever_the_screen_was(page, address):
    page.emulate_media(color_scheme="dark")
    page.goto(address + MAP)
    page.emulate_media(media="print", color_scheme="dark")
    color = "e => [getComputedStyle(e).fill, getComputedStyle(e).stroke]"
    assert page.locator(".onr-wide .onr-halo").first.evaluate(color) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert not page.locator(".onr-part-words").is_visible()
