"""The widgets in a real JupyterLab and Notebook 7: what is marked is a value in Python, and the score follows."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import expect

from ..conftest import ROOT
from ..test_grading import full_answer
from .answers import by_mouse, form

ASKED = "national-2014/registered-on-monday"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def hub_image(prefix):
    """What binder/postBuild adds to an image; return the variables under which Jupyter finds it."""
    environment = {**os.environ, "NB_PYTHON_PREFIX": str(prefix)}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    subprocess.run([ROOT / "binder" / "postBuild"], env=environment, check=True)
    return {"JUPYTER_CONFIG_PATH": str(prefix / "etc" / "jupyter")}


@pytest.fixture(scope="module", params=["lab", "notebook"])
def jupyter(request, tmp_path_factory):
    """A server in a folder of its own, which finds the course by ONRECORD_ROOT; gives the folder and where to open."""
    folder = tmp_path_factory.mktemp(request.param)
    port = free_port()
    program = {"lab": "jupyterlab", "notebook": "notebook"}[request.param]
    command = [sys.executable, "-m", program, "--no-browser", f"--port={port}", "--allow-root"]
    command += ["--ServerApp.ip=127.0.0.1", f"--ServerApp.root_dir={folder}"]
    command += ["--IdentityProvider.token=", "--ServerApp.password="]
    command += ["--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    places = {
        name: str(folder / name.lower())
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")
    }
    environment = {**os.environ, "ONRECORD_ROOT": str(ROOT), **places, **hub_image(folder / "image")}
    with (folder / "log.txt").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=folder)
    url = f"http://127.0.0.1:{port}/"
    for _ in range(120):
        try:
            urllib.request.urlopen(url + "api", timeout=1)
            break
        except OSError:
            assert server.poll() is None, (folder / "log.txt").read_text()
            time.sleep(0.5)
    yield folder, url + {"lab": "lab/tree/", "notebook": "notebooks/"}[request.param]
    server.terminate()
    server.wait(20)


NOT_OURS = ("reading 'schema'",)  # Notebook 7.6 throws it while it starts


@pytest.fixture
def page(browser):
    """A page in a fresh profile; a script error on it fails the test, but for Jupyter's own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert [error for error in errors if not any(words in error for words in NOT_OURS)] == []


@pytest.fixture
def open_notebook(jupyter, page):
    """Opens a notebook of these cells; gives a function that runs one of them."""
    folder, url = jupyter

    def open_it(name: str, cells: list[str]):
        nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in cells])
        nb.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(nb, folder / name)
        page.goto(f"{url}{name}?reset")
        page.locator(".jp-Notebook .jp-Cell").nth(len(cells) - 1).wait_for(timeout=90_000)

        return lambda cell: run(page, page.locator(".jp-Notebook .jp-Cell").nth(cell))

    return open_it


def run(page, cell) -> None:
    """Run a cell; a notebook that is still connecting forgets what it is told."""
    for _ in range(30):
        cell.locator(".cm-content").click()
        page.keyboard.press("Control+Enter")
        with contextlib.suppress(AssertionError):
            return expect(cell.locator(".jp-InputPrompt")).not_to_have_text("[ ]:", timeout=3_000)
    raise AssertionError("the cell was not run")


def output(page, cell: int):
    return page.locator(".jp-Notebook .jp-Cell").nth(cell).locator(".jp-OutputArea-output")


def kept(page) -> list[str]:
    return page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('onrecord:'))")


def test_response_and_score_follow_what_is_marked(open_notebook, page, packs):
    entry = packs["national-2014"]["answers"]["registered-on-monday"]
    said = "print(sorted(question.response or []), question.score, question.attempts)"
    show = f"import onrecord\nquestion = onrecord.show({ASKED!r}, keys='keys/')\nquestion"
    run = open_notebook("question.ipynb", [show, said, "question.response = ['principle']", said])
    run(0)
    form = page.locator("form.onr-question")
    form.wait_for(timeout=90_000)
    for token in entry["right"]:
        form.locator(f'[data-part="{token}"]').click()
    form.get_by_role("button", name="Check").click()
    expect(form.get_by_role("status").first).to_contain_text("Right: 3 of 3 points.", timeout=20_000)
    run(1)
    expect(output(page, 1)).to_contain_text(f"{sorted(entry['right'])} 3.0 1", timeout=30_000)

    run(2)
    expect(form.locator("input:checked")).to_have_count(1, timeout=20_000)
    expect(form.locator('[data-part="principle"] input')).to_be_checked()
    run(3)
    expect(output(page, 3)).to_contain_text("['principle'] 0", timeout=30_000)

    form.get_by_role("button", name=re.compile("Hint")).click()
    expect(form).to_contain_text("Hint 1 of", timeout=20_000)
    assert kept(page) == []


def test_a_sheet_is_a_mapping_by_question(open_notebook, page, packs):
    answers = packs["national-2014"]["answers"]
    first, second = [id for id, entry in answers.items() if entry["rule"] in ("single", "multiple")][:2]
    said = "print(sorted(sheet.response), sheet.score, {id: n for id, n in sheet.attempts.items() if n})"
    show = "import onrecord\nsheet = onrecord.show('national-2014', keys='keys/')\nsheet"
    fill = f"sheet.response = {{**sheet.response, {second!r}: {full_answer(answers[second])!r}}}"
    run = open_notebook("sheet.ipynb", [show, said, fill, said])
    run(0)
    by_mouse(form(page, first), answers[first])
    form(page, first).get_by_role("button", name="Check").click()
    expect(form(page, first).get_by_role("status").first).to_contain_text(re.compile("Right:|Accepted"), timeout=20_000)
    run(1)
    points = float(answers[first]["points"])
    expect(output(page, 1)).to_contain_text(f"['{first}'] {{'{first}': {points}}} {{'{first}': 1}}", timeout=30_000)

    run(2)
    checked = form(page, second).locator("input:checked")
    expect(checked).to_have_count(len(answers[second].get("right", [0])), timeout=20_000)
    run(3)
    expect(output(page, 3)).to_contain_text(str(sorted([first, second])), timeout=30_000)
    expect(form(page, first).locator("input:checked")).not_to_have_count(0)
    assert kept(page) == []


def test_where_a_hub_runs_them_a_lab_opens_as_a_notebook(jupyter, page):
    folder, url = jupyter
    if "lab/tree" not in url:
        pytest.skip("the addresses of the lab pages open JupyterLab")
    shutil.copy(ROOT / "book" / "labs" / "one-question.md", folder)
    page.goto(f"{url}one-question.md?reset")
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for(timeout=90_000)
    run(page, page.locator(".jp-Notebook .jp-CodeCell").first)
    page.locator("form.onr-question").wait_for(timeout=90_000)


def test_a_document_can_be_read_beside_the_code(open_notebook, page):
    run = open_notebook("document.ipynb", ["import onrecord\nonrecord.show_document('national-2014#art_7')"])
    run(0)
    unit = page.locator("#art_7__para_1")
    unit.wait_for(timeout=90_000)
    expect(unit.locator(".onr-zh rt").first).not_to_be_visible()
    page.get_by_role("button", name="Pinyin").click()
    expect(unit.locator(".onr-zh rt").first).to_be_visible()
    unit.locator("a[data-term=beian]").click()
    expect(page.locator("[popover]:popover-open")).to_contain_text("put on record")
    page.keyboard.press("Escape")
    unit.locator('a[href="#parting-on-record"]').click()
    expect(page.locator("#parting-on-record")).to_be_visible()
    assert page.url.endswith("?reset") or "#" not in page.url
    assert kept(page) == []


SORTING = """from onrecord.lab_renderings import read_pairs
from onrecord.lab_sorting import Sorting, sort_by_duty
sorting = Sorting(read_pairs())
sort_by_duty(sorting)"""


def test_what_is_sorted_in_a_lab_is_a_value_and_in_the_picture(open_notebook, page):
    run = open_notebook("sorting.ipynb", [SORTING, "print(sorting.said)"])
    run(0)
    panel = page.locator(".onrecord-lab")
    panel.get_by_role("button", name="does not", exact=True).click(timeout=30_000)
    expect(panel.locator("svg text").nth(1)).to_have_text("does not (1)", timeout=20_000)
    panel.get_by_role("button", name="Next not sorted yet").click()
    expect(panel.locator("svg text").nth(1)).to_have_text("does not (1)", timeout=20_000)
    panel.get_by_role("button", name="changes a duty", exact=True).click()
    expect(panel.locator("svg text").first).to_have_text("changes a duty (1)", timeout=20_000)
    run(1)
    said = "{'object-of-title': 'does not', 'word-for-guiding': 'changes a duty'}"
    expect(output(page, 1)).to_contain_text(said, timeout=30_000)


WALK = """from onrecord.lab_ladder import walk
from onrecord.lab_map import read_map
walk(read_map(), "zhaoqing-2014")"""


def test_a_walk_follows_its_controls(open_notebook, page):
    run = open_notebook("walk.ipynb", [WALK])
    run(0)
    panel = page.locator(".onrecord-lab")
    panel.get_by_label("Known by").select_option("cited only", timeout=30_000)
    expect(panel).to_contain_text("no such arrow starts", timeout=20_000)
    panel.get_by_label("Count mere naming").check()
    expect(panel).to_contain_text("Zhaoqing Notice, sec. 3 para. 2, cites the wording of 2005-09-25", timeout=20_000)
    panel.get_by_role("button", name="down: what rests on it").click()
    expect(panel).to_contain_text("Chains lead to Zhaoqing Notice from 0 texts", timeout=20_000)


def test_a_clause_is_marked_with_the_controls_and_then_compared(open_notebook, page):
    cells = ["from onrecord.lab_marking_form import Marking\nmarking = Marking()\nmarking", "marking.agreement()"]
    run = open_notebook("marking.ipynb", cells)
    run(0)
    lab = page.locator(".onrecord-lab").first
    page.get_by_label("Kind").wait_for(timeout=90_000)
    for name, value in {"Clause": "art. 7 para. 1, clause 2", "Kind": "Obligation", "By when": "Promptly"}.items():
        page.get_by_label(name).select_option(label=value)
    page.get_by_role("button", name="Keep and compare").click()
    expect(output(page, 0)).to_contain_text("Mark the kind and who bears it")
    expect(output(page, 0)).not_to_contain_text("The register reads")
    page.get_by_label("Who bears it").select_option(label="Service provider")
    page.get_by_role("button", name="Keep and compare").press("Enter")
    expect(output(page, 0)).to_contain_text("Your mark and the register: 2 of 3 the same", timeout=20_000)
    expect(page.get_by_label("Kind")).to_be_disabled()
    page.get_by_label("Your reason").fill("No word of time stands here, and yet one cannot wait a year.")
    page.get_by_role("button", name="Next clause").click()
    expect(lab).to_contain_text("art. 7 para. 2, clause 1")
    expect(output(page, 0)).not_to_contain_text("The register reads")
    run(1)
    expect(output(page, 1)).to_contain_text("one cannot wait a year", timeout=30_000)


def test_the_norms_are_filtered_and_split_with_the_controls(open_notebook, page):
    run = open_notebook("burden.ipynb", ["from onrecord.lab_burden_views import panel\npanel()"])
    run(0)
    lab = page.locator(".onrecord-lab")
    lab.get_by_label("Split by").wait_for(timeout=90_000)
    expect(page.locator(".lab-multiples figcaption").first).to_have_text("Service provider")
    lab.get_by_label("Split by").select_option(label="Kind")
    expect(page.locator(".lab-multiples figcaption").first).to_have_text("Obligation", timeout=20_000)
    lab.get_by_label("Document").select_option(label="Zhaoqing Jul 2014")
    expect(page.locator(".lab-multiples figcaption")).to_have_text(["Soft duty"], timeout=20_000)
    lab.get_by_label("Shares in place of counts").check()
    expect(page.locator(".lab-multiples svg")).to_have_attribute("aria-label", re.compile("Zhaoqing Jul 2014 100%"))
    lab.locator("summary", has_text="Soft duty").click()
    expect(page.locator("ul.lab-norms li").first).to_contain_text("请")
    lab.get_by_label("Before which authority").select_option(label="Service provider")
    expect(lab.get_by_role("alert")).to_contain_text("set one of the filters back", timeout=20_000)
