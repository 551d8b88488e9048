"""Chapters as pages of a cartridge: every file is named, nothing runs, what an LMS's filter would drop is not there."""

import html
import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from onrecord.cartridge import write_cartridge
from onrecord.cli import main
from onrecord.contents import chapter_pages
from onrecord.quiz import make_quiz
from onrecord.stillpage import KEPT, page_losses, still_page

SITE = "https://example.org/course"
CP = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
# HTML 4, which HTMLPurifier goes by.
WORDS = """html head meta title body h1 h2 h3 h4 p div span a em strong b i sub sup q abbr cite code br hr img
  ul ol li dl dt dd table caption thead tbody tr th td blockquote pre"""
ELEMENTS = set(WORDS.split())
INSIDE = {
    "dl": {"dt", "dd"},
    "ul": {"li"},
    "ol": {"li"},
    "tr": {"th", "td"},
    "p": ELEMENTS - {"p", "div", "table", "dl"},
}


@pytest.fixture(scope="module")
def chapters(root):
    return [f"{page}.html" for page in chapter_pages(root)]


@pytest.fixture(scope="module", params=[SITE, ""], ids=["with a site", "without"])
def pages(request, chapters, student_site):
    """Every chapter, as it stands in a cartridge, with what it links to."""
    return [still_page(student_site, name, request.param, ["national-2014"]) for name in chapters], request.param


def test_every_chapter_that_is_read_becomes_a_page(pages, chapters):
    made, _ = pages
    assert len(made) == len(chapters) >= 12 and not [name for name in chapters if name.startswith("exercises/")]
    assert len({page.name for page in made}) == len(made) and all(page.title for page in made)


def test_a_page_has_what_a_filter_leaves_and_no_script(pages):
    for page in pages[0]:
        for element in BeautifulSoup(page.html, "html.parser").find_all(True):
            assert element.name in ELEMENTS, (page.name, element.name)
            assert set(element.attrs) <= KEPT | {"charset"}, (page.name, element.attrs)
            inside = {child.name for child in element.find_all(True, recursive=False)}
            assert inside <= INSIDE.get(element.name, ELEMENTS), (page.name, element.name, inside)
        assert "javascript:" not in page.html and "Dotted words" not in page.html


def test_chinese_and_english_stand_side_by_side(student_site, corpus):
    page = still_page(student_site, "book/documents/national-2014.html", "", [])
    document = corpus.documents["national-2014"]
    cells = [[cell for cell in row.find_all("td")] for row in BeautifulSoup(page.html, "html.parser").find_all("tr")]
    pairs = {(bare(zh), bare(en)) for zh, en in (row for row in cells if len(row) == 2)}
    for eid in document.provisions:
        zh, en = document.text(eid, "zh"), document.text(eid, "en")
        if zh and en:
            assert (squeezed(zh), squeezed(en)) in pairs, eid


def bare(cell) -> str:
    for mark in cell.find_all("sup"):
        mark.decompose()
    return squeezed(cell.get_text())


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u2060]", "", text)


def test_links_lead_to_the_site_or_are_plain_words(pages):
    made, site = pages
    for page in made:
        links = [link["href"] for link in BeautifulSoup(page.html, "html.parser").find_all("a")]
        assert all(re.match("https?://", link) for link in links), page.name
        inside = [link for link in links if link.startswith(SITE)]
        assert bool(inside) == bool(site), page.name
        assert ("this chapter stands at" in page.html) == bool(site), page.name


def test_a_question_in_the_text_is_named_with_where_it_is(pages, banks):
    made, _ = pages
    text = html.unescape("".join(page.html for page in made))
    named = set(re.findall(r"Question ([\w-]+/[\w-]+) \(", text))
    assert len(named) > 40 and named <= {f"{name}/{id}" for name, (bank, _) in banks.items() for id in bank.by_id}
    assert "It is in the quiz of its chapter." in text and "It is in the course’s own book." in text


def test_sources_are_named_where_their_numbers_stand(student_site):
    page = BeautifulSoup(still_page(student_site, "book/documents/national-2014.html", "", []).html, "html.parser")
    numbers = {number for sup in page.find_all("sup") for number in re.findall(r"\d+", sup.get_text())}
    listed = {item.get_text().partition(":")[0] for item in page.find_all("ul")[-1].find_all("li")}
    assert numbers and numbers <= listed


DRAWN = """<html><body><article class="bd-article"><h1>A chapter<a class="headerlink" href="#x">#</a></h1>
<figure><svg role="img"><title>Ladder</title><desc>Five steps.</desc><path d="M0 0"/></svg>
<svg role="img"><desc>Five steps.</desc></svg><svg aria-hidden="true"><path d="M0 0"/></svg>
<figcaption>The ladder</figcaption></figure>
<p><img src="../../_images/form.png" alt="A form" class="x" onclick="alert(1)"><img src="data:image/png;base64,AA==" alt=""></p>
<details><summary>More</summary><p>Closed</p></details><button>Copy</button><script>alert(1)</script>
<p><a href="../reference/glossary.html#term-beian">glossary</a> <a href="https://example.net/">out</a></p>
</article></body></html>"""


@pytest.fixture
def drawn(tmp_path):
    for name, data in {"book/threads/drawn.html": DRAWN.encode(), "_images/form.png": b"png"}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return still_page(tmp_path, "book/threads/drawn.html", SITE, [])


def test_images_go_along_and_drawings_are_told_once(drawn):
    assert drawn.shown == {"pages/images/_images-form.png": b"png"}
    assert '<img alt="A form" src="images/_images-form.png"' in drawn.html
    assert drawn.html.count("Five steps.") == 1 and "Ladder" not in drawn.html and "<svg" not in drawn.html
    assert "The ladder" in drawn.html and "Closed" in drawn.html
    assert "alert" not in drawn.html and "Copy" not in drawn.html
    assert f'href="{SITE}/book/reference/glossary.html#term-beian"' in drawn.html
    assert 'href="https://example.net/"' in drawn.html


def test_the_manifest_names_every_file_and_what_a_link_opens(drawn, pages, packs, banks, corpus):
    quiz = make_quiz(banks["national-2014"][0], packs["national-2014"], corpus)
    data, _ = write_cartridge("Accounts on Record", [quiz], [], [*pages[0], drawn])
    assert data == write_cartridge("Accounts on Record", [quiz], [], [*pages[0], drawn])[0]
    with zipfile.ZipFile(BytesIO(data)) as archive:
        root, names = ElementTree.fromstring(archive.read("imsmanifest.xml")), set(archive.namelist())
        text = "".join(archive.read(page.name).decode() for page in pages[0])
    assert {file.get("href") for file in root.iter(f"{CP}file")} == names - {"imsmanifest.xml"}
    resources = {it.get("identifier"): it for it in root.iter(f"{CP}resource")}
    opened = [resources[it.get("identifierref")] for it in root.iter(f"{CP}item") if it.get("identifierref")]
    assert opened[-1].get("type").startswith("imsqti")
    for resource in opened[:-1]:
        assert resource.get("type") == "webcontent" and resource.get("href") in names
    for name, pack in packs.items():
        assert pack["canary"] not in text, name


def test_no_page_holds_a_sentence_of_a_key(pages, packs):
    plain = "".join(BeautifulSoup(page.html, "html.parser").get_text() for page in pages[0])
    for pack in packs.values():
        for id, entry in pack["answers"].items():
            for told in [*entry["hints"], entry["explanation"], *entry["feedback"].values()]:
                sentence = BeautifulSoup(told, "html.parser").get_text()
                assert len(sentence) < 40 or sentence not in plain, id


def test_the_command_writes_pages_and_says_what_they_lost(student_site, tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_ROOT", str(student_site.parent / "course"))
    arguments = ["export", "cartridge", "national-2014", "--chapters", "pages", "-o"]
    assert main([*arguments, str(tmp_path / "one")]) == main([*arguments, str(tmp_path / "two")]) == 0
    first, second = ((tmp_path / name / "accounts-on-record.imscc").read_bytes() for name in ("one", "two"))
    assert first == second
    with zipfile.ZipFile(BytesIO(first)) as archive:
        assert [name for name in archive.namelist() if name.endswith(".html")] == ["pages/national-2014.html"]
    report = (tmp_path / "one" / "chapters.cartridge.losses.txt").read_text(encoding="utf-8")
    assert all(loss.sentence in report for loss in page_losses(""))
