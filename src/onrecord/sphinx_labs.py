"""What goes with a lab's page: its notebook beside it, and under its title the ways to have it elsewhere.

Not in here: the addresses themselves (launch), the notebook (labs).
"""

from __future__ import annotations

import posixpath
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ConfigError
from sphinx.transforms import SphinxTransform

from .interface import named, words
from .labs import LABS, write_lab
from .launch import Launch
from .lite import address, is_there, write_lite
from .live import is_lab
from .markup import attributes
from .sphinx_base import markup

HOSTS = ("repository", "branch", "binder", "jupyterhub")  # onrecord_… in _config.yml


def link(say: str, href: str, **more: str | bool) -> str:
    hidden = " hidden" if "data_served" in more else ""
    return f"<li{hidden}><a{attributes(href=href, data_say=named(say), **more)}>{words(say)}</a></li>"


def ways(page: str, launch: Launch, whole: str = "") -> str:
    """The ways to have a lab elsewhere, as a list of links; `whole` is where JupyterLite opens it.

    From a folder JupyterLite does not run: its link is hidden till the lab's script has seen that this is none.
    """
    links = [link("notebook-open", whole, data_served=True)] if whole else []
    links += [link("notebook-download", f"{posixpath.basename(page)}.ipynb", download=True)]
    links += [link(f"notebook-{kind}", address) for kind, address in launch.links(f"{page}.md").items()]
    return f'<ul class="onr-launch">{"".join(links)}</ul>'


class WaysTransform(SphinxTransform):
    """Put the ways under the title of each lab; a lab itself holds nothing that only Sphinx reads."""

    default_priority = 840

    def apply(self) -> None:
        page = self.env.docname
        if is_lab(page):
            title = next(self.document.findall(nodes.title))
            there = is_there() and self.app.onrecord.live(self.env.found_docs)
            whole = f"{'../' * page.count('/')}{address(page)}" if there else ""
            title.parent.insert(title.parent.index(title) + 1, markup(ways(page, launch(self.app), whole)))


def launch(app: Sphinx) -> Launch:
    return Launch(**{name: app.config[f"onrecord_{name}"] for name in HOSTS})


def check_hosts(app: Sphinx, config) -> None:
    try:
        launch(app)
    except ValueError as error:
        raise ConfigError(f"_config.yml: {error}") from None


def write_labs(app: Sphinx, error: Exception | None) -> None:
    """The notebook of every lab in the book, beside its page."""
    if error or app.builder.format != "html":
        return
    folder = Path(app.outdir) / LABS
    for old in folder.glob("*.ipynb"):
        old.unlink()
    for page in sorted(filter(is_lab, app.env.found_docs)):
        write_lab(app.onrecord.root, page, folder, app.config.html_baseurl)


def write_notebooks(app: Sphinx, error: Exception | None) -> None:
    """JupyterLite with the notebook of every lab in the book."""
    if error or app.builder.format != "html":
        return
    pages, live = app.env.found_docs, app.onrecord.live(app.env.found_docs)
    write_lite(
        app.onrecord.root, pages if live else (), live.name if live else "", Path(app.outdir), app.config.html_baseurl
    )


def setup(app: Sphinx) -> None:
    for name in HOSTS:
        app.add_config_value(f"onrecord_{name}", "main" if name == "branch" else "", "env")
    app.connect("config-inited", check_hosts)
    app.connect("build-finished", write_labs)
    app.connect("build-finished", write_notebooks)
    app.add_transform(WaysTransform)
