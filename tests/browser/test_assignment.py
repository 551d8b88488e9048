"""An assignment from making to handing in, and reporting a problem: nothing leaves the machine."""

import json

import pytest
from playwright.sync_api import expect

from ..test_grading import full_answer
from .answers import by_mouse, form, press
from .test_reader import serious

MAKER, ASSIGNMENT, SUMMARY = (f"book/{name}.html" for name in ("assign", "assignment", "handed-in"))
SHEET = "exercises/national-2014.html"
IDS = ["acts-in-one-series", "both-ends-of-a-duty"]
BROKEN = "#a=1&t=Week%201&q=national-2014:acts-in-one"


def make(page, ids=IDS, mode="Hand-in"):
    """Choose questions on the maker's page; return the link."""
    page.get_by_role("textbox", name="Title").fill("Week 3: who files?")
    page.get_by_label("Due on").fill("2026-12-01")
    page.get_by_label(mode).check()
    page.locator("summary", has_text="national provisions").click()
    for id in ids:
        page.locator(f'input[value="national-2014/{id}"]').check()
    return page.get_by_role("textbox", name="Link", exact=True).input_value()


def questions(page):
    return [f.get_attribute("data-question") for f in page.locator("form.onr-question").all()]


@pytest.fixture
def maker(page, address):
    page.goto(address + MAKER)
    page.get_by_role("textbox", name="Title").wait_for()
    return page


def test_a_link_asks_for_what_was_chosen_in_the_order_it_was_given(maker):
    make(maker, mode="Practice")
    maker.get_by_label("As I arrange them").check()
    maker.get_by_role("button", name="Down: An inspector").press("Enter")
    text = maker.get_by_label("Text for the syllabus").input_value()
    assert "Week 3: who files? (Due on 1 December 2026)" in text
    assert (
        "2 questions, about 9 minutes, 6 points" in text
        and "no Chinese needed 2" in text
        and "- Find the duties" in text
    )
    maker.get_by_role("link", name="Open the assignment").click()
    expect(maker.get_by_role("heading", name="Week 3: who files?")).to_be_visible()
    expect(maker.get_by_text("Due on 1 December 2026 · 2 questions")).to_be_visible()
    assert questions(maker) == [f"national-2014/{id}" for id in reversed(IDS)]
    maker.evaluate("location.hash = '#your-answers'")  # as any anchor of the page does
    maker.wait_for_function("location.hash.startsWith('#a=1')")
    maker.reload()
    expect(maker.get_by_role("button", name="Check").first).to_be_visible()


def test_what_was_chosen_outlives_a_reload_and_a_chapter_goes_by_its_name(maker):
    make(maker)
    maker.reload()
    expect(maker.locator("summary", has_text="2 of")).to_be_visible()
    beijing = maker.locator("details", has=maker.locator("summary", has_text="Beijing"))
    beijing.locator("summary").click()
    beijing.get_by_label("The whole chapter").check()
    assert "q=beijing-2011;national-2014:acts" in maker.get_by_role("textbox", name="Link", exact=True).input_value()


def test_a_hand_in_shows_no_key_and_gives_a_file_with_what_was_asked(maker, packs, tmp_path, address):
    link = make(maker)
    asked = []
    maker.on("request", lambda request: asked.append(request.url))
    maker.goto(link)
    by_mouse(form(maker, IDS[0]), packs["national-2014"]["answers"][IDS[0]])
    expect(maker.get_by_role("button", name="Check")).to_have_count(0)
    assert not [url for url in asked if "/keys/" in url or not url.startswith((address, "blob:"))]
    with maker.expect_download() as caught:
        maker.get_by_role("button", name="Save hand-in file").click()
    assert caught.value.suggested_filename == "week-3-who-files.answers.json"
    caught.value.save_as(tmp_path / "a.json")
    file = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert file["asked"] == [f"national-2014/{id}" for id in IDS] and len(file["responses"]) == 1
    maker.get_by_role("link", name="Summary to print").click()
    expect(maker.get_by_text("1 of 2 answered")).to_be_visible()
    expect(maker.get_by_text("Score:")).to_have_count(0)
    assert not [url for url in asked if "/keys/" in url]


def test_a_damaged_link_and_questions_that_are_gone_are_told(page, address):
    page.goto(address + ASSIGNMENT + BROKEN)
    expect(page.get_by_text("This link is damaged")).to_be_visible()
    page.goto(address + MAKER)
    link = make(page)
    page.goto(address + "book/index.html")
    page.route("**/banks/national-2014.js", lambda route: route.fulfill(body=without(route, IDS[0])))
    page.goto(link)
    expect(page.get_by_text(f"national-2014/{IDS[0]}. Tell your instructor")).to_be_visible()
    assert questions(page) == [f"national-2014/{IDS[1]}"]


def without(route, id: str) -> str:
    """The bank as it would be with one question less."""
    text = route.fetch().text()
    pack = json.loads(text[text.index("(") + 1 : text.rindex(")")])
    del pack["questions"][id]
    return f"onrecordBank({json.dumps(pack)});"


def test_it_all_works_from_a_folder(page, site):
    page.goto((site / MAKER).as_uri())
    page.goto(make(page, mode="Practice"))
    page.get_by_role("button", name="Hint").first.click()
    expect(page.locator(".onr-hint").first).to_be_visible()
    assert questions(page) == [f"national-2014/{id}" for id in IDS]


def test_opening_a_file_shows_marks_at_once_and_its_summary_the_score(page, address, packs, tmp_path):
    entries = {id: packs["national-2014"]["answers"][id] for id in IDS}
    responses = {
        f"national-2014/{id}": {"hash": entry["hash"], "response": full_answer(entry)} for id, entry in entries.items()
    }
    file = tmp_path / "b.answers.json"
    head = {"format": "onrecord-answers", "v": 1, "course": "accounts-on-record", "sheet": "national-2014"}
    file.write_text(json.dumps({**head, "book": "x", "responses": responses}), encoding="utf-8")
    page.goto(address + SHEET)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open a saved file").click()
    chooser.value.set_files(file)
    for id in IDS:
        expect(form(page, id).locator(".onr-status")).to_contain_text("Right:")
    page.goto(address + SUMMARY)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open a hand-in file").click()
    chooser.value.set_files(file)
    expect(page.get_by_text("Score: 6 of 6 points")).to_be_visible()
    page.goto("about:blank")
    page.goto(f"{address}{SUMMARY}#sheet=national-2014")
    expect(page.get_by_text("Score: 6 of")).to_be_visible()


def test_a_report_says_what_it_will_send_and_waits_for_the_reader(page, address):
    asked = []
    page.goto(address + SHEET)
    page.on("request", lambda request: asked.append(request.url))
    question = form(page, IDS[0])
    question.locator("input[name=text]").fill("12")
    page.evaluate(
        "document.head.insertAdjacentHTML('beforeend', '<meta name=onrecord-report content=mailto:a@example.org>')"
    )
    press(question, "Report a problem with this question", keyboard=False)
    area = page.get_by_role("dialog").get_by_role("textbox")
    said = area.input_value()
    assert f"Question: national-2014/{IDS[0]}" in said and 'Response: "12"' in said and "with a key" in said
    area.fill("It is a typo")
    href = page.get_by_role("link", name="Write a mail").get_attribute("href")
    assert href.startswith("mailto:a@example.org?subject=Problem") and href.endswith("body=It%20is%20a%20typo")
    assert not [url for url in asked if not url.startswith(address)]
    assert serious(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_and_a_phone_is_wide_enough(maker, address, scheme):
    maker.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    link = make(maker)
    maker.get_by_label("As I arrange them").check()
    maker.evaluate("scrollTo(0, 0)")  # the theme's header would lie over a box, and be told as too small a target
    found = serious(maker)
    for url in (link, f"{address}{SUMMARY}{link[link.index('#') :]}"):
        maker.goto(url)
        expect(maker.get_by_text("Week 3: who files?").last).to_be_visible()
        found += serious(maker)
    assert found == []
    maker.set_viewport_size({"width": 360, "height": 740})
    for url in (address + MAKER, link, address + SUMMARY):
        maker.goto(url)
        assert maker.evaluate("document.documentElement.scrollWidth") <= 360
