"""Lays out JupyterLite, the notebook that runs in the browser, without a lab in it: for `make`, once, like runtime.py.

The book's build then needs neither JupyterLite nor a network (src/onrecord/lite.py puts it into a site).
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

APP = Path(sys.prefix) / "share" / "onrecord" / "lite"
EXTENSIONS = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
# Named, since others that happen to be installed would go along.
ASKED = ("@jupyter-widgets/jupyterlab-manager", "@jupyterlite/pyodide-kernel-extension", "anywidget")
MADE_OF = ("anywidget", "jupyterlab-widgets", "jupyterlite-core", "jupyterlite-pyodide-kernel")
# How JupyterLite itself was built, fonts for browsers of before 2012, and the kernel's wheels, which lie compiled with the
# browser's Python.
NOT_NEEDED = ("jupyterlite.schema.v0.json", "package.json", "rspack.config*.js", "build/fa-*.svg", "build/fa-*.eot")
WHEELS = "extensions/@jupyterlite/pyodide-kernel-extension/static/pypi/*.whl"


def wanted() -> str:
    """A hash of all that the folder is made of."""
    versions = [f"{name} {version(name)}" for name in MADE_OF]
    return hashlib.sha256("\n".join([*versions, Path(__file__).read_text(encoding="utf-8")]).encode()).hexdigest()


def lay_out(folder: Path) -> None:
    """Have JupyterLite write one of its apps, the notebook, with the extensions that are asked for."""
    settings = {
        "apps": ["notebooks"],
        "federated_extensions": [str(EXTENSIONS / name) for name in ASKED],
        "ignore_sys_prefix": ["federated_extensions"],
        "no_sourcemaps": True,
        "no_unused_shared_packages": True,
    }
    with tempfile.TemporaryDirectory() as work:
        (Path(work) / "jupyter_lite_config.json").write_text(json.dumps({"LiteBuildConfig": settings}))
        program = "from jupyterlite_core.app import main; main()"
        command = [sys.executable, "-c", program, "build", "--lite-dir", work, "--output-dir", str(folder)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=work)
    if done.returncode:
        sys.exit(f"{done.stdout}\nJupyterLite was not laid out; its words stand above")
    for path in [
        *folder.rglob("*.map"),
        *folder.glob(WHEELS),
        *(it for name in NOT_NEEDED for it in folder.glob(name)),
    ]:
        path.unlink()


def main() -> None:
    """Lay out the folder, unless it is what is wanted."""
    stamp = APP / ".made-of"
    if stamp.is_file() and stamp.read_text() == wanted():
        return
    shutil.rmtree(APP, ignore_errors=True)
    lay_out(APP)
    stamp.write_text(wanted())


if __name__ == "__main__":
    main()
