"""Accounts on Record: documents, question banks and keys, and what is made of them."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("onrecord")
except PackageNotFoundError:  # the package is read from a folder, not installed
    __version__ = "0"


def show(name, keys=None):
    """Return the question `bank/id`, or the sheet `bank`, as a live widget; see `onrecord.notebook.show`."""
    from .notebook import show as show_widget  # a notebook's libraries load only when asked for

    return show_widget(name, keys)


def show_document(place):
    """Return a document, or a part as in `national-2014#art_7`, as a live reader; see `onrecord.notebook`."""
    from .notebook import show_document as show_reader

    return show_reader(place)
