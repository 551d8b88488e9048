"""Curves from point to point that keep away from dots; numbers only. A point is (x, y)."""

from __future__ import annotations

from math import dist

Point = tuple[float, float]
APART = 7  # far enough, from a curve to a dot that is none of its ends


def curve(start: Point, end: Point, bend: float) -> list[Point]:
    """The three points of a quadratic curve whose middle lies `bend` beside the straight line."""
    (x0, y0), (x2, y2) = start, end
    across, down = x2 - x0, y2 - y0
    long = dist(start, end) or 1
    return [start, ((x0 + x2) / 2 - 2 * bend * down / long, (y0 + y2) / 2 + 2 * bend * across / long), end]


def along(points: list[Point], steps: int = 40) -> list[Point]:
    """Points on a quadratic curve, its ends among them."""
    (x0, y0), (x1, y1), (x2, y2) = points
    return [
        (s * s * x0 + 2 * s * t * x1 + t * t * x2, s * s * y0 + 2 * s * t * y1 + t * t * y2)
        for t in (n / steps for n in range(steps + 1))
        for s in (1 - t,)
    ]


def least_bend(bends: list[float], start: Point, end: Point, dots: list[Point], right: float) -> float:
    """The first bend that keeps away from the dots, or the one that keeps away the farthest."""
    rooms = {}
    for bend in bends:
        rooms[bend] = _room(curve(start, end, bend), dots, right)
        if rooms[bend] == APART:
            return bend
    return max(rooms, key=rooms.get)


def _room(points: list[Point], dots: list[Point], right: float) -> float:
    """How far a curve keeps from the dots, at most APART; below 0 where it leaves the room from 1 to `right`."""
    on = along(points)
    if not all(1 <= x <= right for x, _ in on):
        return -1
    return min([APART, *(dist(point, dot) for point in on for dot in dots)])
