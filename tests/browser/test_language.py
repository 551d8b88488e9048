"""The interface in Chinese, as a reader chooses it: at once, kept, marked as Chinese, and nothing of it for those who do not."""

import re

import pytest
from playwright.sync_api import expect

from .answers import by_mouse, form, press
from .test_reader import serious

SHEET = "exercises/national-2014.html"
PAGES = [SHEET, "book/documents/national-2014.html", "book/compare.html", "book/assign.html", "book/handed-in.html"]
SAID = ".onr-button, .onr-facts > span, .onr-title, .onr-legend, .onr-labeled > span:first-child, legend > span"
FORBIDDEN = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"


def choose_chinese(page):
    page.get_by_role("button", name="中文", exact=True).last.click()
    page.locator("html[data-language=zh]").wait_for()
    page.get_by_role("button", name="English", exact=True).first.wait_for()


@pytest.mark.parametrize("name", PAGES)
def test_what_the_page_says_is_chinese_and_says_so(page, address, name):
    page.goto(address + name)
    choose_chinese(page)
    page.wait_for_timeout(300)
    own = page.locator(SAID).filter(visible=True)
    english = [text for text in own.all_inner_texts() if re.search("[A-Za-z]{3}", text)]
    assert [text for text in english if text != "English" and "IM Provisions" not in text] == []
    assert page.locator('[data-say]:not([lang="zh-CN"])').count() == 0
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_choice_is_kept_and_can_be_taken_back(page, address):
    page.goto(address + SHEET)
    choose_chinese(page)
    page.goto(address + PAGES[1])
    expect(page.locator(".onr-tools button").first).to_have_text("中文")
    expect(page.locator(".onr-en p").first).to_contain_text("Provisions")
    page.get_by_role("button", name="English", exact=True).click()
    expect(page.locator(".onr-tools button").first).to_have_text("Chinese")


def test_an_answer_outlives_the_change_and_is_judged_in_chinese(page, address, packs):
    page.goto(address + SHEET)
    id = "who-registers" if "who-registers" in packs["national-2014"]["answers"] else "acts-in-one-series"
    by_mouse(form(page, id), packs["national-2014"]["answers"][id])
    choose_chinese(page)
    press(form(page, id), "检查", keyboard=False)
    expect(form(page, id).locator(".onr-status")).to_contain_text("正确")
    expect(form(page, id).locator(".onr-status")).to_have_attribute("lang", "zh-CN")


def test_an_english_page_asks_for_no_chinese(page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + SHEET)
    page.wait_for_timeout(300)
    assert not [url for url in asked if "onrecord-zh" in url]


def test_where_nothing_is_kept_the_address_says_the_language(browser, address):
    page = browser.new_context().new_page()  # the theme's own scripts fail here, which is theirs to mend
    page.add_init_script(FORBIDDEN)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(address + SHEET)
    choose_chinese(page)
    assert "language=zh" in page.url
    expect(page.get_by_role("button", name="检查").first).to_be_visible()
    page.context.close()


def test_it_works_from_a_folder(page, site):
    page.goto((site / SHEET).as_uri())
    choose_chinese(page)
    expect(page.get_by_role("button", name="检查").first).to_be_visible()


def test_where_the_chinese_is_missing_the_english_shows(page, address):
    page.goto(address + SHEET)
    choose_chinese(page)
    page.route("**/onrecord-zh.js", lambda route: route.abort())
    page.reload()
    expect(page.get_by_role("button", name="Check").first).to_be_visible()
    expect(page.get_by_text("No Chinese needed").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_chinese(page, address, scheme, packs):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for name in PAGES[:2]:
        page.goto(address + name)
        if page.locator("html[data-language=zh]").count() == 0:
            choose_chinese(page)
        if name == SHEET:
            press(form(page, "acts-in-one-series"), "显示答案", keyboard=False)
            page.get_by_role("button", name="不作答，直接看答案？").click()
            expect(page.get_by_text("答案详解", exact=True).first).to_be_visible()
        assert serious(page) == []


def test_it_fits_a_phone(page, address):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address + SHEET)
    choose_chinese(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
