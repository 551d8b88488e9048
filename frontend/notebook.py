"""What a whole notebook in the browser needs of the browser's Python besides what a page's cells need (runtime.py).

JupyterLite's kernel loads all of it by name. A page's cells load none: they have a small IPython of their own.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

REQUIREMENTS = Path(__file__).resolve().parent.parent / "requirements-live-notebook.txt"
WHEELS = Path(sys.prefix) / "share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension/static/pypi"
KERNEL = ("ipykernel", "piplite", "pyodide_kernel")
# IPython completes names without it, and it is 5 MB; but the kernel asks for it.
EMPTY = ("jedi",)
# Languages that no cell of ours is written in, and what is for tests, for Sphinx or for other programs.
NOT_NEEDED = re.compile(
    r"pygments/lexers/(?!__init__|_mapping|python|shell|html|javascript|ruby|perl|markup|css|_css_builtins|data|special)"
    r"|IPython/(?:testing/(?!__init__|skipdoctest)|sphinxext/)|pygments/sphinxext|prompt_toolkit/contrib/"
)


def kernel_wheels() -> list[Path]:
    """The kernel's own wheels, as they lie in JupyterLite's extension."""
    return [path for name in KERNEL for path in sorted(WHEELS.glob(f"{name}-*.whl"))]


def names() -> set[str]:
    """The packages that only a notebook loads."""
    pins = [line.partition("==")[0] for line in REQUIREMENTS.read_text(encoding="utf-8").splitlines() if "==" in line]
    return {*pins, *EMPTY, *(name.replace("_", "-") for name in KERNEL)}
