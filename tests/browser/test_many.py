"""Five hundred questions on one page: they start, and one of them is answered, checked, kept and handed in."""

import json
import re

from playwright.sync_api import expect

from .answers import by_mouse, press
from .many import BANK, COUNT, lay_many
from .test_exercises import TYPES, check_button, hand_in, verdict


def test_five_hundred_questions_on_one_page_work(page, address, site, packs, tmp_path):
    answers = lay_many(page.context, site, packs)
    page.goto(f"{address}exercises/{BANK}.html")
    expect(page.locator("form.onr-question .onr-foot .onr-primary")).to_have_count(COUNT)
    last = {entry["type"]: (id, entry) for id, entry in answers.items()}  # of each type the last on the page
    assert set(last) == set(TYPES)
    for kind, (id, entry) in last.items():
        question = page.locator(f'form[data-question="{BANK}/{id}"]')
        by_mouse(question, entry)
        press(question, check_button(kind), False)
        expect(question.get_by_role("status").first).to_contain_text(re.compile(verdict(kind)))
    page.reload()
    hand_in(page, tmp_path / "many.json")
    handed = json.loads((tmp_path / "many.json").read_text())["responses"]
    assert set(handed) == {f"{BANK}/{id}" for id, _ in last.values()}
