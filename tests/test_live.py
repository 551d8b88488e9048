"""The browser's Python: what is laid out, what the package's wheel carries, and that Python runs it."""

import hashlib
import io
import json
import runpy
import subprocess
import zipfile

import pytest

from onrecord.live import LOCK, RUNTIME, WHEEL, banks, modules, read_live

from .conftest import ROOT

LAB = "book/labs/one-question"
FRONTEND = ROOT / "frontend"
needs_runtime = pytest.mark.skipif(
    not (RUNTIME / LOCK).is_file(), reason="the runtime is not laid out; run frontend/runtime.py, as make does"
)


@pytest.fixture(scope="module")
def live():
    return read_live(ROOT, [LAB, "exercises/threads"])


def carried(live) -> set[str]:
    return set(zipfile.ZipFile(io.BytesIO(live.wheel)).namelist())


@needs_runtime
def test_a_site_without_a_lab_has_none(tmp_path):
    assert read_live(ROOT, ["book/index", "exercises/threads"]) is None
    assert read_live(ROOT, [LAB], tmp_path) is None


@needs_runtime
def test_the_wheel_carries_the_course_and_no_key(live):
    names = carried(live)
    assert {"onrecord/course/corpus/documents/national-2014.yml", "onrecord/panel.py", "onrecord/notebook.py"} <= names
    assert not {name for name in names if "course/keys" in name or name.startswith("keys")}
    shown = {name.rpartition("/")[2] for name in names if "course/exercises" in name}
    assert shown == {"national-2014.yml", "threads.yml"}  # the lab names the one, the other has its sheet in the site


@needs_runtime
def test_the_same_course_gives_the_same_bytes(live):
    again = read_live(ROOT, [LAB, "exercises/threads"])
    assert again.wheel == live.wheel and again.package == live.package


@needs_runtime
def test_a_newer_one_takes_the_place_of_an_older_one(live, tmp_path):
    (tmp_path / "live" / "older").mkdir(parents=True)
    live.write(tmp_path)
    live.write(tmp_path)
    (folder,) = (tmp_path / "live").iterdir()
    assert f"live/{folder.name}/" == live.name
    for entry in json.loads((folder / LOCK).read_text(encoding="utf-8"))["packages"].values():
        assert hashlib.sha256((folder / entry["file_name"]).read_bytes()).hexdigest() == entry["sha256"]
    assert (folder / WHEEL).is_file()


def test_only_banks_that_are_shown_or_asked_for_go_along():
    text = 'onrecord.show("national-2014/registers-what")'
    assert banks(ROOT, [LAB], text) == {"national-2014"}
    assert banks(ROOT, [LAB, "exercises/beijing-2011"], text) == {"national-2014", "beijing-2011"}


def test_the_modules_are_those_that_readers_want_and_labs_name():
    found = modules("")
    assert {"__init__", "notebook", "panel", "norms", "agreement", "content"} <= found
    assert not {"sphinx_ext", "site", "gradejobs", "cli", "pinyin", "moodle"} & found
    assert modules("from onrecord.svg import line") == found | {"svg"}


def test_each_module_that_waits_is_one_that_python_has():
    stdlib = runpy.run_path(str(FRONTEND / "stdlib.py"))
    with zipfile.ZipFile(FRONTEND / "node_modules" / "pyodide" / "python_stdlib.zip") as archive:
        names = archive.namelist()
    tops = {name.partition("/")[0].removesuffix(".py") for name in names}
    waits = [module for modules in stdlib["WAITS"].values() for module in modules]
    assert set(waits) <= tops and len(waits) == len(set(waits))
    left_out = {f"{name}.py" for name in stdlib["FROZEN"]} | {f"encodings/{name}.py" for name in stdlib["ENCODINGS"]}
    assert left_out <= set(names)


CHECK = """
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
const folder = process.argv[2];
const { loadPyodide } = await import(pathToFileURL(folder + "/pyodide.mjs"));
const python = await loadPyodide({ indexURL: folder, packageBaseUrl: folder, stdLibURL: folder + "/lab.zip", packages: [] });
python.unpackArchive(readFileSync(folder + "/" + process.argv[4]).buffer, "wheel");
const said = [];
python.registerJsModule("_onrecord_wire", { post: (json) => said.push(JSON.parse(json)) });
const cells = python.pyimport("onrecord_page.cells");
cells.start();
const cell = async (code) => (await cells.run(code, 1, "cell 1"), said.splice(0));
const out = {};
for (const [name, code] of Object.entries(JSON.parse(process.argv[3]))) {
  const missing = cells.missing(code).toJs();
  await python.loadPackagesFromImports(missing.map((it) => `import ${it}`).join("; "), { messageCallback() {} });
  out[name] = await cell(code);
}
console.log(JSON.stringify(out));
"""
FROZEN = runpy.run_path(str(FRONTEND / "stdlib.py"))["FROZEN"]
EVERYTHING = """
import importlib, pkgutil, onrecord
for found in pkgutil.iter_modules(onrecord.__path__):
    importlib.import_module(f"onrecord.{found.name}")
"""
CELLS = {
    "modules": EVERYTHING,
    "question": 'onrecord.show("national-2014/registered-on-monday")',
    "panel": "import ipywidgets\nfrom onrecord.panel import Panel\n"
    'Panel(lambda who: f"<p>{who}</p>", who=ipywidgets.Dropdown(options=["a", "b"], description="Who"))',
    "rare": "import sqlite3, unittest, xml.etree.ElementTree\nprint(sqlite3.connect(':memory:').execute('select 1').fetchone())",
    "interact": "import ipywidgets\nseen = ipywidgets.interactive(lambda x: print('x is', x), x=3)\nseen.update()\n"
    "with ipywidgets.Output() as out:\n    print('inside')\nprint('after')",
    "error": "def half(x):\n    return 1 / x\nhalf(0)",
    "library": "import json\njson.loads('{')",
    "warning": "import warnings\nwarnings.warn('mind')",
    "frozen": f"import importlib\nfound = [importlib.import_module(n.replace('/', '.')) for n in {sorted(FROZEN)}]\n"
    "print([it.__name__ for it in found if it.__spec__.origin != 'frozen'])",
    "old page": "print('备案'.encode('gbk'))",
}


@pytest.fixture(scope="module")
def ran(live, tmp_path_factory):
    """What each cell sent to the page, run by Node with the Python that the browser gets."""
    site = tmp_path_factory.mktemp("site")
    live.write(site)
    script = site / "check.mjs"
    script.write_text(CHECK, encoding="utf-8")
    node = runpy.run_path(str(FRONTEND / "bundle.py"))["command"]("node")
    command = [*node, str(script), str(site / live.name), json.dumps(CELLS), WHEEL]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def kinds(messages: list[dict]) -> list[str]:
    return [message["type"] for message in messages]


@needs_runtime
def test_every_module_of_the_wheel_loads_there(ran):
    assert ran["modules"] == []


@needs_runtime
@pytest.mark.parametrize("name", ["question", "panel"])
def test_widgets_open_and_are_shown(ran, name):
    assert "comm_open" in kinds(ran[name]) and "error" not in kinds(ran[name])
    assert "application/vnd.jupyter.widget-view+json" in ran[name][-1]["data"]


@needs_runtime
def test_a_module_that_waits_comes_when_a_cell_imports_it(ran):
    assert "".join(message["text"] for message in ran["rare"]) == "(1,)\n"


@needs_runtime
@pytest.mark.parametrize("name, lines, last", [("error", 7, "ZeroDivisionError"), ("library", 4, "json.decoder")])
def test_an_error_shows_the_cells_own_lines_and_no_others(ran, name, lines, last):
    (error,) = ran[name]
    assert len(error["text"].splitlines()) == lines
    assert error["text"].splitlines()[-1].startswith(last)
    assert "/lib/" not in error["text"] and ".py" not in error["text"]


@needs_runtime
def test_an_output_widget_takes_what_is_shown_while_it_is_open(ran):
    said = [(bool(it.get("into")), it.get("text")) for it in ran["interact"] if it["type"] in ("stream", "error")]
    inside, outside = ("".join(text for into, text in said if into is wanted) for wanted in (True, False))
    assert set(inside.splitlines()) == {"x is 3", "inside"}
    assert outside == "after\n"


@needs_runtime
def test_a_warning_and_an_old_encoding_work(ran):
    assert "UserWarning: mind" in "".join(message["text"] for message in ran["warning"])
    assert "xb1" in ran["old page"][0]["text"]


@needs_runtime
def test_what_is_left_out_as_frozen_is(ran):
    assert ran["frozen"][0]["text"] == "[]"
