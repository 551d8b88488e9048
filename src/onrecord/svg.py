"""The few pictures of a report as inline SVG: a point with its interval, bars, a map of points.

Colors are the page's (`currentColor` and classes), so that light and dark need no second picture.
What a picture shows is also said in words, so that pictures are hidden from screen readers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

WIDE, HIGH = 120, 16


def _picture(width: float, height: float, body: str, name: str) -> str:
    box = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    return f'<svg class="{name}" {box} aria-hidden="true" focusable="false">{body}</svg>'


def interval(value: float, low: float, high: float, least: float = 0, mark: float | None = None) -> str:
    """A point on a line from `least` to 1 with its interval; `mark` is a small stroke across, such as zero."""

    def x(number: float) -> float:
        return 4 + (WIDE - 8) * (number - least) / (1 - least)

    middle = HIGH / 2
    across = "" if mark is None else f'<path class="axis" d="M{x(mark):.1f} 1V{HIGH - 1}"/>'
    return _picture(
        WIDE,
        HIGH,
        f'<path class="axis" d="M4 {middle:g}H{WIDE - 4}"/>{across}'
        f'<path class="span" d="M{x(low):.1f} {middle:g}H{x(high):.1f}"/>'
        f'<circle class="point" cx="{x(value):.1f}" cy="{middle:g}" r="4"/>',
        "interval",
    )


def bars(shares: Sequence[float]) -> str:
    """Shares from 0 to 1, one thin bar below the other."""
    height = 6
    body = "".join(
        f'<rect class="bar{n}" x="0" y="{n * (height + 2)}" width="{WIDE * share:.1f}" height="{height}"/>'
        for n, share in enumerate(shares)
    )
    return _picture(WIDE, len(shares) * (height + 2), body, "bars")


def histogram(counts: Sequence[int]) -> str:
    """Counts as columns, the highest as high as the picture."""
    most, width = max(counts, default=0) or 1, 14
    body = "".join(
        f'<rect class="bar0" x="{n * width}" y="{40 - 38 * c / most:.1f}" width="{width - 2}" height="{38 * c / most:.1f}"/>'
        for n, c in enumerate(counts)
    )
    return _picture(
        len(counts) * width, 41, f'{body}<path class="axis" d="M0 40.5H{len(counts) * width}"/>', "histogram"
    )


def chart(points: Iterable[tuple[float, float, str, bool]], across: str, up: str) -> str:
    """A map: each point from 0 to 1 across and from -1 to 1 upward, with a title, and filled where it is to be seen first."""
    width, height, left, foot = 600, 320, 46, 40

    def x(number: float) -> float:
        return left + (width - left - 12) * number

    def y(number: float) -> float:
        return 10 + (height - foot - 10) * (1 - number) / 2

    lines = "".join(
        f'<path class="axis{" zero" if n == 0 else ""}" d="M{left} {y(n):.1f}H{width - 12}"/>'
        f'<text x="{left - 6}" y="{y(n) + 4:.1f}" text-anchor="end">{n:g}</text>'
        for n in (-1, -0.5, 0, 0.5, 1)
    )
    lines += "".join(
        f'<path class="axis" d="M{x(n):.1f} 10V{height - foot}"/>'
        f'<text x="{x(n):.1f}" y="{height - foot + 16}" text-anchor="middle">{n:g}</text>'
        for n in (0, 0.25, 0.5, 0.75, 1)
    )
    dots = "".join(
        f'<circle class="{"point" if first else "ring"}" cx="{x(a):.1f}" cy="{y(b):.1f}" r="5">'
        f"<title>{escape(title)}</title></circle>"
        for a, b, title, first in points
    )
    names = (
        f'<text x="{(width + left) / 2:g}" y="{height - 4}" text-anchor="middle">{escape(across)}</text>'
        f'<text transform="translate(11 {(height - foot) / 2:g}) rotate(-90)" text-anchor="middle">{escape(up)}</text>'
    )
    return _picture(width, height, lines + names + dots, "chart")
