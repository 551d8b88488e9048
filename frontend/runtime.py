"""Lays out the browser's Python: Pyodide's core from npm and pure wheels from PyPI, all pinned, compiled, in one folder.

`make` runs it once; the book's build then needs no network (src/onrecord/live.py copies the folder into a site).
Not in here: what of Python's library goes along (stdlib.py), how files are compiled (bytecode.py), `onrecord` itself.
"""

from __future__ import annotations

import email
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import notebook
from bundle import FRONTEND, command, install_modules
from stdlib import place

RUNTIME = Path(sys.prefix) / "share" / "onrecord" / "python"
FOR_ALL = FRONTEND.parent / "requirements-live.txt"  # pages and notebooks; other files are for notebooks alone
REQUIREMENTS = sorted(FRONTEND.parent.glob("requirements-live*.txt"))
PYODIDE = FRONTEND / "node_modules" / "pyodide"
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
LIBRARY, LOCK = "python_stdlib.zip", "pyodide-lock.json"
RARE = "python-rare"  # the package of what waits
HERE = "onrecord-page"  # the package of what the page's cells run in
HAS_NO_PURE_WHEEL = ("pyyaml",)  # its Linux wheel without the compiled part is one
NOT_NEEDED = re.compile(r"(^|/)tests?/|\.data/|labextension/|nbextension/|\.(so|pyi|map|typed)$|dist-info/(?!METADATA)")
FOR_PAGES = "lab.zip"  # Python's library and the packages in one: a page need not unpack each of them
TOOLS = ("bytecode.py", "compile.mjs")  # the build compiles `onrecord` with them
IS_LICENSE = re.compile(r"dist-info/(licenses/|LICEN[CS]E|COPYING)")
WITH_DOCSTRINGS, WITHOUT = 1, 2  # of the levels at which Python compiles; the first for what students call


def read_pins(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith(("#", "-"))]


def pins() -> list[str]:
    return [pin for path in REQUIREMENTS for pin in read_pins(path)]


def download(folder: Path) -> list[Path]:
    """The pinned wheels, for no platform but the one named in HAS_NO_PURE_WHEEL."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--quiet", "--disable-pip-version-check", "--no-deps"]
    pip += ["--only-binary=:all:", "--dest", str(folder)]
    pure = [pin for pin in pins() if not pin.startswith(HAS_NO_PURE_WHEEL)]
    rest = [pin for pin in pins() if pin.startswith(HAS_NO_PURE_WHEEL)]
    for choice in (
        ["--python-version", "3.14", "--implementation", "py", "--platform", "any", *pure],
        ["--python-version", "3.13", "--platform", "manylinux2014_x86_64", *rest],
    ):
        if subprocess.run([*pip, *choice]).returncode:
            sys.exit("the wheels of requirements-live*.txt could not be downloaded; the reason stands above")
    return sorted(folder.glob("*.whl"))


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def write_zip(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def read_zip(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def signed(name: str, files: dict[str, bytes]) -> dict[str, bytes]:
    """Files as a wheel of our own, which says its name as every wheel must."""
    return {**files, f"{name.replace('-', '_')}-1.dist-info/METADATA": f"Name: {name}\nVersion: 1\n".encode()}


def entry(name: str, files: dict[str, bytes], version: str = "1", depends: list[str] = ()) -> dict:
    """A package as pyodide-lock.json names it; its imports are the modules at its top."""
    tops = {path.split("/")[0].removesuffix(".py") for path in files if path.endswith(".py")}
    return {
        "name": name,
        "version": version,
        "file_name": f"{name.replace('-', '_')}-{version}-py3-none-any.whl",
        "install_dir": "site",
        "package_type": "package",
        "imports": sorted(tops),
        "depends": list(depends),
        "unvendored_tests": False,
    }


def packages(wheels: list[Path]) -> list[tuple[dict, dict[str, bytes]]]:
    """Each wheel as its entry and those of its files that a browser needs."""
    found = []
    for wheel in wheels:
        files = {name: data for name, data in read_zip(wheel).items() if is_needed(name)}
        said = email.message_from_bytes(next(data for name, data in files.items() if name.endswith("/METADATA")))
        found.append((said, files))
    names = {normal(said["Name"]) for said, _ in found}
    return [(entry(normal(said["Name"]), files, said["Version"], needs(said, names)), files) for said, files in found]


def is_needed(name: str) -> bool:
    return not NOT_NEEDED.search(name) and not notebook.NOT_NEEDED.search(name)


def for_notebooks(packages: list[tuple[dict, dict[str, bytes]]]) -> list[tuple[dict, dict[str, bytes]]]:
    """The same packages; those that only a notebook needs are loaded by name alone, and after Python's whole library."""
    for said, _ in packages:
        if said["name"] in notebook.names():
            said["imports"] = []
            said["depends"].append(RARE)
    return packages


def needs(said: email.message.Message, names: set[str]) -> list[str]:
    """What a wheel asks for without condition, as far as it is here: what is not, the page's own stand-ins give."""
    asked = {normal(re.match(r"[\w.-]+", line)[0]) for line in said.get_all("Requires-Dist") or [] if ";" not in line}
    return sorted(asked & names)


def own() -> list[tuple[dict, dict[str, bytes]]]:
    """What waits of Python's library, and what the page's cells run in."""
    library = read_zip(PYODIDE / LIBRARY)
    rare = {name: data for name, data in library.items() if place(name) == "waits"}
    folder = FRONTEND / "python"
    page = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.py"))}
    empty = [(entry(name, {}), signed(name, {})) for name in notebook.EMPTY]
    # Asked for by name alone: in a notebook, the real IPython stands where the page has a small one.
    here = ({**entry(HERE, page), "imports": []}, signed(HERE, page))
    return [(entry(RARE, rare), signed(RARE, rare)), here, *empty]


def lay_out(folder: Path, work: Path) -> None:
    """Write everything into `folder`; `work` is for what lies between."""
    now = {name: data for name, data in read_zip(PYODIDE / LIBRARY).items() if place(name) == "now"}
    library = (str(write_zip(work / LIBRARY, now)), WITHOUT)
    entries, befores = [], []
    for said, files in for_notebooks([*packages([*download(work), *notebook.kernel_wheels()]), *own()]):
        befores.append((str(write_zip(work / f"{said['file_name']}.zip", files)), WITH_DOCSTRINGS))
        entries.append(said)
    wanted_now = {HERE, *(normal(pin.partition("==")[0]) for pin in read_pins(FOR_ALL))}
    on_pages = [it for it, said in zip(befores, entries) if said["name"] in wanted_now]
    jobs = [(LIBRARY, [library]), (FOR_PAGES, [library, *on_pages])]
    jobs += [(said["file_name"], [it]) for it, said in zip(befores, entries)]
    compile_zips([{"after": str(folder / name), "befores": it} for name, it in jobs])
    for said in entries:
        said["sha256"] = hashlib.sha256((folder / said["file_name"]).read_bytes()).hexdigest()
    (folder / "licenses.txt").write_text(
        licenses([*sorted(work.glob("*.whl")), *notebook.kernel_wheels()]), encoding="utf-8"
    )
    for name in CORE:
        shutil.copy(PYODIDE / name, folder / name)
    for name in TOOLS:
        shutil.copy(FRONTEND / name, folder / f".{name}")
    info = json.loads((PYODIDE / LOCK).read_text(encoding="utf-8"))["info"]
    lock = {"info": info, "packages": {said["name"]: said for said in sorted(entries, key=lambda it: it["name"])}}
    (folder / LOCK).write_text(json.dumps(lock, indent=1), encoding="utf-8")


def licenses(wheels: list[Path]) -> str:
    """The licenses of what is laid out, as the wheels have them."""
    told = ["Pyodide (https://github.com/pyodide/pyodide): MPL-2.0. Python and its library: PSF License 2.0."]
    for wheel in wheels:
        texts = [data.decode() for name, data in read_zip(wheel).items() if IS_LICENSE.search(name)]
        told.append("\n\n".join([" ".join(wheel.name.split("-")[:2]), *texts]))
    return "\n\n".join(told)


def compile_zips(jobs: list[dict]) -> None:
    """Compile as compile.mjs says; exit where it fails, its own words having been printed."""
    asked = {"compiler": str(FRONTEND / "bytecode.py"), "pyodide": str(PYODIDE), "jobs": jobs}
    script = [*command("node"), str(FRONTEND / "compile.mjs")]
    if subprocess.run(script, input=json.dumps(asked), text=True).returncode:
        sys.exit("the browser's Python could not be compiled; the reason stands above")


def wanted() -> str:
    """A hash of all that the folder is made of."""
    sources = [*REQUIREMENTS, FRONTEND / "package-lock.json", *sorted((FRONTEND / "python").rglob("*.py"))]
    sources += [FRONTEND / name for name in (*TOOLS, "notebook.py", "runtime.py", "stdlib.py")]
    sources += notebook.kernel_wheels()
    digest = hashlib.sha256()
    for path in sources:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def main() -> None:
    """Lay out the folder, unless it is what is wanted."""
    stamp = RUNTIME / ".made-of"
    if stamp.is_file() and stamp.read_text() == wanted():
        return
    install_modules()
    shutil.rmtree(RUNTIME, ignore_errors=True)
    RUNTIME.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as work:
        lay_out(RUNTIME, Path(work))
    stamp.write_text(wanted())


if __name__ == "__main__":
    main()
