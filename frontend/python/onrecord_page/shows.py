"""What a cell shows: any object as a MIME bundle, text as a stream."""

import base64
import io

from .wire import post

METHODS = {
    "text/html": "_repr_html_",
    "image/svg+xml": "_repr_svg_",
    "image/png": "_repr_png_",
    "text/markdown": "_repr_markdown_",
}


def bundle(shown: object) -> dict:
    """An object in every form it has of itself, as Jupyter asks for them."""
    whole = None if isinstance(shown, type) else getattr(shown, "_repr_mimebundle_", None)
    if whole is not None:
        given = whole()
        given = given[0] if isinstance(given, tuple) else given
        if given:
            return {"text/plain": repr(shown), **given}
    found = {"text/plain": repr(shown)}
    for kind, name in METHODS.items():
        method = None if isinstance(shown, type) else getattr(shown, name, None)
        value = method() if callable(method) else None
        if value is not None:
            found[kind] = base64.b64encode(value).decode() if isinstance(value, bytes) else value
    return found


def display(*shown: object, **_more: object) -> None:
    """Show objects under the cell that runs."""
    for one in shown:
        raw = isinstance(one, dict) and _more.get("raw")
        post("display", data=one if raw else bundle(one))


def clear_output(wait: bool = False) -> None:
    """Take away what the cell that runs has shown so far; with `wait`, once something new is shown."""
    post("clear", wait=wait)


class Stream(io.TextIOBase):
    """sys.stdout and sys.stderr of a cell."""

    encoding = "utf-8"

    def __init__(self, name: str):
        self.name = name

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if text:
            post("stream", name=self.name, text=text)
        return len(text)
