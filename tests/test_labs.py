"""The labs as notebooks: each runs from top to bottom without an error, reads without Python, and says nothing of a key."""

import re

import nbformat
import pytest
import yaml
from myst_nb.core.read import read_myst_markdown_notebook
from nbclient import NotebookClient

from onrecord.lab_table import table

from .conftest import ROOT

LABS = {path.stem: path for path in sorted((ROOT / "book" / "labs").glob("*.md"))}
VIEW = "application/vnd.jupyter.widget-view+json"


def read(name: str) -> nbformat.NotebookNode:
    return read_myst_markdown_notebook(LABS[name].read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=LABS)
def run(request, tmp_path_factory):
    """A lab's notebook after every cell has run, in a folder that is not the course's."""
    folder = {"metadata": {"path": str(tmp_path_factory.mktemp("lab"))}}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONRECORD_ROOT", str(ROOT))
        return NotebookClient(read(request.param), timeout=120, kernel_name="python3", resources=folder).execute()


def test_every_cell_runs_and_each_value_has_html(run):
    for cell in run.cells:
        for output in cell.get("outputs", []):
            assert output.output_type in ("stream", "execute_result") and output.get("name") != "stderr", output
            if VIEW in output.get("data", {}):
                assert output.data["text/html"].strip(), cell.source


def test_a_lab_has_cells_to_change_and_each_shows_something(run):
    cells = [cell for cell in run.cells if cell.cell_type == "code"]
    assert 3 <= len(cells) <= 8
    assert all(cell.outputs for cell in cells)


def strings(value) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in strings(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in strings(inner)]
    return [value] if isinstance(value, str) else []


def test_nothing_that_only_a_key_says_is_in_a_lab(run):
    public = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "corpus").rglob("*.yml"))
    shown = str(run)
    for path in (ROOT / "keys").glob("*.yml"):
        for said in strings(yaml.safe_load(path.read_text(encoding="utf-8"))):
            if len(said) > 25 and said not in public:
                assert said not in shown, f"{path.name} says so, too: {said}"


@pytest.mark.parametrize("name", LABS)
def test_a_lab_has_no_directive_or_role_and_asks_for_no_key(name):
    for cell in read(name).cells:
        if cell.cell_type == "markdown":
            assert not re.search(r"^```\{|^:::|\{[a-z-]+\}`", cell.source, re.M), cell.source
        else:
            assert "keys" not in cell.source


def test_what_the_marking_lab_shows_on_a_page_is_unmarked(student_site):
    page = (student_site / "book/labs/mark-it-yourself.html").read_text(encoding="utf-8")
    form = page[page.index('id="your-turn"') : page.index('id="how-far-do-you-agree"')]
    assert "not marked yet" in form and "The register is shown when you have kept it" in form
    assert "The register reads" not in form and "No clause has been marked yet" in page
    assert page.count("The register reads") == 1  # the one clause that shows how it goes


@pytest.mark.parametrize("name", LABS)
def test_a_lab_page_has_the_style_of_the_labs(student_site, name):
    assert "_static/lab.css" in (student_site / f"book/labs/{name}.html").read_text(encoding="utf-8")
    assert "_static/lab.css" not in (student_site / "book/index.html").read_text(encoding="utf-8")


def test_a_table_marks_its_chinese_and_lets_no_tag_through():
    html = table(("Name", "Value"), [("a<b", "应当 and 由"), ("c", 2)])._repr_html_()
    assert '<th scope="row">a&lt;b</th>' in html
    assert html.count('<span lang="zh-Hans">') == 2
    assert "<td>2</td>" in html
