"""What a page says of itself to a search engine, and to whoever shows a link to it: Open Graph (ogp.me), and Twitter's card.

A description is the page's own first sentence. Not in here: the picture (book/assets/social.svg, drawn by bench/social.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ConfigError

from .markup import attributes

ENOUGH, MOST = 60, 200  # characters: a sentence shorter than this takes the next one along; what is longer is cut
SIZE = (1200, 630)  # of the picture, in pixels
# What stands beside the text is not its beginning.
ASIDE = (nodes.table, nodes.figure, nodes.Admonition, nodes.footnote, nodes.sidebar)


def describe(doctree: nodes.document | None) -> str:
    """The first sentences of a page's text, at most MOST characters, or "" where it does not begin with text."""
    for paragraph in doctree.findall(nodes.paragraph) if doctree else ():
        around = list(_around(paragraph))
        text = _sentences(paragraph.astext())
        if text and not any(isinstance(node, ASIDE) for node in around):
            return text if sum(isinstance(node, nodes.section) for node in around) <= 1 else ""
    return ""


def _around(node: nodes.Node) -> Iterator[nodes.Node]:
    while node.parent is not None:
        node = node.parent
        yield node


def _sentences(text: str) -> str:
    """As many sentences as are enough; authors write one on a line."""
    said = ""
    for line in map(str.split, text.splitlines()):
        if len(said) >= ENOUGH:
            break
        said = f"{said} {' '.join(line)}".strip()
    return said if len(said) <= MOST else f"{said[: MOST - 1].rpartition(' ')[0]}…"


def tags(title: str, site: str, description: str, image: str, url: str = "") -> str:
    """The tags of one page; `image` and `url` are absolute where the site's address is known, else `url` is left out."""
    width, height = SIZE
    card = {
        "og:title": title,
        "og:site_name": site,
        "og:type": "website" if title == site else "article",
        "og:locale": "en_US",
        "og:description": description,
        "og:url": url,
        "og:image": image,
        "og:image:type": "image/png",
        "og:image:width": width,
        "og:image:height": height,
        "og:image:alt": site,
    }
    rows = [attributes(name="description", content=description)]
    rows += [attributes(property=name, content=value) for name, value in card.items() if value]
    rows += [attributes(name="twitter:card", content="summary_large_image")]
    return "".join(f"<meta{row}>\n" for row in rows)


def add_tags(app: Sphinx, pagename: str, templatename: str, context: dict, doctree) -> None:
    picture = f"_static/{Path(app.config.onrecord_picture).name}"
    base = app.config.html_baseurl
    site = app.config.html_title or app.config.project
    card = {
        "title": doctree.next_node(nodes.title).astext() if doctree and doctree.next_node(nodes.title) else site,
        "site": site,
        "description": describe(doctree) or app.config.onrecord_description,
        "image": f"{base.rstrip('/')}/{picture}" if base else context["pathto"](picture, True),
        "url": context.get("pageurl") or "",
    }
    context["metatags"] = context.get("metatags", "") + tags(**card)
    if pagename == app.config.root_doc != "index":
        write_front(app, card)


def front(title: str, address: str, tags: str) -> str:
    """The page at the root of a site, which leads to the front page at `address` and is shared as that is."""
    title, address = escape(title), escape(address)
    return (
        f'<!DOCTYPE html>\n<html lang="en" data-content_root="./">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta http-equiv="refresh" content="0; url={address}">\n{tags}</head>\n'
        f'<body><p><a href="{address}">{title}</a></p></body>\n</html>\n'
    )


def write_front(app: Sphinx, card: dict[str, str]) -> None:
    """Instead of the bare redirect that Jupyter Book would lay there; that leaves a page alone which it finds."""
    if not urlsplit(card["image"]).scheme:  # by a way from the front page, and not from the root
        card = card | {"image": f"_static/{Path(app.config.onrecord_picture).name}"}
    text = front(card["site"], app.builder.get_target_uri(app.config.root_doc), tags(**card))
    (Path(app.outdir) / "index.html").write_text(text, encoding="utf-8")


def add_picture(app: Sphinx, config) -> None:
    path = Path(app.confdir) / config.onrecord_picture
    if not path.is_file():
        raise ConfigError(f"_config.yml: there is no {config.onrecord_picture}; mend onrecord_picture")
    config.html_static_path.append(str(path))


def setup(app: Sphinx) -> None:
    app.add_config_value("onrecord_description", "", "html")
    app.add_config_value("onrecord_picture", "book/assets/social.png", "html")
    app.connect("config-inited", add_picture)
    app.connect("html-page-context", add_tags)
