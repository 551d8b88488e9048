"""A chapter as a page that stands by itself in an LMS: what its filter for HTML would drop is gone before, or said otherwise.

Such filters (Moodle's HTMLPurifier is the strictest) know the elements of HTML 4, `style` on an element, and neither
scripts nor forms nor drawings. Works on a built page. Not in here: the cartridge that it goes into (cartridge).
"""

from __future__ import annotations

from collections.abc import Collection
from html import escape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from .cartridge import Page
from .quiz import Loss

FOLDER = "pages"  # of a cartridge

GONE = "script, style, .headerlink, .onr-tools, [hidden], .onr-sr, rt, rp, button"
PLAIN = ("section", "figure", "time", "ruby", "rb", "article", "fieldset", "label", "details")  # their content stays
RENAMED = {"figcaption": "p", "summary": "p", "legend": "p"}
TOOLS = {"onr-term", "onr-mark", "onr-anchor"}  # links that do something on the page itself
KEPT = {"href", "lang", "colspan", "rowspan", "scope", "src", "alt", "type", "start", "style"}
POINTLESS = "Dotted words open the glossary. "  # in the legend of a document
TABLE = "border-collapse: collapse; width: 100%; margin: 1em 0"
CELL = "border: 1px solid #bbb; padding: 0.4em 0.6em; vertical-align: top; text-align: left"
HALF = f"{CELL}; width: 50%"
PAGE = "max-width: 48em; margin: 2em auto; padding: 0 1em; font: 1.05em/1.6 Georgia, serif"
NOTE = "border-left: 3px solid #7d2a17; padding-left: 0.8em"
LICENSE = "From <em>Accounts on Record</em>. Text: CC BY 4.0. Chinese official texts are outside copyright."


def still_page(folder: Path, name: str, site: str, quizzes: Collection[str]) -> Page:
    """The page `name` of a built book in `folder`, as a page for a cartridge.

    `site` is where the book stands, "" for nowhere: then links into it become plain words. `quizzes` are the banks
    whose questions are in the same cartridge.
    """
    soup = BeautifulSoup((folder / name).read_text(encoding="utf-8"), "html.parser")
    article, address = soup.select_one("article.bd-article"), f"{site}/{name}" if site else ""
    for gone in article.select(GONE):
        gone.decompose()
    title, sources = article.h1.get_text().strip(), _sources(article)
    for form in article.select("form.onr-question"):
        form.replace_with(_question(soup, form, quizzes))
    for drawing in article.select("svg"):
        _describe(soup, drawing)
    for unit in article.select(".onr-unit, figure.onr-passage"):
        _side_by_side(soup, unit)
    images = _images(article, name)
    _links(article, address)
    for legend in article.select(".onr-legend"):
        legend.string = legend.get_text().replace(POINTLESS, "")
    _simplify(article)
    shown = {f"{FOLDER}/{image}": (folder / place).read_bytes() for image, place in images.items()}
    return Page(title, f"{FOLDER}/{Path(name).name}", _whole(title, article, sources, address), shown)


def _whole(title: str, article: Tag, sources: list[tuple[str, str]], address: str) -> str:
    told = (
        f'<p style="{NOTE}">With exercises, pinyin and glossary, this chapter stands at '
        f'<a href="{escape(address)}">{escape(address)}</a>.</p>'
        if address
        else ""
    )
    listed = "".join(f"<li>{number}: {escape(name)}</li>" for number, name in sources)
    foot = f"<h2>Sources by their numbers</h2><ul>{listed}</ul>" if sources else ""
    heading, _, body = article.decode_contents().strip().partition("</h1>")
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{escape(title)}</title></head>\n'
        f'<body style="{PAGE}">\n{heading}</h1>{told}{body}\n{foot}<p>{LICENSE}</p>\n</body>\n</html>\n'
    )


def _sources(article: Tag) -> list[tuple[str, str]]:
    """The sources that the page's small numbers stand for, which the book has on a page of its own."""
    found = {link.get_text(): link.get("title", "") for link in article.select("sup.onr-sources a[title]")}
    return sorted(found.items(), key=lambda pair: int(pair[0]))


def _question(soup: BeautifulSoup, form: Tag, quizzes: Collection[str]) -> Tag:
    """A form becomes a line that says which question stands there, and where it can be answered."""
    id, skill = form["data-question"], form.select_one(".onr-head strong")
    note = soup.new_tag("p", style=NOTE)
    where = "It is in the quiz of its chapter." if form["data-bank"] in quizzes else "It is in the course’s own book."
    note.string = f"Question {id} ({skill.get_text().strip()}). {where}"
    return note


def _describe(soup: BeautifulSoup, drawing: Tag) -> None:
    """A drawing becomes what it says of itself; where it is drawn in several sizes, once."""
    desc = drawing.find("desc")
    said = desc.get_text().strip() if desc else drawing.get("aria-label", "")
    figure = drawing.find_parent("figure")
    if not said or (figure and any(p.get_text() == said for p in figure.find_all("p"))):
        drawing.decompose()
        return
    words = soup.new_tag("p")
    words.string = said
    drawing.replace_with(words)


def _side_by_side(soup: BeautifulSoup, unit: Tag) -> None:
    """Chinese and English that stand beside each other on the page do so in a table."""
    sides = [side for side in unit.find_all(True, recursive=False) if {"onr-zh", "onr-en"} & {*side.get("class", ())}]
    if len(sides) < 2:
        return
    row = soup.new_tag("tr")
    sides[0].insert_before(_table(soup, row))
    for side in sides:
        cell = soup.new_tag("td", lang=side.get("lang", "en"), style=HALF)
        cell.extend(list(side.contents))
        side.decompose()
        row.append(cell)


def _table(soup: BeautifulSoup, row: Tag) -> Tag:
    table, body = soup.new_tag("table"), soup.new_tag("tbody")
    table.append(body)
    body.append(row)
    return table


def _images(article: Tag, name: str) -> dict[str, str]:
    """Lead images to files beside the page; return where those are, from the site's root, by their new names."""
    found = {}
    for image in article.select("img[src]"):
        if urlsplit(image["src"]).scheme == "data":
            continue
        place = urljoin(f"/{name}", image["src"]).lstrip("/")
        image["src"] = f"images/{place.replace('/', '-')}"
        found[image["src"]] = place
    return found


def _links(article: Tag, address: str) -> None:
    for link in article.select("a"):
        href = link.get("href", "")
        if urlsplit(href).scheme in ("http", "https", "mailto"):
            continue
        if address and href and not TOOLS & set(link.get("class", [])):
            link["href"] = urljoin(address, href)
        else:
            link.unwrap()


def _simplify(article: Tag) -> None:
    """Leave elements and attributes that a filter leaves, and give tables the style that no style sheet gives them."""
    for element in article.find_all(True):
        grouped = element.name == "div" and element.parent.name == "dl"  # as HTML 4 does not allow
        if element.name in PLAIN or grouped:
            element.unwrap()
            continue
        if element.name == "summary":
            element["style"] = "font-weight: bold"
        element.name = RENAMED.get(element.name, element.name)
        element.attrs = {name: value for name, value in element.attrs.items() if name in KEPT}
        if element.name in ("td", "th"):
            element.attrs.setdefault("style", CELL)
            if [child.name for child in element.find_all(True, recursive=False)] == ["p"]:
                element.p.unwrap()
        if element.name == "table":
            element["style"] = TABLE


def page_losses(site: str) -> list[Loss]:
    """What a chapter loses as such a page."""
    told = [
        "pinyin, the glossary's cards and the choice of language are on the course's own page alone",
        "a question in the text becomes a line that names it; its form is in the quiz",
        "a drawing becomes the words that describe it, and what was closed stands open",
        "links into the book lead to its site" if site else "links into the book become plain words",
    ]
    return [Loss("every page", sentence) for sentence in told]
