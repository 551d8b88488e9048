"""Accounts on Record: documents, question banks and keys, and what is made of them."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("onrecord")
except PackageNotFoundError:  # the package is read from a folder, not installed
    __version__ = "0"


def show(question, keys=None):
    """Return the question `bank/id` as a live widget; see `onrecord.notebook.show`."""
    from .notebook import show as show_widget  # a notebook's libraries load only when asked for

    return show_widget(question, keys)
