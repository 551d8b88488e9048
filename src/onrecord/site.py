"""The built site's files: nothing from another host, the theme's known defects mended, search that finds Chinese.

Works on the pages that Sphinx has written. Not in here: what stands on a page (sphinx_ext).
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.search import languages
from sphinx.search.en import SearchEnglish

from .lite import FOLDER as LITE
from .markup import HAN
from .notfound import NAME as NOT_FOUND
from .pagehead import HEAD, POLICY

STATIC = Path(__file__).parent / "static"

# A lab imports the modules that its widgets bring, out of Python. Pyodide itself runs in a worker, which no page's policy
# holds; a host that sends a policy with every file has to allow 'wasm-unsafe-eval' there.
LAB = "lab-page.js"
LAB_POLICY = POLICY.replace("'unsafe-inline'", "'unsafe-inline' blob:", 1)

# What the theme and its extensions put on a page that the book does not need: scripts of other hosts, FontAwesome, more
# than half of a stock page's weight, whose few icons theme.css draws instead, and widgets' states, which nobody reads.
DROP = [
    re.compile(pattern, re.S)
    for pattern in (
        r"\s*<script[^>]*>\s*(?:const|let|var) THEBE_JS_URL.*?</script>",
        r"\s*<script[^>]+sphinx-thebe\.js[^>]*></script>",
        r"\s*<(?:script|link)[^>]+(?:fontawesome|fa-(?:solid|brands|regular))[^>]*>(?:</script>)?",
        r'\s*<script type="application/vnd\.jupyter\.widget-(?:state|view)\+json">.*?</script>',
    )
]
# What axe finds in sphinx-book-theme 1.1.4 and myst-nb; and the Chinese in code.
MEND = [
    (re.compile(rf'<span class="(s[12]|pre)">(?=[^<]*[{HAN}])'), r'<span class="\1" lang="zh-Hans">'),
    (re.compile(r'(<button class="btn search-button-field[^>]*?) aria-label="[^"]*"', re.S), r"\1"),
    (re.compile(r'(<button class="btn search-button-field[^>]*?)\s+title="[^"]*"', re.S), r"\1"),
    (re.compile(r'<summary aria-label="Toggle hidden content">'), "<summary>"),
    (
        re.compile(r'<(div|dialog)([^>]*class="bd-sidebar-primary bd-sidebar[^"]*")(?! role)'),
        r'<\1\2 role="region" aria-label="Contents and search"',
    ),
]
# Scripts that may wait until the page is read, in their order; an inline script asks for the options at once.
WAITS = re.compile(
    r'<script(?=[^>]*\ssrc="[^"]*_static/(?!documentation_options)[^"]*\.js)(?![^>]*\s(?:defer|async|type)\b)'
)
SEARCH = "search.html"  # whose inline script asks for its own
CHARSET = re.compile(r'<meta charset="utf-8"\s*/?>', re.I)
OTHER_HOST = re.compile(
    r"<(?:script|link|img|iframe|source|video|audio|embed|object)\b[^>]*?\b(?:src|href|data)=[\"'](?:https?:)?//[^\"']+[\"'][^>]*>",
    re.I,
)
OTHERS = ("_static/", f"{LITE}/", NOT_FOUND)  # not pages of the book; the last two have policies of their own
ONLY_NAMED = re.compile(r"rel=[\"'](?:canonical|author|license|alternate)[\"']")


class SearchBoth(SearchEnglish):
    """English search that finds Chinese too: pairs of characters, in the index and in the query."""

    lang = "en"
    js_splitter_code = r"""
function splitQuery(query) {
  const words = [];
  for (const [run] of query.matchAll(/[㐀-䶿一-鿿豈-﫿]+|[\p{Letter}\p{Number}_]+/gu)) {
    if (!/[㐀-䶿一-鿿豈-﫿]/.test(run) || run.length < 2) words.push(run);
    else for (let i = 0; i + 1 < run.length; i++) words.push(run.slice(i, i + 2));
  }
  return words;
}
"""

    def split(self, text: str) -> list[str]:
        words = []
        for run in re.findall(rf"[{HAN}]+|[^\W{HAN}]+", text):
            pairs = [run[i : i + 2] for i in range(len(run) - 1)] + list(run)
            words += pairs if re.match(f"[{HAN}]", run) else [run]
        return words

    def word_filter(self, word: str) -> bool:
        return bool(re.match(f"[{HAN}]", word)) or super().word_filter(word)


def finish_pages(app: Sphinx, error: Exception | None) -> None:
    """Mend every page; raise ExtensionError if one still asks another host for anything."""
    if error or app.builder.format != "html":
        return
    asking = []
    for path in sorted(Path(app.outdir).rglob("*.html")):
        name = path.relative_to(app.outdir).as_posix()
        if name.startswith(OTHERS):
            continue
        before = path.read_text(encoding="utf-8")
        page = finish_page(before, app.config.onrecord_report, name != SEARCH)
        asking += [f"{name}: {tag[0]}" for tag in OTHER_HOST.finditer(page) if not ONLY_NAMED.search(tag[0])]
        if page != before:
            path.write_text(page, encoding="utf-8")
    if asking:
        raise ExtensionError("pages ask other hosts:\n" + "\n".join(asking[:10]))


def finish_page(page: str, report: str = "", waits: bool = True) -> str:
    """One page without what it does not need, mended, and with the policy that keeps it to its own host.

    `report` is where a reader's report of a problem goes: `mailto:…`, or the address at which an issue is opened.
    Where scripts wait, ours come first: a question is usable before the theme's switches are.
    """
    for pattern in DROP:
        page = pattern.sub("", page)
    for pattern, mended in MEND:
        page = pattern.sub(mended, page)
    if waits:
        page = WAITS.sub("<script defer", page)
    head = HEAD.replace(POLICY, LAB_POLICY) if LAB in page else HEAD
    if head not in page:
        told = f'\n<meta name="onrecord-report" content="{escape(report)}">' if report else ""
        page = CHARSET.sub(lambda tag: f"{tag[0]}\n    {head}{told}", page, count=1)
    return page


def setup(app: Sphinx) -> None:
    languages["en"] = SearchBoth
    app.connect("builder-inited", lambda app: app.config.html_static_path.append(str(STATIC)))
    app.add_css_file("onrecord.css")
    app.add_js_file("onrecord.js", loading_method="defer", priority=100)
    app.connect("build-finished", finish_pages, priority=950)
