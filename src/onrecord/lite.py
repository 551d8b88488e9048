"""JupyterLite beside the pages of a site: the notebooks of its labs, opened whole in the browser, on the labs' own Python.

What frontend/lite.py laid out once is copied; the course adds the notebooks and where Python is.
Not in here: Python and the package with its course (live), the notebooks themselves (labs). No key: neither has one.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from .labs import LABS, write_lab
from .live import is_lab

APP = Path(sys.prefix) / "share" / "onrecord" / "lite"
FOLDER = "lite"
SETTINGS = "jupyter-lite.json"
KERNELSPEC = {"display_name": "Python (Pyodide)", "language": "python", "name": "python"}
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
# What the kernel would otherwise ask a package index for; and the course with its widgets, so that a first cell need not wait.
LOADED = ["ipykernel", "comm", "pyodide-kernel", "jedi", "ipython", "micropip", "piplite", "onrecord"]
# JupyterLite compiles schemas and WebAssembly and starts its workers from blobs; it too keeps to its own host.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:; "
    "worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'"
)
META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
# When JupyterLite is new to a browser it takes away every worker of the host, a saved book's too, and it takes a worker that
# is there for its own: so it is shown its own alone.
OWN_WORKER = """<script>(() => {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const root = location.origin + location.pathname.replace(/^(.*\\/lite\\/).*$/, "$1");
  const { get } = Object.getOwnPropertyDescriptor(ServiceWorkerContainer.prototype, "controller");
  const own = () => get.call(workers)?.scriptURL.startsWith(root) ? get.call(workers) : null;
  Object.defineProperty(workers, "controller", { get: own });
  const all = workers.getRegistrations.bind(workers);
  workers.getRegistrations = async () => (await all()).filter(({ scope }) => scope.startsWith(root));
})()</script>"""
HEAD = re.compile(r'<head>(?:\s*<title>[^<]*</title>)?(?:\s*<meta charset="utf-8"\s*/?>)?', re.I)


def address(page: str) -> str:
    """Where the notebook of a lab is opened, from the site's root."""
    return f"{FOLDER}/notebooks/index.html?path={quote(name(page))}"


def name(page: str) -> str:
    return f"{page.removeprefix(f'{LABS}/')}.ipynb"


def write_lite(root: Path, pages: Iterable[str], python: str, site: Path, base: str = "", app: Path = APP) -> None:
    """Write `lite/` into a site whose Python is in its folder `python`, or take an older one away where no lab is left."""
    labs = sorted(filter(is_lab, pages))
    place = site / FOLDER
    if not labs or not is_there(app):
        shutil.rmtree(place, ignore_errors=True)
        return
    made_of = _copy(app, place)
    shutil.rmtree(place / "files", ignore_errors=True)
    for lab in labs:
        write_lab(root, lab, place / "files", base, KERNELSPEC)
    _list(place, [name(lab) for lab in labs])
    _set(place, app, python)
    (place / ".made-of").write_text(made_of)


def is_there(app: Path = APP) -> bool:
    return (app / ".made-of").is_file()


def _copy(app: Path, place: Path) -> str:
    """Copy the app unless it is there already; return what tells it from another."""
    made_of = hashlib.sha256((app / ".made-of").read_bytes() + Path(__file__).read_bytes()).hexdigest()
    stamp = place / ".made-of"
    if not stamp.is_file() or stamp.read_text() != made_of:
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(app, place, ignore=shutil.ignore_patterns(".*"))
        for path in place.rglob("index.html"):
            text = path.read_text(encoding="utf-8")
            page = HEAD.sub(lambda start: f"{start[0]}\n    {META}\n    {OWN_WORKER}", text, count=1)
            path.write_text(page, encoding="utf-8")
    return made_of


def _list(place: Path, notebooks: list[str]) -> None:
    """The listing of the notebooks as JupyterLite reads it: a Jupyter contents model, without dates."""
    seen = {"created": "1980-01-01T00:00:00Z", "last_modified": "1980-01-01T00:00:00Z", "mimetype": None}
    files = [
        {
            **{"name": it, "path": it, "type": "notebook", "format": None, "content": None, "writable": True},
            **{**seen, "size": (place / "files" / it).stat().st_size},
        }
        for it in notebooks
    ]
    listing = {"name": "", "path": "", "type": "directory", "format": "json", "content": files, "writable": True}
    folder = place / "api" / "contents"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "all.json").write_text(json.dumps({**listing, **seen, "size": None}, indent=1), encoding="utf-8")


def _set(place: Path, app: Path, python: str) -> None:
    """Say where Python is and what it loads, and that no other host is to be asked."""
    settings = json.loads((app / SETTINGS).read_text(encoding="utf-8"))
    data = settings["jupyter-config-data"]
    data["contentsAllJsonFile"] = "all.json"
    data["appName"] = "Accounts on Record"
    data["appUrl"] = "./notebooks"
    data["faviconUrl"] = "./../_static/favicon.svg"
    kernel = data.setdefault("litePluginSettings", {}).setdefault(KERNEL, {})
    kernel["pyodideUrl"] = f"./../{python}pyodide.mjs"
    kernel["disablePyPIFallback"] = True
    kernel["loadPyodideOptions"] = {"packages": LOADED}
    (place / SETTINGS).write_text(json.dumps(settings, indent=1), encoding="utf-8")
