"""A SCORM package in a frame of an LMS, with the run-time of scorm-again: begun, answered, completed, taken up again."""

import json
import re
import shutil
import zipfile

import pytest
from playwright.sync_api import expect

from .answers import by_mouse, form, press
from .conftest import serve_folder
from .test_storage import STORAGES

LMS = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>LMS</title>
<style>html, body, iframe { margin: 0; border: 0; width: 100%; height: 100% } iframe { display: block }</style>
<script src="scorm12.js"></script>
<script>
  window.API = new Scorm12API({ logLevel: 5 });
  window.said = {};
  API.on("LMSSetValue", (element, value) => (said[element] = value));
  API.loadFromJSON({ core: { student_id: "ada", student_name: "Li, Ada", ...window.kept?.core }, ...window.kept?.rest });
</script>
<iframe src="package/scorm.html"></iframe>"""
TOLD = ("lesson_status", "exit", "session_time")


def lay_lms(package, folder, frontend):
    """An LMS of one page: the run-time, and the unpacked package beside it."""
    shutil.copy(frontend / "node_modules" / "scorm-again" / "dist" / "scorm12.min.js", folder / "scorm12.js")
    (folder / "lms.html").write_text(LMS, encoding="utf-8")
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder / "package")
    return serve_folder(folder)


@pytest.fixture(scope="module", params=["student"])
def lms(request, scorm_packages, tmp_path_factory, root):
    server, url = lay_lms(scorm_packages[request.param], tmp_path_factory.mktemp("lms"), root / "frontend")
    yield url
    server.shutdown()


@pytest.fixture(scope="module")
def lms_with_keys(scorm_packages, tmp_path_factory, root):
    server, url = lay_lms(scorm_packages["self-study"], tmp_path_factory.mktemp("lms"), root / "frontend")
    yield url
    server.shutdown()


@pytest.fixture
def visit(browser):
    """Visits to an LMS, each from a browser that has seen nothing; the policy's complaints and our errors fail the test."""
    contexts, complaints = [], []

    def begin(url, kept=None, script="", context=None):
        context = context or browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(error.stack or str(error)))
        page.add_init_script(f"window.kept = {json.dumps(kept or {})}; {script}")
        page.goto(url + "lms.html")
        return page

    yield begin
    for context in contexts:
        context.close()
    # The theme's own scripts fail where a frame may keep nothing, which is theirs to mend; ours may not.
    assert [
        text for text in complaints if re.search(r"Content Security|/_static/(onrecord|handed-in)|/scorm", text)
    ] == []


def shell(page):
    return page.frame_locator("iframe")


def pages(page):
    """The frame in which the chapter's pages are."""
    return shell(page).frame_locator("iframe")


def to_sheet(page):
    expect(pages(page).locator("article h1").first).to_contain_text("provisions of August 2014")
    pages(page).locator('.bd-sidebar a[href*="exercises/national-2014"]').first.click()
    expect(pages(page).locator(".onr-progress")).to_be_visible()


def kept_of(page):
    """What the LMS keeps of a visit, after the reader has gone: the session is over."""
    page.evaluate("document.querySelector('iframe').remove()")
    page.wait_for_function("API.isTerminated()")
    said = page.evaluate("said")
    core = {"lesson_status": said["cmi.core.lesson_status"]}
    return {"core": core, "rest": {"suspend_data": said["cmi.suspend_data"]}, "said": said}


def status(page):
    return page.evaluate("API.cmi.core.lesson_status")


def test_it_begins_and_says_that_it_is_not_complete(visit, lms):
    page = visit(lms)
    expect(pages(page).locator("article h1").first).to_be_visible()
    expect(shell(page).get_by_role("status")).to_contain_text("0 of")
    assert status(page) == "incomplete"


def tasks(bank) -> list[str]:
    """The questions that must be answered: of two parallels the first."""
    places = {question.id: n for n, question in enumerate(bank.questions)}
    return [q.id for q in bank.questions if not q.parallel or places[q.id] < places[q.parallel]]


def test_a_chapter_is_complete_when_every_question_is_answered_and_is_taken_up_elsewhere(visit, lms, packs, banks):
    answers, needed = packs["national-2014"]["answers"], tasks(banks["national-2014"][0])
    page = visit(lms)
    to_sheet(page)
    for n, id in enumerate(needed, 1):
        assert status(page) == "incomplete"
        by_mouse(form(pages(page), id), answers[id])
        expect(shell(page).get_by_role("status")).to_contain_text(f"{n} of {len(needed)} questions answered")
    expect(shell(page).get_by_role("status")).to_contain_text("is complete")
    assert status(page) == "completed" and len(needed) < len(answers)
    before = kept_of(page)
    said = before["said"]
    assert set(said) == {f"cmi.{name}" for name in ("suspend_data", *map("core.{}".format, TOLD))}, "and no score"
    assert len(said["cmi.suspend_data"]) <= 4096 and said["cmi.core.exit"] == "suspend"
    time = said["cmi.core.session_time"]
    assert re.fullmatch(r"\d{4}:\d\d:\d\d\.\d\d", time) and time > "0000:00:00.50"

    again = visit(lms, before)
    to_sheet(again)
    expect(pages(again).locator(".onr-progress")).to_contain_text(f"{len(needed)} of {len(answers)}")
    id = next(id for id in needed if answers[id]["type"] == "choice")
    expect(form(pages(again), id).locator("input:checked")).not_to_have_count(0)
    press(form(pages(again), id), "Clear", False)
    expect(shell(again).get_by_role("status")).to_contain_text(f"{len(needed) - 1} of {len(needed)}")
    expect(shell(again).get_by_role("status")).to_contain_text("is complete")  # what was complete stays so
    assert status(again) == "completed"


@pytest.mark.parametrize("storage", [name for name in STORAGES if name != "full after two"])
def test_where_frames_may_keep_nothing_the_lms_keeps_it(visit, lms, packs, storage):
    id, entry = one_choice(packs)
    page = visit(lms, script=STORAGES[storage])
    to_sheet(page)
    by_mouse(form(pages(page), id), entry)
    pages(page).get_by_role("link", name="Glossary").first.click()
    expect(pages(page).locator("article h1").first).to_contain_text("Glossary")
    pages(page).locator('.bd-sidebar a[href*="exercises/national-2014"]').first.click()
    expect(form(pages(page), id).locator("input:checked")).not_to_have_count(0)
    expect(pages(page).get_by_text("does not keep answers")).to_have_count(0)
    expect(shell(page).get_by_role("status")).to_contain_text("1 of")
    again = visit(lms, kept_of(page), STORAGES[storage])
    to_sheet(again)
    expect(form(pages(again), id).locator("input:checked")).not_to_have_count(0)


def one_choice(packs):
    return next((id, entry) for id, entry in packs["national-2014"]["answers"].items() if entry["type"] == "choice")


def test_two_students_at_one_machine_have_each_their_own_answers(visit, lms, packs):
    id, entry = one_choice(packs)
    ada = visit(lms)
    to_sheet(ada)
    by_mouse(form(pages(ada), id), entry)
    expect(shell(ada).get_by_role("status")).to_contain_text("1 of")
    bo = visit(lms, {"core": {"student_id": "bo"}}, context=ada.context)
    to_sheet(bo)
    expect(shell(bo).get_by_role("status")).to_contain_text("0 of")
    expect(form(pages(bo), id).locator("input:checked")).to_have_count(0)


def test_texts_that_no_lms_can_keep_stay_in_the_browser_and_this_is_said(visit, lms, packs):
    essays = [id for id, entry in packs["national-2014"]["answers"].items() if entry["type"] == "extendedText"]
    text = "".join(chr(0x4E00 + (n * 7919 + n * n * 31) % 20000) for n in range(3000))
    page = visit(lms)
    to_sheet(page)
    form(pages(page), essays[0]).locator('[name="text"]').fill(text)
    expect(shell(page).get_by_role("status")).to_contain_text("1 answer is too long")
    again = visit(lms, kept_of(page), context=page.context)
    to_sheet(again)
    expect(form(pages(again), essays[0]).locator('[name="text"]')).to_have_value(text)


NO_LMS = {"none": "", "refusing": "window.API = { LMSInitialize: () => 'false' }"}


@pytest.mark.parametrize("kind", NO_LMS)
def test_without_an_lms_it_says_so_and_the_chapter_can_be_read(visit, lms, packs, kind):
    page = visit(lms, script=NO_LMS[kind])
    page.goto(lms + "package/scorm.html")
    expect(page.get_by_role("status").first).to_contain_text("was not reached")
    frame = page.frame_locator("iframe")
    expect(frame.locator("article h1").first).to_be_visible()


def test_an_lms_on_another_host_is_no_lms(visit, lms):
    page = visit(lms)
    page.evaluate(
        "url => document.querySelector('iframe').src = url",
        lms.replace("127.0.0.1", "localhost") + "package/scorm.html",
    )
    expect(shell(page).get_by_role("status")).to_contain_text("was not reached")
    expect(pages(page).locator("article h1").first).to_be_visible()


def test_in_a_review_nothing_is_reported(visit, lms, packs):
    id, entry = one_choice(packs)
    page = visit(lms, {"core": {"lesson_mode": "review", "lesson_status": "completed"}})
    to_sheet(page)
    by_mouse(form(pages(page), id), entry)
    expect(shell(page).get_by_role("status")).to_contain_text("looking on")
    assert page.evaluate("API.cmi.suspend_data") == ""


def test_a_score_is_reported_only_where_keys_are_in_the_package(visit, lms_with_keys, packs, banks):
    id, entry = one_choice(packs)
    page = visit(lms_with_keys)
    to_sheet(page)
    by_mouse(form(pages(page), id), entry)
    press(form(pages(page), id), "Check", False)
    expect(form(pages(page), id).get_by_role("status").first).to_contain_text("Right")
    bank = banks["national-2014"][0]
    closed = [bank.by_id[id] for id in tasks(bank) if bank.by_id[id].type != "extendedText"]
    points = sum(max(q.points, bank.by_id[q.parallel or q.id].points) for q in closed)
    assert not bank.by_id[id].parallel
    expected = f"{round(entry['points'] / points * 10_000) / 100:g}"
    page.wait_for_function("raw => API.cmi.core.score.raw === raw", arg=expected)
    assert status(page) == "incomplete"


def test_a_link_to_another_host_opens_beside_the_lms(visit, lms):
    page = visit(lms)
    link = pages(page).locator('article a[href^="http"]').first
    expect(link).to_be_attached()
    link.evaluate("e => { e.addEventListener('click', (event) => event.preventDefault()); e.click() }")
    assert link.get_attribute("target") == "_blank"


def test_a_page_that_the_browser_brings_back_is_launched_again(visit, lms):
    page = visit(lms)
    expect(pages(page).locator("article h1").first).to_be_visible()
    frame = page.frames[1]
    with page.expect_event("framenavigated", lambda it: it == frame):
        frame.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
