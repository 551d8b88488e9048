"""A panel of a lab: ipywidgets controls over one view, drawn again at each change.

Where no Python runs (a built page), the view of the first settings stands alone, with the settings in words.
Not in here: what a view shows (lab_*).
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

import ipywidgets

STYLE = Path(__file__).parent / "static" / "lab.css"


class Panel(ipywidgets.VBox):
    """`view(**settings)` gives HTML; each setting is a control, under the name that `view` takes it by.

    >>> Panel(lambda who: f"<p>{who}</p>", who=ipywidgets.Dropdown(options=["users", "platforms"], description="Who"))

    `settings` has the controls' values; a button stands beside them and has none.
    What a view raises as ValueError is shown as a sentence in its place.
    """

    def __init__(self, view: Callable[..., str], **controls: ipywidgets.Widget):
        self._view, self._controls = view, controls
        self._shown = ipywidgets.HTML()
        for control in controls.values():
            if not _is_button(control):
                control.observe(self._draw, "value")
        super().__init__([ipywidgets.HBox(list(controls.values())), self._shown])
        self.add_class("onrecord-lab")
        self._draw()

    @property
    def settings(self) -> dict:
        return {name: control.value for name, control in self._controls.items() if not _is_button(control)}

    def html(self) -> str:
        """The view of the present settings."""
        try:
            return self._view(**self.settings)
        except ValueError as error:
            return f'<p role="alert">{escape(str(error))}</p>'

    def _draw(self, _change: object = None) -> None:
        self._shown.value = f"{_style()}{self.html()}"

    def draw(self) -> None:
        """Show the view anew, for a lab whose view depends on more than its controls."""
        self._draw()

    def still(self) -> str:
        """The panel as a page shows it where no Python runs."""
        return f'<div class="onrecord-lab">{self._in_words()}{self.html()}</div>'

    def _in_words(self) -> str:
        """The settings as a list, for a page where no control can be moved."""
        rows = "".join(
            f"<div><dt>{escape(control.description.rstrip(':'))}</dt><dd>{escape(_said(control))}</dd></div>"
            for control in self._controls.values()
            if control.description and not _is_button(control)
        )
        return f'<dl class="settings">{rows}</dl>' if rows else ""

    def _repr_mimebundle_(self, **kwargs):
        """The live panel for a notebook, and what it shows at first for a built page."""
        return beside(super()._repr_mimebundle_(**kwargs), self.still())


class View:
    """HTML that no control changes, as the value of a cell."""

    def __init__(self, html: str):
        self._html = html

    def _repr_html_(self) -> str:
        return f'<div class="onrecord-lab">{_style()}{self._html}</div>'


def beside(bundle, html: str):
    """A widget's MIME bundle with the HTML for where it cannot live."""
    data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
    return {**data, "text/html": html}, metadata


def _is_button(control: ipywidgets.Widget) -> bool:
    return isinstance(control, ipywidgets.Button)


def _said(control: ipywidgets.Widget) -> str:
    """A control's value as its reader sees it: the labels of what is chosen, else the value."""
    chosen = getattr(control, "label", None)
    if isinstance(chosen, tuple):
        return ", ".join(map(str, chosen))
    if isinstance(control.value, bool):
        return "yes" if control.value else "no"
    return str(control.value if chosen is None else chosen)


def _style() -> str:
    return f"<style>{STYLE.read_text(encoding='utf-8')}</style>" if STYLE.is_file() else ""
