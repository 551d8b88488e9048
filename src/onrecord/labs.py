"""Labs as notebooks: a lab's page, which is a MyST file, as an .ipynb without outputs, the same bytes every time.

Not in here: running them (the browser's Python), and the links to them on a page (sphinx_labs).
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import urljoin

import nbformat
from myst_nb.core.read import read_myst_markdown_notebook

LABS = "book/labs"
ANYWHERE = {"display_name": "Python 3", "language": "python", "name": "python3"}
# A link to another page of the book, which a notebook on its own has not: its words, its page, its place there.
LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\[\]]*\])+)\]\((?![a-z]+:)([^()#\s]+)\.md(#[^()\s]*)?\)")


def read_lab(root: Path, page: str, base: str = "", kernel: dict[str, str] = ANYWHERE) -> nbformat.NotebookNode:
    """The notebook of a lab such as `book/labs/one-question`, for a kernel as nbformat's `kernelspec` names it.

    Links to pages of the book lead to the book at `base`; where that is not known, their words alone are left.
    """
    text = (root / f"{page}.md").read_text(encoding="utf-8")
    notebook = read_myst_markdown_notebook(text)
    notebook.metadata = nbformat.from_dict({"kernelspec": dict(kernel)})
    notebook.nbformat_minor = 5  # the first whose cells have names
    for number, cell in enumerate(notebook.cells, 1):
        cell["id"] = f"cell-{number}"
        if cell.cell_type == "markdown":
            cell.source = LINK.sub(lambda link: _link(page, link, base), cell.source)
    nbformat.validate(notebook)
    return notebook


def write_lab(root: Path, page: str, folder: Path, base: str = "", kernel: dict[str, str] = ANYWHERE) -> Path:
    """Write the notebook of a lab into a folder under the lab's name; return its path."""
    path = folder / f"{posixpath.basename(page)}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(nbformat.writes(read_lab(root, page, base, kernel)) + "\n", encoding="utf-8")
    return path


def _link(page: str, link: re.Match, base: str) -> str:
    if not base:
        return link[1]
    place = posixpath.normpath(posixpath.join(posixpath.dirname(page), link[2]))
    return f"[{link[1]}]({urljoin(base.rstrip('/') + '/', place)}.html{link[3] or ''})"
