"""A sheet with all types as axe sees it, before, during and after answering, light and dark, in both languages."""

import re

import pytest
from playwright.sync_api import expect

from .answers import by_mouse, form
from .test_exercises import SHEET, TYPES
from .test_language import choose_chinese
from .test_reader import serious

BUTTONS = {
    "English": {"check": "Check|Compare with the model answer", "hint": "Hint", "show": "Show (the )?answer.*"},
    "Chinese": {"check": "检查|与参考答案对照", "hint": "提示", "show": "显示答案|不作答，直接看答案？"},
}


def press(question, name: str) -> None:
    button = question.get_by_role("button", name=re.compile(f"^({name})$"))
    if button.count():
        button.first.click()


def answer_wrongly(question, entry: dict) -> None:
    """One wrong thing, where one can be chosen; what is marked wrong is drawn otherwise than what is right."""
    if entry["type"] in ("choice", "hottext"):
        wrong = next(v for v in entry["values"] if v not in entry.get("right", entry.get("accepted")))
        question.locator(f'[data-part="{wrong}"]').first.click()
    elif entry["type"] == "textEntry":
        question.locator('[name="text"]').fill("?")
    else:
        by_mouse(question, entry)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", BUTTONS)
def test_axe_finds_nothing_serious_before_during_and_after_answering(page, address, packs, language, scheme):
    answers, buttons = packs["national-2014"]["answers"], BUTTONS[language]
    assert {entry["type"] for entry in answers.values()} == set(TYPES)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(address + SHEET)
    if language == "Chinese":
        choose_chinese(page)
    assert serious(page) == [], "before"
    for n, (id, entry) in enumerate(answers.items()):
        question = form(page, id)
        (by_mouse if n % 2 else answer_wrongly)(question, entry)
        press(question, buttons["hint"])
        if entry["rule"] != "person":
            question.locator(".onr-certainty label").nth(n % 3).click()
            press(question, buttons["show"])  # it asks back
    assert serious(page) == [], "during"
    for id in answers:
        press(form(page, id), buttons["check"])
        press(form(page, id), buttons["show"])
    expect(page.locator(".onr-evidence").last).to_be_visible()
    expect(page.locator("form .onr-status:empty")).to_have_count(0)
    assert serious(page) == [], "after"
