"""The loop of practice: certainty, a second pass, starting over, coming back, progress; and what is told."""

import json
import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from .answers import by_mouse, form, press
from .test_exercises import hand_in
from .test_reader import serious

SHEET = "exercises/national-2014.html"
REVIEW = "book/review.html"
PROGRESS = "book/progress.html"
DAY = 24 * 60 * 60
NOON = 1795262400  # 21 November 2026, 12:00 UTC
KEPT = "onrecord:accounts-on-record:national-2014/"

REFUSE = """const set = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, text) {
  if (key.startsWith("onrecord:")) throw new DOMException("", "QuotaExceededError");
  set.call(this, key, text) }"""


@pytest.fixture(scope="module")
def answers(packs):
    return packs["national-2014"]["answers"]


@pytest.fixture(scope="module")
def choices(answers):
    """Choice questions with a single answer, and a wrong option of each."""
    found = {id: entry for id, entry in answers.items() if entry["rule"] == "single"}
    return {id: next(v for v in entry["values"] if v not in entry["accepted"]) for id, entry in found.items()}


@pytest.fixture
def sheet(page, address):
    page.goto(address + SHEET)
    return page


def status(question):
    return question.get_by_role("status").first


def check(page, id, value, certainty=""):
    question = form(page, id)
    question.locator(f'label:has(input[value="{value}"])').first.click()
    if certainty:
        question.get_by_label(certainty, exact=True).check()
    press(question, "Check", False)
    expect(status(question)).to_contain_text("points")


def state(page, id):
    return json.loads(page.evaluate(f"localStorage.getItem('{KEPT}{id}')") or "null")


def at(page, days):
    page.clock.set_fixed_time(datetime.fromtimestamp(NOON + days * DAY, UTC))


def test_certainty_is_shown_against_the_result_and_asked_anew_for_another_try(sheet, choices, answers):
    id, wrong = next(iter(choices.items()))
    check(sheet, id, wrong, "sure")
    expect(status(form(sheet, id))).to_contain_text("You were sure; it is not all right yet.")
    expect(form(sheet, id).get_by_label("guess", exact=True)).to_be_disabled()
    press(form(sheet, id), "Try again", False)
    expect(form(sheet, id).locator(".onr-certainty input:checked")).to_have_count(0)
    check(sheet, id, answers[id]["accepted"][0], "guess")
    expect(status(form(sheet, id))).to_contain_text("You guessed, and it is right.")
    sheet.reload()
    form(sheet, id).scroll_into_view_if_needed()
    expect(status(form(sheet, id))).to_contain_text("You guessed, and it is right.")


def test_a_second_pass_shows_only_what_was_wrong_guessed_or_seen(sheet, choices, answers):
    wrong, right, guessed = list(choices)[:3]
    check(sheet, wrong, choices[wrong])
    check(sheet, right, answers[right]["accepted"][0])
    check(sheet, guessed, answers[guessed]["accepted"][0], "guess")
    sheet.get_by_role("button", name="Only what was wrong (2)").click()
    forms = sheet.locator("form.onr-question:visible")
    assert set(forms.evaluate_all("all => all.map(e => e.dataset.question.split('/')[1])")) == {wrong, guessed}
    expect(sheet.locator(".onr-sheet-foot").get_by_role("status")).to_contain_text("2 questions are shown")
    press(form(sheet, wrong), "Try again", False)
    check(sheet, wrong, answers[wrong]["accepted"][0])
    expect(forms).to_have_count(2)  # nothing vanishes by being answered
    sheet.get_by_role("button", name="All questions").click()
    expect(forms).to_have_count(len(answers))
    sheet.get_by_role("button", name="Only what was wrong (1)").click()
    sheet.reload()
    expect(forms).to_have_count(len(answers))


def test_a_question_starts_over_and_comes_back(sheet, choices):
    id, wrong = next(iter(choices.items()))
    check(sheet, id, wrong)
    form(sheet, id).get_by_role("button", name="Hint").click()
    expect(form(sheet, id)).to_contain_text("Hint 1 of")
    before = state(sheet, id)
    assert (before["attempts"], before["hints"]) == (1, 1)
    press(form(sheet, id), "Start over", False)
    assert state(sheet, id) is None
    expect(form(sheet, id)).not_to_contain_text("Hint 1 of")
    press(form(sheet, id), "Undo", False)
    assert state(sheet, id) == before
    expect(form(sheet, id)).to_contain_text("Hint 1 of")


def test_a_sheet_starts_over_and_comes_back(sheet, choices):
    for id, wrong in list(choices.items())[:2]:
        check(sheet, id, wrong)
    before = [state(sheet, id) for id in list(choices)[:2]]
    sheet.get_by_role("button", name="Start this sheet over").click()
    assert [state(sheet, id) for id in list(choices)[:2]] == [None, None]
    sheet.locator(".onr-sheet-foot").get_by_role("button", name="Undo").click()
    assert [state(sheet, id) for id in list(choices)[:2]] == before


def test_a_missed_question_comes_back_three_times_and_leaves_the_hand_in_alone(
    page, address, choices, answers, tmp_path
):
    id, wrong = next(iter(choices.items()))
    at(page, 0)
    page.goto(address + SHEET)
    check(page, id, wrong)
    page.goto(address + REVIEW)
    expect(
        page.get_by_text("Nothing to review today. The next question comes back on Sunday, November 22.")
    ).to_be_visible()
    for day, says in ((1, "It comes back in 3 days."), (4, "It comes back in 7 days."), (11, "It does not come back")):
        at(page, day)
        page.reload()
        asked = page.locator("form.onr-question")
        expect(asked).to_have_count(1)
        expect(asked.locator("input:checked")).to_have_count(0)  # asked as if for the first time
        name = asked.get_attribute("data-question").split("/")[1]
        by_mouse(asked, answers[name])
        press(asked, "Check", False)
        expect(asked).to_contain_text(says)
    page.reload()
    expect(page.get_by_text("Nothing comes back so far.")).to_be_visible()
    page.goto(address + SHEET)
    expect(form(page, id).locator(f'input[value="{wrong}"]')).to_be_checked()
    hand_in(page, tmp_path / "a.json")
    handed = json.loads((tmp_path / "a.json").read_text())["responses"]
    assert handed[f"national-2014/{id}"]["response"] == wrong and len(handed) == 1


def test_a_wrong_answer_starts_over_and_a_clock_set_back_loses_nothing(page, address, choices):
    ids = list(choices)[:2]
    at(page, 30)
    page.goto(address + SHEET)
    for id in ids:
        check(page, id, choices[id])
    at(page, 2)
    page.goto(address + REVIEW)
    expect(page.locator("form.onr-question")).to_have_count(2)
    check(page, ids[0], choices[ids[0]])
    expect(form(page, ids[0])).to_contain_text("It comes back tomorrow.")
    expect(page.get_by_text("1 of 2 reviewed")).to_be_visible()
    assert state(page, ids[0])["again"]["step"] == 0


def test_five_are_asked_where_only_a_few_are_due_and_the_rest_is_said_to_be_early(page, address, choices):
    ids = list(choices)[:6]
    for day, some in ((0, ids[:1]), (1, ids[1:])):
        at(page, day)
        page.goto(address + SHEET)
        for id in some:
            check(page, id, choices[id])
    at(page, 1)
    page.goto(address + REVIEW)
    expect(page.locator("form.onr-question")).to_have_count(1)  # what was missed today is no filling
    page.evaluate(  # all but the first have come back once: they are due on the fourth day
        """([ids, kept, since]) => ids.forEach(id => { const s = JSON.parse(localStorage[kept + id]);
        s.again = { step: 1, since }; localStorage[kept + id] = JSON.stringify(s) })""",
        [ids[1:], KEPT, NOON * 1000],
    )
    page.reload()
    expect(page.locator("form.onr-question")).to_have_count(5)
    expect(page.get_by_text("1 due today; 4 more")).to_be_visible()
    expect(page.get_by_text("It is asked early: its day is Tuesday, November 24.")).to_have_count(4)


def test_a_parallel_question_is_asked_in_place(page, address, answers, banks):
    bank, _ = banks["national-2014"]
    question = next(q for q in bank.questions if q.parallel and answers[q.id]["rule"] != "person")
    at(page, 0)
    page.goto(address + SHEET)
    press(form(page, question.id), "Show answer", False)
    press(form(page, question.id), "Show the answer without trying?", False)
    at(page, 1)
    page.goto(address + REVIEW)
    expect(form(page, question.parallel)).to_contain_text("This is a parallel to the question that comes back.")
    by_mouse(form(page, question.parallel), answers[question.parallel])
    press(form(page, question.parallel), "Check", False)
    expect(form(page, question.parallel)).to_contain_text("It comes back in 3 days.")
    assert state(page, question.id)["again"]["step"] == 1 and state(page, question.parallel) is None


def row(page, name):
    return page.get_by_role("row", name=re.compile(f"^{name}")).locator("td").all_inner_texts()


def save_all(page, path):
    with page.expect_download() as caught:
        page.get_by_role("button", name="Save all progress").click()
    assert caught.value.suggested_filename == "accounts-on-record.progress.json"
    caught.value.save_as(path)


def open_all(page, path):
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open saved progress").click()
    chooser.value.set_files(path)


def test_progress_is_counted_and_moves_to_another_device(page, browser, address, choices, answers, tmp_path):
    wrong, right = list(choices)[:2]
    page.goto(address + SHEET)
    check(page, wrong, choices[wrong])
    form(page, wrong).get_by_role("button", name="Hint").click()
    check(page, right, answers[right]["accepted"][0], "sure")
    page.evaluate(
        'localStorage.setItem(\'onrecord:accounts-on-record:removed/question\', \'{"hash":"x","response":"a"}\')'
    )
    page.goto(address + PROGRESS)
    counts = [f"2 of {len(answers)}", "1", "1", "0", "1", "0"]
    assert row(page, "The national provisions") == counts
    expect(page.get_by_text("Where you were sure, 1 of 1 stand right.")).to_be_visible()
    expect(
        page.get_by_text("that this book does not have. It is kept and not counted: removed/question")
    ).to_be_visible()
    save_all(page, tmp_path / "a.json")

    other = browser.new_context()
    there = other.new_page()
    there.goto(address + SHEET)
    check(there, wrong, answers[wrong]["accepted"][0])
    there.goto(address + PROGRESS)
    (tmp_path / "broken.json").write_text((tmp_path / "a.json").read_text()[:-9])
    open_all(there, tmp_path / "broken.json")
    expect(there.get_by_text("nothing was changed")).to_be_visible()
    open_all(there, tmp_path / "a.json")
    there.get_by_role("button", name="Take those in the file").click()
    expect(there.get_by_text("3 questions were read from the file.")).to_be_visible()
    assert row(there, "The national provisions")[0] == counts[0]
    assert state(there, wrong)["response"] == choices[wrong]
    expect(there.get_by_text("removed/question")).to_be_visible()
    other.close()


def test_the_book_starts_over_and_comes_back(page, address, choices):
    id, wrong = next(iter(choices.items()))
    page.goto(address + SHEET)
    check(page, id, wrong)
    before = state(page, id)
    page.goto(address + PROGRESS)
    page.get_by_role("button", name="Start the whole book over").click()
    assert state(page, id) is None and row(page, "All")[0].startswith("0 of")
    page.get_by_role("button", name="Undo").click()
    assert state(page, id) == before and row(page, "All")[0].startswith("1 of")


def test_the_contents_count_what_was_done_and_nothing_moves(page, address, choices):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + "book/index.html")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "banks/" in url]  # nobody who has answered nothing loads anything for it
    places = "all => all.map(e => JSON.stringify(e.getBoundingClientRect()))"
    links = page.locator(".bd-sidebar-primary nav a.reference")
    before = links.evaluate_all(places)
    page.goto(address + SHEET)
    id, wrong = next(iter(choices.items()))
    check(page, id, wrong)
    expect(page.locator(".onr-count")).to_have_count(2)
    page.goto(address + "book/index.html")
    expect(page.get_by_role("link", name="1 of 35 answered, 0 right at first try, 1 to review")).to_have_count(2)
    assert links.evaluate_all(places) == before


def test_two_tabs_keep_one_account(page, address, choices):
    id, wrong = next(iter(choices.items()))
    page.goto(address + SHEET)
    other, reading = page.context.new_page(), page.context.new_page()
    other.goto(address + PROGRESS)
    reading.goto(address + "book/index.html")
    check(page, id, wrong)
    expect(reading.locator(".onr-count")).to_have_count(2)
    expect(other.get_by_role("row", name="All")).to_contain_text("1 of")
    other.get_by_role("button", name="Start the whole book over").click()
    page.evaluate("document.activeElement.blur()")  # a form in use catches up when it is left
    expect(form(page, id).locator("input:checked")).to_have_count(0)
    expect(status(form(page, id))).to_be_empty()


def test_a_storage_that_refuses_is_told_and_answers_stay_on_the_page(page, address, choices):
    page.add_init_script(REFUSE)
    page.goto(address + SHEET)
    id, wrong = next(iter(choices.items()))
    check(page, id, wrong)
    expect(page.get_by_text("Your browser does not keep answers on this page")).to_be_visible()
    for name in (REVIEW, PROGRESS):
        page.goto(address + name)
        expect(page.get_by_text("Your browser does not keep answers on this page")).to_be_visible()


def test_what_is_damaged_is_set_aside_told_and_taken_along(page, address, choices, tmp_path):
    id = next(iter(choices))
    page.goto(address + SHEET)
    page.evaluate(f"localStorage.setItem('{KEPT}{id}', '{{')")
    page.goto(address + PROGRESS)
    expect(
        page.get_by_text(f"could not be read, and is set aside; “Save all progress” takes it along: national-2014/{id}")
    ).to_be_visible()
    save_all(page, tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text())["damaged"] == {f"national-2014/{id}": "{"}


def test_review_and_progress_work_from_a_folder(page, site, choices, answers):
    folder = site.as_uri() + "/"
    at(page, 0)
    page.goto(folder + REVIEW)
    expect(page.get_by_text("Nothing comes back so far.")).to_be_visible()
    id, wrong = next(iter(choices.items()))
    kept = {"hash": answers[id]["hash"], "response": wrong, "attempts": 1, "first": 0, "at": (NOON - DAY) * 1000}
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEPT + id, json.dumps(kept)])
    page.reload()
    expect(page.locator("form.onr-question")).to_have_count(1)
    asked = page.locator("form.onr-question")
    by_mouse(asked, answers[asked.get_attribute("data-question").split("/")[1]])
    press(asked, "Check", False)
    expect(asked).to_contain_text("It comes back in 3 days.")
    page.goto(folder + PROGRESS)
    expect(page.get_by_text("You are reading from a folder")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_review_and_progress(page, address, choices, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    at(page, 0)
    page.goto(address + SHEET)
    for id, wrong in list(choices.items())[:3]:
        check(page, id, wrong, "guess")
    page.get_by_role("button", name="Only what was wrong").click()
    assert serious(page) == []
    at(page, 1)
    page.goto(address + REVIEW)
    expect(page.locator("form.onr-question")).to_have_count(3)
    assert serious(page) == []
    id = page.locator("form.onr-question").first.get_attribute("data-question").split("/")[1]
    check(page, id, choices.get(id, ""), "think so")
    assert serious(page) == []
    page.goto(address + PROGRESS)
    expect(page.get_by_role("row", name="All")).to_be_visible()
    assert serious(page) == []
