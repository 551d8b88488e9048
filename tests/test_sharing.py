"""What a page says of itself to those who show a link to it; its picture and icon; the page for an address that is none."""

import re
import struct
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from docutils import nodes

from onrecord.content import ContentError
from onrecord.contents import Choice
from onrecord.editions import build_book
from onrecord.notfound import MARK, NAME, page
from onrecord.sharing import MOST, describe


class Meta(HTMLParser):
    """The meta tags of a page, by name or property."""

    def __init__(self, text: str):
        super().__init__()
        self.tags: dict[str, list[str]] = {}
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "meta" and (found.get("name") or found.get("property")):
            self.tags.setdefault(found.get("name") or found["property"], []).append(found.get("content"))


def meta(path) -> dict[str, list[str]]:
    return Meta(path.read_text(encoding="utf-8")).tags


@pytest.fixture(scope="module")
def pages(student_site):
    found = [path for path in student_site.rglob("*.html") if not {"_static", "lite"} & set(path.parts)]
    return {path: meta(path) for path in found if path.name not in (NAME, "index.html") or path.parent != student_site}


def document(*paragraphs: str) -> nodes.document:
    from docutils.utils import new_document

    made = new_document("a")
    made += [nodes.paragraph("", text) for text in paragraphs]
    return made


# --- what a page says -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, said",
    [
        ("One short line.\nAnd a second one.\nA third.", "One short line. And a second one. A third."),
        (f"{'A long first sentence ' * 3}ends.\nA second.", f"{'A long first sentence ' * 3}ends."),
    ],
)
def test_a_description_is_as_many_sentences_as_are_enough(text, said):
    assert describe(document(text, "Another paragraph.")) == said


def test_a_description_is_cut_between_words():
    said = describe(document("word " * 100))
    assert len(said) <= MOST and said.endswith("word…")


def test_what_stands_beside_the_text_is_not_its_beginning():
    made = document()
    made += nodes.note("", nodes.paragraph("", "A note that stands above everything else."))
    made += nodes.paragraph("", "The text.")
    assert describe(made) == "The text."


def test_every_page_has_one_description_and_one_card_of_its_own(pages):
    assert len(pages) > 30
    for path, tags in pages.items():
        for name in ("description", "og:title", "og:image", "twitter:card"):
            assert len(tags.get(name, [])) == 1 and tags[name][0], (path, name)
    said = Counter(tags["description"][0] for tags in pages.values())
    (for_all,) = pages[next(path for path in pages if path.name == "search.html")]["description"]
    assert [text for text, count in said.items() if count > 1] == [for_all]
    assert said[for_all] < 6  # pages that do not begin with text


def test_the_picture_lies_where_the_pages_say(pages):
    for path, tags in pages.items():
        data = (path.parent / tags["og:image"][0]).read_bytes()
        assert data.startswith(b"\x89PNG") and len(data) < 100_000
        assert struct.unpack(">II", data[16:24]) == (1200, 630)
        assert tags["og:image:width"] == ["1200"] and "og:url" not in tags


def test_a_link_to_the_bare_host_is_shared_as_the_front_page_and_leads_there(student_site):
    root, home = student_site / "index.html", student_site / "book" / "index.html"
    tags = meta(root)
    for name in ("description", "og:title", "og:description", "og:image:alt", "twitter:card"):
        assert tags[name] == meta(home)[name], name
    assert (student_site / tags["og:image"][0]).is_file()
    text = root.read_text(encoding="utf-8")
    assert 'content="0; url=book/index.html"' in text and '<a href="book/index.html">' in text


def test_where_the_site_is_known_addresses_are_whole(course):
    config = course / "_config.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("\nhtml:\n", "\nhtml:\n  baseurl: https://x.org/law/\n"), encoding="utf-8")
    html = build_book(course, Choice(chapters=("zhaoqing-2014",)))
    tags = meta(html / "book" / "documents" / "zhaoqing-2014.html")
    assert tags["og:url"] == ["https://x.org/law/book/documents/zhaoqing-2014.html"]
    assert tags["og:image"] == ["https://x.org/law/_static/social.png"]
    root = meta(html / "index.html")
    assert root["og:image"] == tags["og:image"] and root["og:url"] == ["https://x.org/law/book/index.html"]
    assert '<base href="/law/">' in (html / NAME).read_text(encoding="utf-8")
    lab = (html / "book" / "labs" / "one-question.ipynb").read_text(encoding="utf-8")
    assert "](../" not in lab


def test_a_picture_that_is_not_there_is_told(course):
    (course / "book" / "assets" / "social.png").unlink()
    with pytest.raises(ContentError, match="mend onrecord_picture"):
        build_book(course, Choice(chapters=("zhaoqing-2014",)))


def test_the_icon_has_a_dark_and_stands_on_whole_pixels_at_16(root):
    icon = (root / "book" / "assets" / "favicon.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 16 16"' in icon and "prefers-color-scheme:dark" in icon
    assert not re.search(r"\d\.\d", icon)


# --- an address that is none ------------------------------------------------------------------------------------------


def test_the_page_for_no_page_needs_no_other_file(student_site):
    text = (student_site / NAME).read_text(encoding="utf-8")
    loads = re.findall(r'<(?:script|link|img)[^>]*\b(?:src|href)="([^"]*)"', text)
    assert [load for load in loads if not load.startswith("data:")] == []
    assert (student_site / MARK).is_file()
    for link in re.findall(r'<(?:a href|form action)="([^"]*)"', text):
        assert (student_site / link).is_file(), link


def test_its_title_cannot_break_it():
    text = page("<b>Law</b>", 'https://x.org/"a"/')
    assert "<b>" not in text and urlsplit(unescape(re.search(r'<base href="([^"]*)"', text)[1])).path == '/"a"/'
