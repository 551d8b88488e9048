"""The labs as notebooks: every cell runs, and nothing of a key is in them."""

import os
import re

import nbformat
import pytest
import yaml
from nbclient import NotebookClient

from onrecord.lab_table import table

from .conftest import ROOT

LABS = ("two-translators", "climb-the-ladder")
CELL = re.compile(r"```\{code-cell\} ipython3\n(.*?)```", re.S)
DIRECTIVE = re.compile(r"^```\{(?!code-cell\})|\{[a-z]+\}`", re.M)


def text(name: str) -> str:
    return (ROOT / "book" / "labs" / f"{name}.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=LABS)
def run(request):
    """A lab's name, and its notebook after every cell has run in the lab's own folder."""
    cells = [nbformat.v4.new_code_cell(cell) for cell in CELL.findall(text(request.param))]
    notebook = nbformat.v4.new_notebook(cells=cells)
    os.environ["ONRECORD_ROOT"] = str(ROOT)
    try:
        NotebookClient(notebook, timeout=120, resources={"metadata": {"path": ROOT / "book" / "labs"}}).execute()
    finally:
        del os.environ["ONRECORD_ROOT"]
    return request.param, notebook


def test_every_cell_runs_and_shows_something(run):
    name, notebook = run
    assert 4 <= len(notebook.cells) <= 8
    for cell in notebook.cells:
        assert cell.outputs, f"a cell of {name} shows nothing: {cell.source}"
        assert not [out for out in cell.outputs if out.output_type == "error" or out.get("name") == "stderr"]


def test_a_page_without_python_has_a_view_for_every_panel(run):
    _, notebook = run
    panels = [out.data for cell in notebook.cells for out in cell.outputs if "data" in out]
    assert len(panels) >= 3
    assert all('<div class="onrecord-lab">' in data["text/html"] for data in panels)


def strings(value) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in strings(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in strings(inner)]
    return [value] if isinstance(value, str) else []


def test_nothing_that_only_a_key_says_is_in_a_lab(run):
    name, notebook = run
    shown = text(name) + str(notebook)
    corpus = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "corpus").rglob("*.yml"))
    for path in (ROOT / "keys").glob("*.yml"):
        for said in strings(yaml.safe_load(path.read_text(encoding="utf-8"))):
            if len(said) > 25 and said not in corpus:
                assert said not in shown, f"{path.name} says so, too: {said}"


@pytest.mark.parametrize("name", LABS)
def test_a_notebook_has_no_word_that_only_the_book_understands(name):
    assert not DIRECTIVE.search(text(name))


def test_a_table_marks_its_chinese_and_lets_no_tag_through():
    html = table(("Name", "Value"), [("a<b", "应当 and 由"), ("c", 2)]).html()
    assert '<th scope="row">a&lt;b</th>' in html
    assert html.count('<span lang="zh-Hans">') == 2
    assert "<td>2</td>" in html
