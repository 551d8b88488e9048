"""Labs as notebooks, and the ways to have them elsewhere."""

import json
import re
from html import unescape
from urllib.parse import parse_qs, unquote, urlsplit

import nbformat
import pytest

from onrecord.content import ContentError
from onrecord.contents import Choice
from onrecord.editions import build_book, build_edition
from onrecord.labs import read_lab, write_lab
from onrecord.launch import Launch

LAB = "book/labs/one-question"
WAYS = re.compile(r'<ul class="onr-launch">.*?</ul>', re.S)
REPOSITORY = "https://github.com/someone/accounts-on-record"
BINDER, HUB = "https://mybinder.org", "https://hub.example.edu/law"


def hrefs(html: str) -> list[str]:
    return [unescape(href) for href in re.findall(r'href="([^"]*)"', WAYS.search(html)[0])]


def lab(tmp_path, text: str, base: str = "") -> nbformat.NotebookNode:
    (tmp_path / "book" / "labs").mkdir(parents=True)
    head = "---\nkernelspec: {display_name: Python 3, language: python, name: python3}\n---\n\n"
    (tmp_path / "book" / "labs" / "a.md").write_text(head + text, encoding="utf-8")
    return read_lab(tmp_path, "book/labs/a", base)


# --- notebooks --------------------------------------------------------------------------------------------------------


def test_every_lab_has_its_notebook_beside_its_page_and_no_other_page_has_one(student_site):
    pages = {path.with_suffix(".ipynb") for path in (student_site / "book" / "labs").glob("*.html")}
    outside = {path for path in student_site.rglob("*.ipynb") if "lite" not in path.relative_to(student_site).parts}
    assert pages and outside == pages


def test_a_notebook_holds_the_cells_of_its_page_without_outputs(root, student_site):
    text = (root / f"{LAB}.md").read_text(encoding="utf-8")
    notebook = nbformat.read(student_site / f"{LAB}.ipynb", as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert len(code) == text.count("```{code-cell}")
    assert all(cell.source in text and not cell.outputs and cell.execution_count is None for cell in code)
    assert notebook.metadata == {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}


def test_a_notebook_is_the_same_bytes_every_time(root, tmp_path):
    first, second = (write_lab(root, LAB, tmp_path / name).read_bytes() for name in ("first", "second"))
    assert first == second and json.loads(first)["cells"][0]["id"] == "cell-1"


@pytest.mark.parametrize(
    "written, alone, online",
    [
        ("[it](../documents/x.md)", "it", "[it](https://x.org/b/book/documents/x.html)"),
        ("[it](two.md#art_7)", "it", "[it](https://x.org/b/book/labs/two.html#art_7)"),
        ("[*it* [1]](two.md)", "*it* [1]", "[*it* [1]](https://x.org/b/book/labs/two.html)"),
        ("[it](https://y.org/z.md)", "[it](https://y.org/z.md)", "[it](https://y.org/z.md)"),
        ("[it](#here)", "[it](#here)", "[it](#here)"),
    ],
)
def test_a_link_to_a_page_leads_to_the_published_book_or_is_words(tmp_path, written, alone, online):
    assert lab(tmp_path / "a", f"See {written}.").cells[0].source == f"See {alone}."
    assert lab(tmp_path / "b", f"See {written}.", "https://x.org/b").cells[0].source == f"See {online}."


def test_code_that_looks_like_a_link_stays(tmp_path):
    assert lab(tmp_path, "```{code-cell}\nf = [it](a.md)\n```").cells[0].source == "f = [it](a.md)"


# --- elsewhere --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "launch, kind, address",
    [
        (
            Launch(REPOSITORY, "main", BINDER),
            "binder",
            f"{BINDER}/v2/gh/someone/accounts-on-record/main?urlpath=lab%2Ftree%2Fbook%2Flabs%2Fa.md",
        ),
        (
            Launch("https://gitlab.com/group/law/book.git", "v1", BINDER + "/"),
            "binder",
            f"{BINDER}/v2/gl/group%2Flaw%2Fbook/v1?urlpath=lab%2Ftree%2Fbook%2Flabs%2Fa.md",
        ),
        (
            Launch("https://git.example.edu/law/book.git", "main", BINDER),
            "binder",
            f"{BINDER}/v2/git/https%3A%2F%2Fgit.example.edu%2Flaw%2Fbook.git/main"
            "?urlpath=lab%2Ftree%2Fbook%2Flabs%2Fa.md",
        ),
        (
            Launch(REPOSITORY + ".git", "term/2027", "", HUB),
            "jupyterhub",
            f"{HUB}/hub/user-redirect/git-pull?repo=https%3A%2F%2Fgithub.com%2Fsomeone%2Faccounts-on-record.git"
            "&branch=term%2F2027&urlpath=lab%2Ftree%2Faccounts-on-record%2Fbook%2Flabs%2Fa.md",
        ),
    ],
)
def test_an_address_has_the_form_that_its_host_reads(launch, kind, address):
    assert launch.links("book/labs/a.md") == {kind: address}


def test_without_a_repository_there_is_no_address():
    assert Launch("", "main", BINDER, HUB).links("book/labs/a.md") == {}


def test_without_a_repository_a_lab_offers_its_notebook_and_no_host(student_site):
    offered = hrefs((student_site / f"{LAB}.html").read_text(encoding="utf-8"))
    assert "one-question.ipynb" in offered
    assert [href for href in offered if urlsplit(href).netloc] == []


def test_with_a_repository_a_lab_links_to_itself_there_and_no_other_page_does(course):
    config = course / "_config.yml"
    said = {"onrecord_repository": REPOSITORY, "onrecord_jupyterhub": HUB}
    text = config.read_text(encoding="utf-8")
    for name, value in said.items():
        text = text.replace(f'{name}: ""', f"{name}: {value}")
    config.write_text(text, encoding="utf-8")
    html = build_book(course, Choice(chapters=("zhaoqing-2014",)))
    binder, hub = hrefs((html / f"{LAB}.html").read_text(encoding="utf-8"))[-2:]
    assert binder.startswith(f"{BINDER}/v2/gh/someone/accounts-on-record/main?")
    assert parse_qs(urlsplit(hub).query)["urlpath"] == [f"lab/tree/accounts-on-record/{LAB}.md"]
    assert unquote(urlsplit(binder).query) == f"urlpath=lab/tree/{LAB}.md"
    telling = {path for path in html.rglob("*.html") if f"{BINDER}/v2/" in path.read_text(encoding="utf-8")}
    assert telling == set((html / LAB).parent.glob("*.html"))


def test_what_is_no_address_is_told_in_a_sentence(course):
    config = course / "_config.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace('onrecord_repository: ""', "onrecord_repository: someone/book"), encoding="utf-8")
    with pytest.raises(ContentError, match="onrecord_repository is 'someone/book'; write an address"):
        build_book(course)


def test_an_edition_without_labs_has_no_notebook(course, tmp_path):
    choice = Choice(chapters=("zhaoqing-2014",), withheld=("labs",))
    assert list(build_edition(course, "student", tmp_path / "site", choice).rglob("*.ipynb")) == []


# --- the image of a hub -----------------------------------------------------------------------------------------------


def test_the_image_has_what_the_book_is_built_with(root):
    asked = (root / "binder" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert "-r ../requirements.txt" in asked
    assert (root / "binder" / "runtime.txt").read_text() == "python-3.12\n"
