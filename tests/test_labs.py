"""The labs as notebooks: each runs from top to bottom without an error, and reads without Python."""

import re
from pathlib import Path

import nbformat
import pytest
from myst_nb.core.read import read_myst_markdown_notebook
from nbclient import NotebookClient

from .conftest import ROOT

LABS = sorted((ROOT / "book" / "labs").glob("*.md"))


def read(path: Path) -> nbformat.NotebookNode:
    return read_myst_markdown_notebook(path.read_text(encoding="utf-8"))


@pytest.fixture(params=LABS, ids=lambda path: path.stem)
def lab(request) -> nbformat.NotebookNode:
    return read(request.param)


def test_a_lab_runs_and_each_value_has_html(lab, tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_ROOT", str(ROOT))
    done = NotebookClient(lab, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}})
    for cell in done.execute().cells:
        for output in cell.get("outputs", []):
            assert output.output_type in ("stream", "execute_result"), output
            if "application/vnd.jupyter.widget-view+json" in output.get("data", {}):
                assert output.data["text/html"].strip(), cell.source


def test_a_lab_has_no_directive_or_role_and_asks_for_no_key(lab):
    for cell in lab.cells:
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


@pytest.mark.parametrize("name", [path.stem for path in LABS])
def test_a_lab_page_has_the_style_of_the_labs(student_site, name):
    assert "_static/lab.css" in (student_site / f"book/labs/{name}.html").read_text(encoding="utf-8")
    assert "_static/lab.css" not in (student_site / "book/index.html").read_text(encoding="utf-8")
