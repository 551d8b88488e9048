"""The wire to the page: messages as JSON, with the cell that they belong to. The worker (lab/worker.ts) is its other end."""

import json
from contextlib import contextmanager

import _onrecord_wire

_cell = 0


def current() -> int:
    """The cell that runs, or whose widget calls back."""
    return _cell


@contextmanager
def during(cell: int):
    """What is sent meanwhile belongs to this cell."""
    global _cell
    before, _cell = _cell, cell
    try:
        yield
    finally:
        _cell = before


def post(kind: str, buffers: list | None = None, **more) -> None:
    """Send one message; `buffers` are bytes that go along as they are."""
    given = {"type": kind, "cell": _cell, **more}
    _onrecord_wire.post(json.dumps(given, default=repr), [bytes(one) for one in buffers or ()])
