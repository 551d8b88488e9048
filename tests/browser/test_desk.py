"""The grade desk: files in, tables out, and no other host is asked for anything."""

import csv
import io
import json
import zipfile

import pytest
from playwright.sync_api import expect

from onrecord.feedback import to_read_page, write_feedback
from onrecord.gradebook import grade_paths
from onrecord.gradetables import by_student
from onrecord.identity import who
from onrecord.intake import find_items
from onrecord.itemcounts import count_all
from onrecord.itemparts import with_values
from onrecord.keyfiles import pack_keys
from onrecord.keypack import write_key_pack
from onrecord.report import report_page

from ..test_deskreport import classroom
from ..test_gradebook import handin
from ..test_gradecommand import half
from .test_reader import serious

DESK = "book/grade.html"
# Playwright cannot drop files by itself: the page is given a drop event that carries them.
DROP = """async ([at, files]) => {
  const data = new DataTransfer();
  for (const [name, bytes] of files) data.items.add(new File([Uint8Array.from(bytes)], name));
  document.querySelector(at).dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


def drop(page, *paths):
    page.evaluate(DROP, [".onr-gradedesk", [[path.name, list(path.read_bytes())] for path in paths]])


@pytest.fixture
def given(packs, tmp_path):
    """The zip of a class, with a file that harms nobody, and the keys."""
    answers = {
        "Ann Lee_11_assignsubmission_file_/law.answers.json": json.dumps(handin(packs)),
        "李四_12_assignsubmission_file_/law.answers.json": json.dumps(half(packs)),
        "Bo_13_assignsubmission_file_/essay.docx": "PK",
        "=1_14_assignsubmission_file_/a.json": "{",
    }
    with zipfile.ZipFile(tmp_path / "class.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in answers.items():
            archive.writestr(name, data)
    pack_keys(packs, tmp_path / "keys.zip")
    return tmp_path / "class.zip", tmp_path / "keys.zip"


@pytest.fixture
def desk(page, student_address):
    page.goto(student_address + DESK)
    page.get_by_role("button", name="Choose the keys").wait_for()
    return page


def saved(page, button) -> list[list[str]]:
    with page.expect_download() as caught:
        page.get_by_role("button", name=button, exact=True).click()
    return list(csv.reader(io.StringIO(caught.value.path().read_text(encoding="utf-8-sig"), newline="")))


def test_files_become_tables_and_nothing_goes_out(desk, given, student_address):
    asked = []
    desk.on("request", lambda request: asked.append(request.url))
    drop(desk, *given)
    expect(desk.get_by_role("status").filter(has_text="4 files: 2 graded, 2 foreign")).to_be_visible()
    table = desk.get_by_role("region", name="Files")
    expect(table.locator("tbody tr")).to_have_count(4)
    assert "Ann Lee" not in desk.locator(".onr-gradedesk").inner_text()
    assert saved(desk, "Save grades.csv")[1][0].startswith("p-")
    assert {row[2] for row in saved(desk, "Save the list of names")[1:]} == {"Ann Lee", "Bo", "'=1", "李四"}
    desk.get_by_label("Show names").check()
    table.get_by_role("button", name="Score").press("Enter")
    table.get_by_role("button", name="Score").press("Enter")
    expect(table.locator("tbody tr").first).to_contain_text("Ann Lee")
    grades = saved(desk, "Save grades.csv")
    assert [row[1] for row in grades[1:]] == ["foreign", "graded", "foreign", "graded"] and grades[1][0][0] == "'"
    assert [row[0] for row in saved(desk, "Save the gradebook")[1:]] == ["'=1", "Ann Lee", "Bo", "李四"]
    assert not [url for url in asked if not url.startswith((student_address, "blob:"))]


def test_the_worksheet_comes_back_filled_and_the_wrong_one_says_so(desk, given, tmp_path):
    drop(desk, *given)
    desk.get_by_role("region", name="Files").wait_for()
    (tmp_path / "w.csv").write_text("a,b\n1,2\n")
    drop(desk, tmp_path / "w.csv")
    expect(desk.get_by_role("status").filter(has_text="w.csv has no column 'Identifier'")).to_be_visible()
    (tmp_path / "w.csv").write_text("Identifier,Maximum Grade,Grade\nParticipant 11,10,\nParticipant 13,10,\n")
    drop(desk, tmp_path / "w.csv")
    assert [row[2] for row in saved(desk, "Save the filled table")] == ["Grade", "10.00", ""]
    expect(desk.get_by_role("status").filter(has_text="Participant 12 is not in w.csv")).to_be_visible()
    (tmp_path / "c.csv").write_text("Student,ID,One (1),Two (2)\nPoints Possible,,5,5\n")
    drop(desk, tmp_path / "c.csv")
    desk.get_by_role("combobox", name="Assignment").select_option("Two (2)")
    assert saved(desk, "Save the filled table")[0] == ["Student", "ID", "Two (2)"]


def test_from_a_folder_with_the_keys_of_the_site(page, site, given):
    page.goto((site / DESK).as_uri())
    page.get_by_role("button", name="Use the keys of this site").click()
    expect(page.get_by_role("status").filter(has_text="Keys for")).to_be_visible()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a zip or files").click()
    chooser.value.set_files(given[0])
    expect(page.get_by_role("status").filter(has_text="2 graded")).to_be_visible()


def test_a_script_is_no_key_and_never_run(desk, tmp_path):
    (tmp_path / "bad.js").write_text("window.harmed = true; onrecordKey({});")
    drop(desk, tmp_path / "bad.js")
    expect(desk.get_by_role("status").filter(has_text="bad.js holds no key")).to_be_visible()
    assert not desk.evaluate("window.harmed")


def test_a_large_class_leaves_the_page_alive(desk, packs, given, tmp_path):
    data = json.dumps(half(packs))
    with zipfile.ZipFile(tmp_path / "large.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(2000):
            archive.writestr(f"s{n:04}.json", data)
    desk.evaluate(
        """() => {
          let last = performance.now();
          window.longest = 0;
          setInterval(() => { const now = performance.now(); longest = Math.max(longest, now - last); last = now; }, 10);
        }"""
    )
    with desk.expect_file_chooser() as chooser:
        desk.get_by_role("button", name="Choose a zip or files").click()
    chooser.value.set_files([given[1], tmp_path / "large.zip"])
    desk.locator("progress[value]:not([hidden])").wait_for()
    desk.locator(".onr-items").wait_for(timeout=120_000)  # by class: a search by role would itself keep the page busy
    assert desk.evaluate("window.longest") < 2000  # drawing the table, on a busy machine
    expect(desk.locator(".onr-status")).to_contain_text("2000 files: 2000 graded")
    expect(desk.locator(".onr-items")).to_contain_text("2000 hand-ins are counted here")


@pytest.fixture
def forty(packs, banks, tmp_path):
    """The zip of a class of forty, and the keys."""
    only = {name: bank for name, (bank, _) in banks.items()}
    pack_keys(packs, tmp_path / "keys.zip")
    return classroom(packs, only, tmp_path / "forty.zip", 40, ["national-2014"], 7), tmp_path / "keys.zip"


def contents(page, button) -> bytes:
    with page.expect_download() as caught:
        page.get_by_role("button", name=button, exact=True).click()
    return caught.value.path().read_bytes()


def test_what_is_saved_is_what_the_commands_write(desk, forty, packs, banks, tmp_path):
    only = {name: bank for name, (bank, _) in banks.items()}
    drop(desk, *forty)
    desk.get_by_role("heading", name="Questions to repair").wait_for()
    offered = with_values(packs, only)
    report = report_page(count_all(list(find_items([forty[0]])), offered), only, offered)
    assert contents(desk, "Save the report").decode() == report
    desk.get_by_label("Show names").check()
    rows = list(grade_paths([forty[0]], packs, keep=True))
    whose = {row.file: who(row.file) for row in rows}
    names = {one.key: one.name for one in whose.values()}
    write_feedback(by_student(rows, whose), tmp_path / "feedback", names, only, packs)
    with zipfile.ZipFile(io.BytesIO(contents(desk, "Save the feedback pages"))) as archive:
        assert archive.testzip() is None and {entry.date_time[0] for entry in archive.infolist()} == {1980}
        pages = {name: archive.read(name) for name in archive.namelist()}
    assert pages == {path.name: path.read_bytes() for path in (tmp_path / "feedback").iterdir()}
    to_read = to_read_page(rows, {file: names[one.key] for file, one in whose.items()}, only, packs)
    assert contents(desk, "Save the answers to read").decode() == to_read


def test_feedback_under_pseudonyms_names_nobody(desk, forty):
    drop(desk, *forty)
    with zipfile.ZipFile(io.BytesIO(contents(desk, "Save the feedback pages"))) as archive:
        names = archive.namelist()
        assert names and all(name.startswith("p-") for name in names)
        assert all("student" not in archive.read(name).decode().partition("<h2>")[0] for name in names)


def test_a_question_opens_by_keyboard_and_from_the_list_of_repairs(desk, forty):
    drop(desk, *forty)
    items = desk.locator(".onr-items")
    items.get_by_role("button", name="national-2014/registered-on-monday").press("Enter")
    named = items.get_by_role("button", expanded=True)
    expect(named).to_have_count(1)
    expect(items.get_by_role("group", name="What was chosen in")).to_have_count(1)
    named.press("Space")
    expect(items.get_by_role("group", name="What was chosen in")).to_be_hidden()
    link = items.get_by_role("group", name="Questions to repair").get_by_role("link").last
    link.press("Enter")
    expect(items.get_by_role("button", name=link.inner_text(), expanded=True)).to_be_focused()
    expect(items.get_by_text("the upper third chooses", exact=False).first).to_be_visible()


def test_what_students_wrote_is_shown_as_text(desk, forty):
    drop(desk, *forty)
    items = desk.locator(".onr-items")
    items.get_by_role("button", name="national-2014/acts-in-one-series").click()
    expect(items.get_by_role("group", name="Wrong answers")).to_contain_text("<b>十九</b>")
    expect(items.locator("b")).to_have_count(0)


def test_a_bank_of_one_s_own_is_graded_and_said_not_to_be_counted(desk, packs, tmp_path):
    """Its words are not in the site; what else was answered is counted all the same."""
    write_key_pack(packs["national-2014"] | {"bank": "mine"}, tmp_path)
    write_key_pack(packs["national-2014"], tmp_path)
    said = json.dumps(handin(packs))
    (tmp_path / "a.answers.json").write_text(said.replace("national-2014", "mine"))
    (tmp_path / "b.answers.json").write_text(said)
    drop(desk, *(tmp_path / name for name in ("mine.js", "national-2014.js", "a.answers.json", "b.answers.json")))
    items = desk.locator(".onr-items")
    expect(items).to_contain_text("their questions are not counted here: mine.")
    expect(items.get_by_role("button", name="national-2014/registered-on-monday")).to_be_visible()
    expect(items.get_by_role("button", name="mine/")).to_have_count(0)
    with zipfile.ZipFile(io.BytesIO(contents(desk, "Save the feedback pages"))) as archive:
        assert sum("mine/registered-on-monday" in archive.read(name).decode() for name in archive.namelist()) == 1


def test_in_chinese_the_course_s_own_text_stays_english(page, student_address, forty):
    page.goto(student_address + DESK + "?language=zh")
    page.get_by_role("button", name="选择答案文件").wait_for()
    drop(page, *forty)
    expect(page.get_by_role("heading", name="需要修改的题目")).to_be_visible()
    page.get_by_role("button", name="national-2014/registered-on-monday").click()
    expect(page.locator(".onr-items td.text [lang=en]").first).to_be_attached()
    assert serious(page) == []
    assert contents(page, "保存报告").decode().startswith('<!DOCTYPE html><html lang="en">')


def test_no_answer_at_all_is_said(desk, given, tmp_path):
    zipfile.ZipFile(tmp_path / "empty.zip", "w").close()
    drop(desk, given[1], tmp_path / "empty.zip")
    expect(desk.get_by_text("No hand-in holds an answer")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_statistics(desk, forty, scheme):
    desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    drop(desk, *forty)
    items = desk.locator(".onr-items")
    items.get_by_role("button", expanded=False).first.click()
    items.get_by_text("How it is reckoned").click()
    assert serious(desk) == []
    desk.set_viewport_size({"width": 360, "height": 740})
    assert desk.evaluate("document.documentElement.scrollWidth") <= 360
    assert serious(desk) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_and_a_phone_is_wide_enough(desk, given, scheme):
    desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    drop(desk, *given)
    desk.get_by_role("region", name="Files").wait_for()
    assert serious(desk) == []
    desk.set_viewport_size({"width": 360, "height": 740})
    assert desk.evaluate("document.documentElement.scrollWidth") <= 360
