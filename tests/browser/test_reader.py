"""The reader as a student uses it, and every page as axe and a phone see it."""

import re

import pytest
from playwright.sync_api import expect

from ..conftest import ROOT

CHAPTER = "book/documents/national-2014.html"
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = [
    "book/index.html",
    CHAPTER,
    "book/documents/two-translations.html",
    "exercises/national-2014.html",
    "book/compare.html",
    "book/threads/who-must-do-what.html",
    "book/review.html",
    "book/progress.html",
    "book/labs/one-question.html",
    "book/labs/two-translators.html",
    "book/labs/climb-the-ladder.html",
    "book/labs/mark-it-yourself.html",
    "book/labs/who-carries-the-burden.html",
    "book/reference/glossary.html",
    "book/reference/instruments.html",
    "book/reference/sources.html",
    "search.html",
]


def shown(page, selector: str) -> bool:
    return page.locator(selector).first.is_visible()


def test_each_language_and_the_pinyin_can_be_switched(page, address):
    page.goto(address + CHAPTER)
    zh, en, rt = (f"#art_7__para_1 {part}" for part in (".onr-zh", ".onr-en", ".onr-zh rt"))
    assert (shown(page, zh), shown(page, en), shown(page, rt)) == (True, True, False)
    page.get_by_role("button", name="Pinyin").click()
    assert shown(page, rt)
    page.get_by_role("button", name="English", exact=True).click()
    assert (shown(page, zh), shown(page, en)) == (True, False)
    page.reload()
    assert (shown(page, zh), shown(page, en), shown(page, rt)) == (True, False, True)


def test_both_languages_stand_side_by_side_and_on_a_phone_one_below_the_other(page, address):
    page.goto(address + CHAPTER)
    boxes = [page.locator(f"#art_5__para_1 .onr-{x}").bounding_box() for x in ("zh", "en")]
    assert abs(boxes[0]["y"] - boxes[1]["y"]) < 40 and boxes[1]["x"] > boxes[0]["x"] + 100
    page.set_viewport_size({"width": 360, "height": 740})
    boxes = [page.locator(f"#art_5__para_1 .onr-{x}").bounding_box() for x in ("zh", "en")]
    assert boxes[1]["y"] > boxes[0]["y"] + 20 and abs(boxes[0]["x"] - boxes[1]["x"]) < 5


@pytest.mark.parametrize("how", ["mouse", "keyboard"])
def test_a_term_opens_its_entry_and_gives_the_focus_back(page, address, how):
    page.goto(address + CHAPTER)
    term = page.locator("#art_7__para_1 a[data-term=beian]")
    if how == "mouse":
        term.click()
    else:
        term.focus()
        page.keyboard.press("Enter")
    card = page.locator("[popover]:popover-open")
    expect(card).to_contain_text("put on record")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    assert CHAPTER in page.url
    if how == "keyboard":
        assert term.evaluate("e => e === document.activeElement")


def test_a_mark_opens_the_place_where_translations_part(page, address):
    page.goto(address + CHAPTER)
    page.locator('#art_7__para_1 a[href="#parting-on-record"]').click()
    expect(page.locator("#parting-on-record")).to_be_visible()


def test_a_provision_can_be_linked_and_cited(page, address):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + CHAPTER + "#art_7__para_2")
    expect(page.locator("#art_7__para_2")).to_be_in_viewport()
    page.locator("#art_7__para_1 a.onr-anchor").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("IM Provisions (2014), art. 7 para. 1 http://") and copied.endswith("#art_7__para_1")


def test_chinese_is_found_by_the_search_page(page, address):
    page.goto(address + "search.html?q=分类备案")
    expect(page.locator("#search-results li").first).to_be_visible()
    expect(page.locator("#search-results")).to_contain_text("The national provisions of August 2014")


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways_on_a_phone(page, address, name):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address + name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("name", PAGES)
def test_no_page_asks_another_host(browser, address, name):
    context = browser.new_context()
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + name)
    page.wait_for_load_state("networkidle")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(200)
    context.close()
    assert asked and [url for url in asked if not re.match(rf"{re.escape(address)}|data:|blob:", url)] == []


def serious(page) -> list[str]:
    page.add_script_tag(path=AXE)
    found = page.evaluate(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    return [
        f"{item['id']}: {item['nodes'][0]['html'][:200]}"
        for item in found["violations"]
        if item["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious(page, address, name, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(address + name)
    assert serious(page) == []


@pytest.mark.parametrize("place", ["art_3", "art_7__para_1"])
def test_a_link_to_a_provision_brings_it_into_view_and_it_stays(page, address, place):
    """Scripts that come late must not move the text from under what was linked."""
    page.goto(f"{address}book/documents/national-2014.html#{place}")
    top = f"document.getElementById('{place}').getBoundingClientRect().top"
    for _ in range(100):  # the theme scrolls smoothly
        page.wait_for_timeout(200)
        if 0 < page.evaluate(top) < 200:
            break
    page.wait_for_timeout(500)
    assert 0 < page.evaluate(top) < 200
