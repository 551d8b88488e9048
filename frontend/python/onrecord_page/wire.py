"""The wire to the page: messages as JSON, with the cell that they belong to. The worker (lab/worker.ts) is its other end."""

import json
from contextlib import contextmanager

import _onrecord_wire

_cell = 0
_outputs: list[str] = []  # the Output widgets that are open, the innermost last


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


def divert(output: str, opens: bool) -> None:
    """Send what is shown into an Output widget, by its comm, until it closes."""
    if opens:
        _outputs.append(output)
    elif output in _outputs:
        _outputs.remove(output)


def post(kind: str, buffers: list | None = None, **more) -> None:
    """Send one message; `buffers` are bytes that go along as they are."""
    given = {"type": kind, "cell": _cell, **({"into": _outputs[-1]} if _outputs else {}), **more}
    _onrecord_wire.post(json.dumps(given, default=repr), [bytes(one) for one in buffers or ()])
