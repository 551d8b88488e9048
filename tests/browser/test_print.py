"""A sheet on paper: a workbook with room to write, and its key apart."""

import pytest

from .answers import by_mouse, form, press

SHEET = "exercises/national-2014.html"


@pytest.fixture
def paper(page, address):
    page.goto(address + SHEET)
    page.emulate_media(media="print")
    return page


def test_what_is_read_in_the_dark_is_printed_as_ink_on_paper(page, address):
    page.emulate_media(color_scheme="dark")
    page.goto(address + SHEET)
    prompt = page.locator(".onr-prompt").first
    dark = prompt.evaluate("it => getComputedStyle(it).color")
    page.emulate_media(media="print", color_scheme="dark")
    assert prompt.evaluate("it => getComputedStyle(it).color") == "rgb(36, 33, 29)" != dark


def one_of(packs, kind):
    return next(id for id, entry in packs["national-2014"]["answers"].items() if entry["type"] == kind)


def test_nothing_to_press_is_printed(paper):
    assert paper.locator(".bd-article button:visible").count() == 0
    assert paper.locator(".onr-foot:visible, .onr-sheet-foot:visible").count() == 0


def test_selects_print_as_lines_with_their_options_listed(paper, packs):
    for kind in ("match", "trace"):
        question = form(paper, one_of(packs, kind))
        offered = set(question.locator("select").first.locator("option:not([value=''])").all_text_contents())
        listed = question.locator(".onr-paper")
        assert listed.is_visible()
        assert [option for option in offered if option not in listed.text_content()] == []
        style = "e => [getComputedStyle(e).appearance, getComputedStyle(e).borderBottomStyle]"
        assert question.locator("select").first.evaluate(style) == ["none", "solid"]


def test_all_lines_of_a_chain_are_there_to_fill(paper, packs):
    rows = form(paper, one_of(packs, "trace")).locator(".onr-links > li")
    assert rows.count() > 1 and all(row.is_visible() for row in rows.all())


def test_boxes_and_lines_to_write_on_are_visible(paper, packs):
    width = "e => [parseFloat(getComputedStyle(e).borderTopWidth), getComputedStyle(e).appearance]"
    assert form(paper, one_of(packs, "choice")).locator("input").first.evaluate(width) == [1, "none"]
    assert form(paper, one_of(packs, "hottext")).locator(".onr-token").first.evaluate(width)[0] == 1
    area = form(paper, one_of(packs, "extendedText")).locator("textarea")
    assert area.evaluate("e => getComputedStyle(e).backgroundImage").startswith("repeating-linear-gradient")
    assert area.bounding_box()["height"] > 200


def test_verdicts_are_not_printed_into_the_workbook(page, address, packs):
    page.goto(address + SHEET)
    id = one_of(packs, "choice")
    by_mouse(form(page, id), packs["national-2014"]["answers"][id])
    press(form(page, id), "Check", False)
    form(page, id).locator(".onr-added").first.wait_for()
    page.emulate_media(media="print")
    assert form(page, id).locator(".onr-added:visible").count() == 0


def test_the_options_of_the_workbook_are_not_shown_on_the_screen(page, address):
    page.goto(address + SHEET)
    assert page.locator(".onr-paper:visible").count() == 0


def test_the_key_is_printed_alone_with_every_answer(page, address, packs):
    page.add_init_script("window.print = () => { window.printed = true }")
    page.goto(address + SHEET)
    page.get_by_role("button", name="Print the key").click()
    page.wait_for_function("window.printed")
    page.emulate_media(media="print")
    answers = packs["national-2014"]["answers"]
    items = page.locator(".onr-key-sheet > ol > li")
    assert items.count() == len(answers) == page.locator("form.onr-question").count()
    assert page.locator("form.onr-question:visible").count() == 0
    for form_, item in zip(page.locator("form.onr-question").all(), items.all()):
        entry = answers[form_.get_attribute("data-question").partition("/")[2]]
        assert item.locator("ul").first.locator("li").count() or entry["rule"] == "person"
        assert "Why" in item.inner_text()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.locator(".onr-key-sheet:visible").count() == 0


def test_without_a_key_no_key_is_offered(page, student_address):
    page.goto(student_address + SHEET)
    page.get_by_role("button", name="Save hand-in file").wait_for()
    page.wait_for_timeout(300)
    assert page.get_by_role("button", name="Print the key").count() == 0
