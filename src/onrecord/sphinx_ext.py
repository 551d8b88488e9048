"""The Sphinx extension: registers directives and roles, marks Chinese, and sees to it that every edit shows.

Every content file that a page used is a dependency of it, and a change in the package's code reads all pages anew,
so that `make book` shows every edit. Not in here: the directives (sphinx_text, sphinx_script), the roles (sphinx_roles),
keys (a page can hold none), and the finished site's files (site).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from . import __version__, notfound, sharing, site, sphinx_labs
from .content import find_root
from .live import RUNTIME, is_lab
from .markup import CHINESE, LANG
from .sphinx_base import Content, Markup, write_html
from .sphinx_files import write_banks, write_documents, write_live, write_register
from .sphinx_pictures import PictureDirective
from .sphinx_roles import InstrumentRole, ProvisionRole, QuestionRole, QuotedRole, SourceRole
from .sphinx_script import (
    BanksDirective,
    OfflineDirective,
    ProgressDirective,
    ReviewDirective,
    TranslationDeskDirective,
)
from .sphinx_text import (
    DocumentDirective,
    ExerciseDirective,
    ObjectivesDirective,
    PassageDirective,
    PlacesDirective,
    PlanDirective,
    ReferenceDirective,
    RegisterDirective,
    RelationsDirective,
    SheetDirective,
)

LABS = "book/labs/"


class ChineseTransform(SphinxTransform):
    """Mark every run of Chinese on a page with its language, so that fonts and screen readers know it."""

    default_priority = 850
    SKIP = (nodes.literal, nodes.literal_block, nodes.raw, nodes.comment, Markup)

    def apply(self) -> None:
        for text in list(self.document.findall(nodes.Text)):
            if CHINESE.search(text) and not self._is_marked(text):
                text.parent.replace(text, list(self._split(text)))

    def _is_marked(self, text: nodes.Text) -> bool:
        node = text.parent
        while node is not None:
            if isinstance(node, self.SKIP) or f"language-{LANG}" in node.get("classes", []):
                return True
            node = node.parent
        return False

    def _split(self, text: nodes.Text):
        end = 0
        for run in CHINESE.finditer(text):
            if run.start() > end:
                yield nodes.Text(text[end : run.start()])
            yield nodes.inline("", run[0], classes=[f"language-{LANG}"])
            end = run.end()
        if end < len(text):
            yield nodes.Text(text[end:])


class ReaderTransform(SphinxTransform):
    """Give the section around a document its class: the reader's switches act on that section."""

    default_priority = 851

    def apply(self) -> None:
        for node in self.document.findall(Markup):
            if "document" in node:
                node.parent["classes"].append("onr-document")


def _fingerprint(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _watch(app: Sphinx, config) -> None:
    """Let a change in the package's code read all pages anew, and one in the bundle write them anew."""
    package = Path(__file__).parent
    config.onrecord_code = _fingerprint(list(package.glob("*.py")))
    config.onrecord_bundle = _fingerprint([*(package / "static").glob("*"), *RUNTIME.glob(".made-of")])


def _labs_out_of_date(app: Sphinx, env, added, changed, removed) -> list[str]:
    """A notebook shows content through Python, which no dependency records: any change of content runs it again."""
    files = [*app.onrecord.corpus_files, *(app.onrecord.root / "exercises").glob("*.yml")]
    now = _fingerprint(files)
    before, env.onrecord_content = getattr(env, "onrecord_content", None), now
    return [name for name in env.found_docs if name.startswith(LABS)] if before != now else []


def _add_bundles(app: Sphinx, pagename: str, templatename: str, context: dict, doctree) -> None:
    """Called for each page: what is added here is loaded by this page alone."""
    for name in {node["bundle"] for node in doctree.findall(Markup) if "bundle" in node} if doctree else ():
        app.add_js_file(f"{name}.js", loading_method="defer")
        if (Path(__file__).parent / "static" / f"{name}.css").is_file():
            app.add_css_file(f"{name}.css")
    if pagename.startswith(LABS):
        app.add_css_file("lab.css")


def _add_lab(app: Sphinx, pagename: str, templatename: str, context: dict, doctree) -> None:
    """A lab's page gets the script that offers to run it, before all others, and is told where Python lies."""
    live = is_lab(pagename) and app.onrecord.live(app.env.found_docs)
    if live:
        place = context["pathto"](live.package, True)
        app.add_js_file("lab-page.js", loading_method="defer", priority=90, **{"data-python": place})
        app.add_css_file("lab-page.css")


DIRECTIVES = {
    "document": DocumentDirective,
    "passage": PassageDirective,
    "exercise": ExerciseDirective,
    "sheet": SheetDirective,
    "objectives": ObjectivesDirective,
    "plan": PlanDirective,
    "translation-desk": TranslationDeskDirective,
    "offline": OfflineDirective,
    "progress": ProgressDirective,
    "review": ReviewDirective,
    **dict.fromkeys(BanksDirective.KINDS, BanksDirective),
    "reference": ReferenceDirective,
    "relations": RelationsDirective,
    "places": PlacesDirective,
    "register": RegisterDirective,
    "picture": PictureDirective,
}
ROLES = {
    "prov": ProvisionRole(),
    "question": QuestionRole(),
    "inst": InstrumentRole(),
    "quoted": QuotedRole(),
    "src": SourceRole(),
}
EVENTS = (
    ("config-inited", _watch),
    ("env-get-outdated", _labs_out_of_date),
    ("html-page-context", _add_bundles),
    ("html-page-context", _add_lab),
    *(("build-finished", write) for write in (write_banks, write_documents, write_register, write_live)),
)


def setup(app: Sphinx) -> dict:
    app.onrecord = Content(find_root(Path(app.srcdir)))
    app.add_config_value("onrecord_code", "", "env")
    app.add_config_value("onrecord_report", "", "html")
    app.add_config_value("onrecord_bundle", "", "html")
    app.add_node(Markup, html=(write_html, None), text=(write_html, None), latex=(write_html, None))
    for event, handler in EVENTS:
        app.connect(event, handler)
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    for name, role in ROLES.items():
        app.add_role(name, role)
    for transform in (ChineseTransform, ReaderTransform):
        app.add_transform(transform)
    for part in (sphinx_labs, sharing, notfound, site):
        part.setup(app)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
