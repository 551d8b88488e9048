"""The page that a host shows for an address that no page has: `404.html` at the root of a site.

A host shows it at any depth, so that it can load nothing by a relative address: all it needs is in it, and its links wait
until its script has found the site's root. It says what happened in both languages, for it has no switch.
"""

from __future__ import annotations

import base64
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from sphinx.application import Sphinx  # the server needs this module's name alone, and no Sphinx

NAME = "404.html"
HOME = "book/index.html"
MARK = "banks/index.js"  # a file that stands at the root of every site of this book and nowhere else
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; connect-src 'self' file:; "
    "base-uri 'self' file:; form-action 'self' file:"
)
STYLE = """
:root { color-scheme: light dark; --paper: #fffefb; --ink: #24211d; --quiet: #5d564d; --seal: #7d2a17; --line: #d9d1c4 }
@media (prefers-color-scheme: dark) {
  :root { --paper: #191715; --ink: #e6e1d8; --quiet: #aaa297; --seal: #e8a48f; --line: #4a433b }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.65 Georgia, "Noto Serif", serif }
main { max-width: 34rem; margin: 0 auto; padding: 16vh 1.5rem 4rem }
h1 { margin: 0 0 1.2rem; font-size: 2.1rem; font-weight: 600; line-height: 1.25 }
code { overflow-wrap: anywhere; font-size: .9em }
a { color: var(--seal) }
form { display: flex; flex-wrap: wrap; gap: .5rem; margin: 2rem 0 }
label { flex: 1 0 100%; font-size: .9rem; color: var(--quiet) }
input, button { padding: .45rem .8rem; border: 1px solid var(--quiet); border-radius: 4px }
input, button { background: none; color: inherit; font: inherit }
input { flex: 1 1 12rem; min-width: 0 }
[lang=zh-Hans] { padding-top: 1.2rem; border-top: 1px solid var(--line); color: var(--quiet) }
:focus-visible { outline: 2px solid var(--seal); outline-offset: 2px }
"""
# From the nearest folder upward, for a site may lie in a folder of a host that has other books.
SCRIPT = """
document.querySelector("code").textContent = decodeURI(location.pathname);
(async () => {
  for (let place = new URL(".", location.href); ; place = new URL("..", place)) {
    const found = await fetch(new URL("%s", place), { method: "HEAD" }).then((it) => it.ok, () => false);
    if (found) document.querySelector("base").href = place.href;
    if (found || place.pathname === "/") return;
  }
})();
"""


def page(title: str, base: str = "", icon: bytes = b"") -> str:
    """The page's HTML; `base` is the site's address where it is known, and `icon` an SVG."""
    root = f"{urlsplit(base).path.rstrip('/')}/" if base else "./"
    picture = f"data:image/svg+xml;base64,{base64.b64encode(icon).decode()}"
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<base href="{escape(root)}">
<title>No such page · {escape(title)}</title>
<link rel="icon" href="{picture}">
<style>{STYLE}</style>
</head>
<body>
<main>
<h1>There is no such page</h1>
<p>No page of <em>{escape(title)}</em> has the address <code></code>:
it may have another name by now, or this edition leaves it out.</p>
<form action="search.html" role="search">
<label for="q">Search the book</label><input id="q" name="q" type="search" required><button>Search</button>
</form>
<p><a href="{HOME}">To the front page</a></p>
<p lang="zh-Hans">本站没有这个地址的网页：它可能已经改名，或者未收入本版。可以在上面搜索，或<a href="{HOME}">回到首页</a>。</p>
</main>
<script>{SCRIPT % MARK}</script>
</body>
</html>
"""


def write_page(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    icon = Path(app.confdir) / app.config.html_favicon if app.config.html_favicon else None
    svg = icon.read_bytes() if icon and icon.suffix == ".svg" else b""
    text = page(app.config.html_title or app.config.project, app.config.html_baseurl, svg)
    (Path(app.outdir) / NAME).write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> None:
    app.connect("build-finished", write_page)
