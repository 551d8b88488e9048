"""Exercises as a student does them: every type by mouse and by keyboard, kept, handed in, graded."""

import json
import shutil

import pytest
from playwright.sync_api import expect

from onrecord.gradebook import grade_paths

from .answers import by_keyboard, by_mouse, form, press

SHEET = "exercises/national-2014.html"
TYPES = ["choice", "hottext", "match", "order", "compare", "trace", "textEntry", "extendedText"]


@pytest.fixture(scope="module")
def answers(packs):
    return packs["national-2014"]["answers"]


def one_of(answers, kind):
    return next((id, entry) for id, entry in answers.items() if entry["type"] == kind)


def verdict(kind: str) -> str:
    return "The model answer is below" if kind == "extendedText" else r"(Right|Accepted, and argued): \d"


def check_button(kind: str) -> str:
    return "Compare with the model answer" if kind == "extendedText" else "Check"


@pytest.mark.parametrize("answer", [by_mouse, by_keyboard])
@pytest.mark.parametrize("kind", TYPES)
def test_a_question_of_each_type_can_be_answered(page, address, answers, kind, answer):
    import re

    id, entry = one_of(answers, kind)
    page.goto(address + SHEET)
    question = form(page, id)
    if answer is by_keyboard:
        question.evaluate("e => { e.tabIndex = -1; e.focus() }")
    answer(question, entry)
    press(question, check_button(kind), answer is by_keyboard)
    expect(question.get_by_role("status").first).to_contain_text(re.compile(verdict(kind)))


def test_every_closed_question_of_the_sheet_gives_full_points_for_its_answer(page, address, answers):
    import re

    page.goto(address + SHEET)
    for id, entry in answers.items():
        if entry["type"] == "extendedText":
            continue
        by_mouse(form(page, id), entry)
        press(form(page, id), "Check", False)
        expect(form(page, id).get_by_role("status").first).to_contain_text(re.compile(verdict(entry["type"])))


def test_a_wrong_answer_is_marked_explained_and_can_be_tried_again(page, address, answers):
    id, entry = one_of(answers, "hottext")
    wrong = next(value for value in entry["values"] if value not in entry["right"] + entry["open"])
    page.goto(address + SHEET)
    question = form(page, id)
    question.locator(f'[data-part="{wrong}"]').click()
    press(question, "Check", False)
    expect(question.get_by_role("status").first).to_contain_text("Not yet: 0 of")
    expect(question).to_contain_text("wrong")
    expect(question).to_contain_text(plain(entry["feedback"][wrong])[:30])
    press(question, "Try again", False)
    by_mouse(question, {**entry, "right": entry["right"]})
    question.locator(f'[data-part="{wrong}"]').click()
    press(question, "Check", False)
    expect(question.get_by_role("status").first).to_contain_text("Right:")


def plain(html: str) -> str:
    import html as h
    import re

    return h.unescape(re.sub(r"<[^>]+>", "", html))


def test_hints_come_one_by_one_and_the_answer_after_a_second_press(page, address, answers):
    id, entry = one_of(answers, "choice")
    page.goto(address + SHEET)
    question = form(page, id)
    for n, hint in enumerate(entry["hints"], 1):
        question.get_by_role("button", name="int").first.click()
        expect(question).to_contain_text(f"Hint {n} of {len(entry['hints'])}")
        expect(question).to_contain_text(plain(hint)[:40])
    press(question, "Show answer", False)
    assert plain(entry["explanation"])[:40] not in question.inner_text()
    press(question, "Show the answer without trying?", False)
    expect(question).to_contain_text(plain(entry["explanation"])[:40])
    expect(question).to_contain_text("The words this rests on")


def test_evidence_leads_to_the_words_it_quotes(page, address, answers):
    id = next(id for id, entry in answers.items() if any("data-onr-root" in e for e in entry["evidence"]))
    page.goto(address + SHEET)
    question = form(page, id)
    press(question, "Show answer", False)
    press(question, "Show the answer without trying?", False)
    link = question.locator("a[data-onr-root]").first
    target = link.get_attribute("href").partition("#")[2]
    link.click()
    expect(page.locator(f"#{target}")).to_be_visible()
    assert "book/documents/national-2014.html" in page.url


def test_answers_and_verdicts_are_there_again_after_a_reload(page, address, answers):
    page.goto(address + SHEET)
    chosen = {kind: one_of(answers, kind) for kind in TYPES}
    for kind, (id, entry) in chosen.items():
        by_mouse(form(page, id), entry)
        press(form(page, id), check_button(kind), False)
        expect(form(page, id).get_by_role("status").first).not_to_be_empty()
    before = {id: form(page, id).evaluate("f => [...new FormData(f)].join()") for id, _ in chosen.values()}
    page.reload()
    for kind, (id, _) in chosen.items():
        assert form(page, id).evaluate("f => [...new FormData(f)].join()") == before[id], kind
        form(page, id).scroll_into_view_if_needed()
        expect(form(page, id).get_by_role("status").first).not_to_be_empty()


def test_a_question_has_one_state_on_its_sheet_and_in_its_chapter(page, address, answers):
    id = "registered-on-monday"
    page.goto(address + SHEET)
    by_mouse(form(page, id), answers[id])
    page.goto(address + "book/documents/national-2014.html")
    assert form(page, id).locator("input:checked").count() == len(answers[id]["right"])


def hand_in(page, path):
    with page.expect_download() as caught:
        page.get_by_role("button", name="Save hand-in file").click()
    caught.value.save_as(path)
    return caught.value.suggested_filename


def test_what_is_handed_in_is_graded_as_the_page_showed(page, address, answers, packs, tmp_path):
    page.goto(address + SHEET)
    total = 0
    for n, (id, entry) in enumerate(answers.items()):
        if n % 3 == 0:
            continue  # left unanswered
        by_mouse(form(page, id), entry)
        total += entry["points"] if entry["rule"] != "person" else 0
    name = hand_in(page, tmp_path / "a.answers.json")
    assert name == "national-2014.answers.json"
    (row,) = grade_paths([tmp_path / "a.answers.json"], packs)
    assert (row.status, row.message) == ("graded", "")
    assert row.score == pytest.approx(total)
    assert "Name" not in json.loads((tmp_path / "a.answers.json").read_text())


def test_a_saved_file_brings_the_answers_to_another_browser(page, browser, address, answers, tmp_path):
    page.goto(address + SHEET)
    id, entry = one_of(answers, "match")
    by_mouse(form(page, id), entry)
    hand_in(page, tmp_path / "a.answers.json")
    other = browser.new_context().new_page()
    other.goto(address + SHEET)
    with other.expect_file_chooser() as chooser:
        other.get_by_role("button", name="Open a saved file").click()
    chooser.value.set_files(tmp_path / "a.answers.json")
    expect(other.get_by_text("1 answer was read from the file.")).to_be_visible()
    assert form(other, id).evaluate("f => [...new FormData(f)].join()") == form(page, id).evaluate(
        "f => [...new FormData(f)].join()"
    )
    other.context.close()


def test_without_keys_the_page_keeps_answers_and_shows_none(page, student_address, answers, packs, tmp_path):
    page.goto(student_address + SHEET)
    id, entry = one_of(answers, "choice")
    by_mouse(form(page, id), entry)
    expect(form(page, id).get_by_role("status").first).to_have_text("Kept for hand-in.")
    assert not form(page, id).get_by_role("button", name="Show answer").is_visible()
    hand_in(page, tmp_path / "s.answers.json")
    (row,) = grade_paths([tmp_path / "s.answers.json"], packs)
    assert row.score == entry["points"]


def test_keys_laid_beside_a_student_site_switch_feedback_on(browser, site, student_site, tmp_path, answers):
    from .conftest import serve_folder

    shutil.copytree(student_site, tmp_path / "site")
    server, url = serve_folder(tmp_path / "site")
    page = browser.new_context().new_page()
    id, entry = one_of(answers, "choice")
    page.goto(url + SHEET)
    by_mouse(form(page, id), entry)
    expect(form(page, id).get_by_role("status").first).to_have_text("Kept for hand-in.")
    shutil.copytree(site / "keys", tmp_path / "site" / "keys")
    page.reload()
    press(form(page, id), "Check", False)
    expect(form(page, id).get_by_role("status").first).to_contain_text("Right:")
    page.context.close()
    server.shutdown()


def test_the_site_works_from_a_folder(page, site, answers):
    page.goto((site / SHEET).as_uri())
    id, entry = one_of(answers, "compare")
    by_mouse(form(page, id), entry)
    press(form(page, id), "Check", False)
    expect(form(page, id).get_by_role("status").first).to_contain_text("of")
    page.reload()
    assert form(page, id).locator("input:checked").count() == len(entry["slots"])
    page.goto((site / "index.html").as_uri())
    expect(page.get_by_role("heading", name="Accounts on Record")).to_be_visible()


def test_a_chapter_opened_from_a_folder_offers_its_own_hand_in(page, site):
    page.goto((site / "book" / "documents" / "national-2014.html").as_uri())
    expect(page.get_by_text("You are reading from a folder")).to_be_visible()
    expect(page.get_by_role("button", name="Save hand-in file")).to_be_visible()


def test_a_browser_that_keeps_nothing_says_so_and_loses_nothing_while_open(browser, address, answers):
    page = browser.new_context().new_page()  # the theme's own scripts fail here, which is theirs to mend
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
    )
    page.goto(address + SHEET)
    id, entry = one_of(answers, "choice")
    by_mouse(form(page, id), entry)
    expect(page.get_by_text("Your browser does not keep answers on this page")).to_be_visible()
    press(form(page, id), "Check", False)
    expect(form(page, id).get_by_role("status").first).to_contain_text("Right:")
    page.context.close()


def test_an_answer_to_an_older_form_is_kept_and_not_counted(page, address, answers, packs, tmp_path):
    id, entry = one_of(answers, "choice")
    page.goto(address + SHEET)
    by_mouse(form(page, id), entry)
    page.evaluate(
        """() => { for (const key of Object.keys(localStorage)) if (key.startsWith('onrecord:'))
             localStorage[key] = localStorage[key].replace(/"hash":"[0-9a-f]+"/, '"hash":"000000000000"') }"""
    )
    page.reload()
    expect(form(page, id)).to_contain_text("This question has changed since you answered")
    assert form(page, id).locator("input:checked").count() == 0
    hand_in(page, tmp_path / "old.answers.json")
    (row,) = grade_paths([tmp_path / "old.answers.json"], packs)
    assert row.score == 0
