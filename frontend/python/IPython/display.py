"""`display` and the objects that labs show, under IPython's names."""

from onrecord_page.shows import clear_output, display

__all__ = ["HTML", "SVG", "Markdown", "clear_output", "display"]


class _Shown:
    kind = ""

    def __init__(self, data: str):
        self.data = data

    def _repr_mimebundle_(self, **_more) -> dict:
        return {self.kind: self.data}


class HTML(_Shown):
    kind = "text/html"


class SVG(_Shown):
    kind = "image/svg+xml"


class Markdown(_Shown):
    kind = "text/markdown"
