"""What single types add: items in order, the picture of a chain, a second feedback, one's own score, shared stems."""

import json
import re

import pytest
from playwright.sync_api import expect

from onrecord.gradebook import grade_paths
from onrecord.grading import grade

from .answers import by_keyboard, by_mouse, form, press
from .test_exercises import SHEET, hand_in, plain

ORDER = "wordings-in-time"
CHAIN = "one-title-two-instruments"
TEXT = "laws-and-regulations-undertaken"
REPEATED = "which-of-the-two-follows"

TARGETS = """form => [...form.querySelectorAll("button, select, textarea, input, summary, label.onr-option, label.onr-token")]
  .map(control => control.matches("label input") ? control.closest("label") : control)
  .filter(control => control.checkVisibility())
  .flatMap(control => [...control.getClientRects()].map(box => [control.outerHTML.slice(0, 90), box.width, box.height]))
  .filter(([, width, height]) => Math.min(width, height) < 24)"""


@pytest.fixture(scope="module")
def answers(packs):
    return packs["national-2014"]["answers"]


def status(question):
    return question.get_by_role("status").first


def items(question) -> list[str]:
    return question.locator(".onr-order > li").evaluate_all("all => all.map(e => e.dataset.part)")


@pytest.mark.parametrize("width", [360, 1280])
def test_every_target_is_24_pixels_wide_and_high(page, address, answers, width):
    """Every form of the sheet, before answering, and with its verdict, its hint and its worked answer open."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + SHEET)
    forms = page.locator("form.onr-question")
    assert forms.evaluate_all(f"forms => forms.flatMap({TARGETS})") == []
    for id, entry in answers.items():
        by_mouse(form(page, id), entry)
        form(page, id).get_by_role("button", name=re.compile("^(Check|Compare with the model answer)$")).click()
        form(page, id).get_by_role("button", name="Hint").click()
        if entry["rule"] != "person":
            press(form(page, id), "Show answer", False)
    assert forms.evaluate_all(f"forms => forms.flatMap({TARGETS})") == []


def test_an_item_moves_by_its_buttons_and_by_arrow_keys_and_keeps_the_focus(page, address):
    page.goto(address + SHEET)
    question = form(page, ORDER)
    first, second, *rest = items(question)
    down = question.locator(f'li[data-part="{first}"] button').last
    down.click()
    assert items(question) == [second, first, *rest]
    expect(question.locator("[aria-live]").filter(has_text="now place 2 of 6")).to_have_count(1)
    for key, place in {"ArrowDown": 2, "End": 5, "ArrowDown ": 5, "ArrowUp": 4, "Home": 0}.items():
        page.keyboard.press(key.strip())
        assert items(question).index(first) == place, key
        expect(down).to_be_focused()
    expect(question.locator("li button").first).to_have_attribute("aria-disabled", "true")


def test_an_order_is_kept_cleared_and_brought_back(page, address):
    page.goto(address + SHEET)
    question = form(page, ORDER)
    shown = items(question)
    question.locator(f'li[data-part="{shown[2]}"] button').first.click()
    moved = items(question)
    page.reload()
    assert items(form(page, ORDER)) == moved != shown
    press(question, "Clear", False)
    assert items(question) == shown
    press(question, "Undo", False)
    assert items(question) == moved


def test_each_neighbor_of_an_order_is_marked_and_spoken_of(page, address, answers):
    page.goto(address + SHEET)
    question, entry = form(page, ORDER), answers[ORDER]
    by_mouse(question, entry)
    right = items(question)
    question.locator(f'li[data-part="{right[-1]}"] button').first.click()
    press(question, "Check", False)
    verdict = grade(entry, items(question))
    expect(status(question)).to_contain_text(f"Partly right: {verdict.score:g} of 3")
    for item, mark in verdict.marks.items():
        row = question.locator(f'li[data-part="{item}"]')
        expect(row.locator(".onr-join")).to_contain_text(f"after the one above: {mark}")
    expect(question).to_contain_text(plain(entry["feedback"]["empowering-notice"]))
    press(question, "Show answer", False)
    assert question.locator(".onr-answer ol li").count() == len(entry["right"])


def test_without_script_an_order_is_numbered(browser, address):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address + SHEET)
    select = form(page, ORDER).locator("select").first
    select.select_option("3")
    expect(select).to_have_value("3")
    page.context.close()


def test_a_chain_is_drawn_while_it_is_built_and_a_basis_out_of_time_lies_to_the_right(page, address):
    page.goto(address + SHEET)
    question = form(page, CHAIN)
    expect(question.locator("svg")).to_have_count(0)
    link(question, 0, "cac-order-1", "cybersecurity-law")
    expect(question.get_by_role("img")).to_have_attribute("aria-label", re.compile("CAC Order 1 of 2017 is based on"))
    expect(question.locator("svg .onr-late")).to_have_count(0)
    press(question, "Add a link", False)
    link(question, 1, "news-2005", "guofa-2014-33")
    expect(question.locator("svg text.onr-late")).to_have_text("later!")
    line = question.locator("svg line.onr-late")
    assert float(line.get_attribute("x2")) > float(line.get_attribute("x1"))
    question.get_by_role("button", name="Remove link 2").click()
    expect(question.locator("svg circle")).to_have_count(2)
    page.reload()
    expect(form(page, CHAIN).locator("svg circle")).to_have_count(2)


def link(question, n: int, start: str, target: str) -> None:
    question.locator(f'select[name="link{n}.start"]').select_option(start)
    question.locator(f'select[name="link{n}.target"]').select_option(target)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_picture_stays_within_its_question(page, address, answers, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + SHEET)
    for id, entry in answers.items():
        if entry["type"] == "trace":
            by_mouse(form(page, id), entry)
            inner, outer = (form(page, id).locator(x).bounding_box() for x in ("svg", ".onr-body"))
            assert inner["x"] >= outer["x"] - 1 and inner["x"] + inner["width"] <= outer["x"] + outer["width"] + 1, id


def test_the_same_mistake_gets_another_feedback_the_second_time(page, address, answers):
    page.goto(address + SHEET)
    question, entry = form(page, REPEATED), answers[REPEATED]
    for tried, said in [("both", "feedback"), ("second", "feedback"), ("both", "again")]:
        question.locator(f'label[data-part="{tried}"]').click()
        press(question, "Check", False)
        expect(question.locator(".onr-feedback")).to_have_text(plain(entry[said][tried]))
        press(question, "Try again", False)
    press(question, "Check", False)
    page.reload()
    question.scroll_into_view_if_needed()
    expect(question.locator(".onr-feedback")).to_have_text(plain(entry["again"]["both"]))


@pytest.mark.parametrize("answer", [by_mouse, by_keyboard])
def test_ones_own_score_is_shown_kept_and_handed_in(page, address, answers, packs, tmp_path, answer):
    page.goto(address + SHEET)
    question, entry = form(page, TEXT), answers[TEXT]
    if answer is by_keyboard:
        question.evaluate("e => { e.tabIndex = -1; e.focus() }")
    answer(question, entry)
    press(question, "Compare with the model answer", answer is by_keyboard)
    expect(status(question)).to_contain_text("The model answer is below")
    for criterion in entry["rubric"][:2]:
        box = question.locator(f'input[name="met"][value="{criterion["id"]}"]')
        box.press("Space") if answer is by_keyboard else box.click()
    expect(status(question)).to_have_text("By your own reading: 2 of 4 points.")
    page.reload()
    question.scroll_into_view_if_needed()
    expect(status(question)).to_have_text("By your own reading: 2 of 4 points.")
    hand_in(page, tmp_path / "a.answers.json")
    given = json.loads((tmp_path / "a.answers.json").read_text())["responses"][f"national-2014/{TEXT}"]
    assert given["response"]["met"] == [criterion["id"] for criterion in entry["rubric"][:2]]
    (row,) = grade_paths([tmp_path / "a.answers.json"], packs)
    assert (row.score, row.to_read, row.self_scored) == (0, 1, {f"national-2014/{TEXT}": "2 of 4"})


def test_a_stem_stands_once_above_its_questions_on_the_sheet(page, address, banks):
    bank, _ = banks["national-2014"]
    page.goto(address + SHEET)
    for name in bank.stems:
        ids = [q.id for q in bank.questions if q.stem == name]
        stem = page.locator(f'.onr-stem[data-stem="{name}"]')
        expect(stem).to_have_count(1)
        group = stem.locator("xpath=..").locator("form.onr-question")
        assert group.evaluate_all("all => all.map(e => e.dataset.question)") == [f"national-2014/{id}" for id in ids]
