"""JupyterLite beside the pages: the labs and no more, Python where it lies, no other host, no key; copied once."""

import json
import re
import shutil

import pytest

from onrecord.lite import APP, KERNEL, is_there, write_lite
from onrecord.live import LOCK

from .conftest import ROOT

LAB = "book/labs/one-question"
pytestmark = pytest.mark.skipif(
    not is_there(), reason="JupyterLite is not laid out; run frontend/lite.py, as make does"
)


@pytest.fixture(scope="module")
def lite(student_site):
    return student_site / "lite"


def settings(lite) -> dict:
    return json.loads((lite / "jupyter-lite.json").read_text(encoding="utf-8"))["jupyter-config-data"]


def test_it_lists_the_notebooks_of_the_labs_for_its_own_kernel(lite, student_site):
    labs = sorted(path.name for path in (student_site / "book" / "labs").glob("*.ipynb"))
    listing = json.loads((lite / "api" / "contents" / "all.json").read_text(encoding="utf-8"))
    assert [entry["name"] for entry in listing["content"]] == labs
    assert sorted(path.name for path in (lite / "files").iterdir()) == labs
    for name in labs:
        here = json.loads((lite / "files" / name).read_text(encoding="utf-8"))
        beside = json.loads((student_site / "book" / "labs" / name).read_text(encoding="utf-8"))
        assert here["cells"] == beside["cells"]
        assert here["metadata"]["kernelspec"]["name"] == "python"


def test_each_lab_links_to_its_notebook_there(student_site):
    for page in (student_site / "book" / "labs").glob("*.html"):
        link = f'../../lite/notebooks/index.html?path={page.stem}.ipynb" data-say="notebook-open"'
        assert f'<li hidden><a href="{link}' in page.read_text(encoding="utf-8")


def test_its_python_is_the_labs_own_and_has_what_it_loads(lite):
    kernel = settings(lite)["litePluginSettings"][KERNEL]
    python = (lite / kernel["pyodideUrl"].removeprefix("./")).resolve()
    lock = json.loads((python.parent / LOCK).read_text(encoding="utf-8"))["packages"]
    assert python.is_file() and python.parent.parent.name == "live"
    asked = {"onrecord", *kernel["loadPyodideOptions"]["packages"]}
    assert {"ipykernel", "pyodide-kernel", "ipython", "piplite", "onrecord"} <= asked <= set(lock)
    assert {"ipywidgets", "anywidget"} <= set(lock["onrecord"]["depends"])
    needed = {need for name in asked for need in lock[name]["depends"]}
    assert needed <= set(lock)


def test_what_only_a_notebook_needs_is_never_loaded_for_a_cell_of_a_page(lite):
    python = next((lite.parent / "live").iterdir())
    lock = json.loads((python / LOCK).read_text(encoding="utf-8"))["packages"]
    assert [name for name in ("ipython", "pygments", "micropip", "jedi") if lock[name]["imports"]] == []


def test_it_asks_no_other_host(lite):
    assert settings(lite)["litePluginSettings"][KERNEL]["disablePyPIFallback"] is True
    pages = list(lite.rglob("index.html"))
    assert pages
    for page in pages:
        (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page.read_text("utf-8"))
        assert "default-src 'self'" in policy and "http" not in policy and "*" not in policy


def test_it_is_slim(lite):
    assert not [path for path in lite.rglob("*") if path.suffix in {".map", ".whl", ".yml"}]
    assert sorted(path.name for path in lite.iterdir() if (path / "index.html").is_file()) == ["notebooks"]
    extensions = {path.parent.relative_to(lite / "extensions").as_posix() for path in lite.rglob("install.json")}
    assert extensions <= {"@jupyter-widgets/jupyterlab-manager", "@jupyterlite/pyodide-kernel-extension", "anywidget"}


def test_a_site_without_a_lab_loses_it(tmp_path):
    write_lite(ROOT, [LAB], "live/1/", tmp_path)
    assert (tmp_path / "lite" / "files" / "one-question.ipynb").is_file()
    write_lite(ROOT, ["book/index"], "", tmp_path)
    assert not (tmp_path / "lite").exists()


def test_an_app_that_is_there_is_not_copied_again_and_a_newer_one_is(tmp_path):
    app = tmp_path / "app"
    shutil.copytree(APP, app, ignore=lambda folder, names: [name for name in names if name == "build"])
    write_lite(ROOT, [LAB], "live/1/", tmp_path, app=app)
    (tmp_path / "lite" / "mine.txt").write_text("stays while nothing is copied")
    write_lite(ROOT, [LAB], "live/2/", tmp_path, app=app)
    assert (tmp_path / "lite" / "mine.txt").is_file()
    assert "live/2/" in settings(tmp_path / "lite")["litePluginSettings"][KERNEL]["pyodideUrl"]
    (app / ".made-of").write_text("newer")
    write_lite(ROOT, [LAB], "live/2/", tmp_path, app=app)
    assert not (tmp_path / "lite" / "mine.txt").exists()
