"""A lab in the browser, by hand and by keyboard: run, changed, stopped, started over; its widgets call Python."""

import re

import pytest
from playwright.sync_api import expect

from onrecord.live import FOLDER

from .labs import LAB
from .test_language import choose_chinese
from .test_reader import serious

FIRST = 60_000  # ms: a busy machine loads Python slowly
LOOP = "n = 0\nwhile True:\n    n += 1"
INTERACT = 'import ipywidgets\nipywidgets.interact(lambda x: print("x is", x), x=(0, 9));'
ERRORS = "def half(x):\n    return 1 / x\n\nhalf(0)"


@pytest.fixture(scope="module")
def live(browser, lab_site):
    """A page that was run once; the tests that share it leave it running."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    _, url, place = lab_site
    page.goto(url + place)
    run(page)
    yield page
    context.close()
    assert errors == []


def run(page, button: str = "Run this page"):
    page.get_by_role("button", name=button).click()
    says(page, "All cells ran")


def says(page, words: str):
    expect(page.locator(".onr-lab-bar [role=status]")).to_contain_text(words, timeout=FIRST)


def cell(page, n: int):
    return page.locator(".cell").nth(n - 1)


def write(page, n: int, code: str):
    editor = page.get_by_label(f"Python code of cell {n}")
    editor.click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(code)


def code(page, n: int) -> str:
    return "\n".join(cell(page, n).locator(".cm-line").all_inner_texts()).replace("\n\n\n", "\n\n")


def test_until_it_is_asked_for_a_page_loads_no_python(page, lab_site):
    _, url, place = lab_site
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url + place, wait_until="networkidle")
    assert not [url for url in asked if f"/{FOLDER}/" in url or "lab-live" in url or "lab-widgets" in url]
    expect(cell(page, 1).locator(".cell_output pre")).to_have_text("6 备案")


def test_cells_run_in_order_and_show_what_they_give(live):
    expect(cell(live, 1).locator(".cell_output pre")).to_have_text("6 备案")
    expect(cell(live, 4).locator(".cell_output pre")).to_have_text("42")
    expect(cell(live, 4).locator(".tok-number")).to_have_text("7")


def test_controls_of_ipywidgets_call_python(live):
    panel = cell(live, 2)
    panel.get_by_label("Who:").select_option("platforms")
    expect(panel).to_contain_text("platforms: 7 norms, at least 1")
    slider = panel.get_by_role("slider")
    slider.focus()
    for _ in range(8):
        live.keyboard.press("ArrowRight")
    expect(panel.get_by_role("alert")).to_have_text("nobody has so many; choose fewer")
    live.keyboard.press("ArrowLeft")
    expect(panel).to_contain_text("at least 8")


def test_a_field_of_a_panel_shows_where_the_focus_is(live):
    who = cell(live, 2).get_by_label("Who:")
    cell(live, 2).get_by_role("button", name="Run cell 2").focus()
    live.keyboard.press("Tab")
    expect(who).to_be_focused()
    expect(who).to_have_css("outline-style", "solid")


def test_on_a_phone_nothing_runs_over_the_edge(live):
    live.set_viewport_size({"width": 390, "height": 844})
    assert live.evaluate("document.documentElement.scrollWidth") <= 390
    wide = "all => all.map((one) => one.getBoundingClientRect().right).filter((right) => right > 390)"
    assert live.locator(":is(.onr-lab-output .jupyter-widgets, .cm-editor)").evaluate_all(wide) == []
    live.set_viewport_size({"width": 1280, "height": 900})


def test_an_anywidget_calls_python(live):
    button = cell(live, 3).get_by_role("button", name=re.compile("^count"))
    button.click()
    expect(button).to_have_text("count 2, squared 4")


def test_axe_finds_nothing_serious_in_a_page_that_runs(live):
    for scheme in ("light", "dark"):
        live.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert serious(live) == [], scheme
    live.emulate_media(color_scheme="light")


def test_a_changed_cell_runs_by_shift_enter_and_tab_leaves_it(live):
    write(live, 1, "a = 7\nprint(a)")
    expect(cell(live, 1)).to_contain_text("Changed; not run yet")
    live.keyboard.press("Tab")
    expect(cell(live, 1).get_by_role("button", name="Run cell 1")).to_be_focused()
    live.get_by_label("Python code of cell 4").click()
    live.keyboard.press("Shift+Enter")  # what stands before it and was changed runs first
    expect(cell(live, 4).locator(".cell_output pre")).to_have_text("49", timeout=FIRST)
    expect(cell(live, 1).locator(".cell_output pre")).to_have_text("7")
    cell(live, 1).get_by_role("button", name="Restore the original").click()
    expect(cell(live, 1).get_by_role("button", name="Restore the original")).to_be_hidden()


def test_interact_shows_what_its_function_prints(live):
    write(live, 4, INTERACT)
    live.keyboard.press("Shift+Enter")
    expect(cell(live, 4).locator("pre")).to_have_text("x is 4\n", timeout=FIRST)
    cell(live, 4).get_by_role("slider").focus()
    live.keyboard.press("ArrowRight")
    expect(cell(live, 4).locator("pre")).to_have_text("x is 5\n")


def test_an_error_shows_the_lines_of_the_cell(live):
    write(live, 4, ERRORS)
    live.keyboard.press("Shift+Enter")
    says(live, "Cell 4 did not come to its end")
    expect(cell(live, 4).locator(".onr-lab-error")).to_contain_text("ZeroDivisionError: division by zero")
    assert len(cell(live, 4).locator(".onr-lab-error").inner_text().splitlines()) == 7
    assert serious(live) == []


def test_a_loop_can_be_stopped_and_python_begins_anew(live):
    write(live, 4, LOOP)
    live.keyboard.press("Shift+Enter")
    says(live, "Running")
    cell(live, 4).get_by_role("button", name="Stop").or_(live.get_by_role("button", name="Stop")).first.click()
    says(live, "Stopped.")
    expect(cell(live, 2)).to_contain_text("norms")  # what was shown stays
    write(live, 4, "a + 1")
    live.keyboard.press("Shift+Enter")
    says(live, "All cells ran")
    expect(cell(live, 4).locator(".cell_output pre")).to_have_text("7")


def test_what_was_written_is_there_after_a_reload_until_all_is_started_over(live):
    live.reload()
    run(live)
    assert code(live, 4) == "a + 1"
    live.get_by_role("button", name="Start over").click()
    says(live, "All is as it was")
    expect(cell(live, 4).locator(".cell_output pre")).to_have_text("42")
    assert live.evaluate("Object.keys(localStorage).filter((key) => key.includes('-lab:'))") == []
    run(live, "Run all cells")
    assert code(live, 4) == "a * 7"


def test_on_paper_code_and_results_stand_without_buttons(live):
    live.emulate_media(media="print")
    expect(live.get_by_role("button", name="Run all cells")).to_be_hidden()
    expect(live.get_by_role("button", name="Run cell 1")).to_be_hidden()
    expect(cell(live, 1).locator(".cm-content")).to_be_visible()
    expect(cell(live, 4).locator(".cell_output pre")).to_have_text("42")
    live.emulate_media(media="screen")


def test_the_lab_of_the_book_runs_by_keyboard_alone_in_chinese(page, lab_site):
    page.goto(lab_site[1] + LAB)
    choose_chinese(page)
    page.get_by_role("button", name="运行本页").focus()
    page.keyboard.press("Enter")
    says(page, "所有单元格均已运行")
    expect(page.get_by_role("button", name="运行全部单元格")).to_be_focused()
    token = cell(page, 1).locator("form.onr-question input").first
    token.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="运行单元格 2").focus()
    page.keyboard.press("Enter")
    says(page, "单元格 2 已运行")
    expect(cell(page, 2).locator(".cell_output")).to_contain_text("[")
    assert serious(page) == []


def test_from_a_folder_a_lab_says_how_it_is_run(page, lab_site):
    folder, _, place = lab_site
    page.goto((folder / place).as_uri())
    expect(page.locator(".onr-lab-bar")).to_contain_text("You are reading from a folder")
    expect(cell(page, 4).locator(".cell_output pre")).to_have_text("42")
    assert page.get_by_role("button", name="Run this page").count() == 0


def test_where_python_cannot_be_loaded_the_page_says_so_and_stays(page, lab_site):
    page.route("**/pyodide.asm.wasm", lambda route: route.abort())
    page.goto(lab_site[1] + lab_site[2])
    page.get_by_role("button", name="Run this page").click()
    says(page, "Python could not be loaded")
    expect(cell(page, 4).locator(".cell_output pre")).to_have_text("42")
    expect(page.get_by_role("button", name="Run this page")).to_be_enabled()
