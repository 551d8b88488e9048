"""As much of IPython as ipywidgets and anywidget import: the page has no shell, and IPython itself weighs 2.7 MB."""

from .display import display

__all__ = ["display", "get_ipython"]


def get_ipython() -> None:
    """There is no shell."""
