"""The parts of a response, and what a response chose in each: the same few kinds for every type of question.

Not in here: what it is worth (grading), how often it was chosen (itemcounts).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def choices(entry: dict, response: Any) -> Iterator[tuple[str, str]]:
    """What a response to an entry (with its `parts`) chose: parts and values of the question, and nothing else it says."""
    slots = _field(response, "slots") if entry["rule"] == "trace" else response
    for name, part in entry["parts"].items():
        if part["kind"] == "one":
            given = response if entry["rule"] == "single" else _field(slots, name)
            if given in part["values"]:
                yield name, given
        elif part["kind"] == "place":
            given = [value for value in _distinct(response) if value in entry["values"]]
            if name in given:
                yield name, str(given.index(name) + 1)
        else:
            given = _field(response, "links") if part["kind"] == "links" else response
            yield from ((name, value) for value in _distinct(given) if value in part["values"])


def _field(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _distinct(value: Any) -> list[str]:
    return list(dict.fromkeys(v for v in value if isinstance(v, str))) if isinstance(value, list) else []


def parts(entry: dict) -> dict[str, dict]:
    """The parts of a response by the key's entry: `kind` (see itemstats.reasons), `right`, `open` and `values`.

    The values of slots stand in the question, not in the key: see `with_values`.
    """
    rule, open_ = entry["rule"], entry.get("open", [])
    found: dict[str, dict] = {}
    if rule == "single":
        found["choice"] = _part("one", entry["accepted"], open_, entry["values"])
    elif rule == "multiple":
        kind = "tokens" if entry["type"] == "hottext" else "several"
        found["token" if kind == "tokens" else "marked"] = _part(kind, entry["right"], open_, entry["values"])
    elif rule == "ordered":
        for value in entry["values"]:
            found[value] = _part("place", _places(entry, value), [], [str(n + 1) for n in range(len(entry["values"]))])
    elif rule == "trace":
        found["links"] = _part("links", entry["right"], open_, entry["values"])
    for slot, accepted in entry.get("slots", {}).items():
        found[slot] = _part("one", accepted, [], entry.get("offered", {}).get(slot, []))
    return found


def _part(kind: str, right: list[str], open_: list[str], values: list[str]) -> dict:
    return {"kind": kind, "right": right, "open": open_, "values": values}


def _places(entry: dict, value: str) -> list[str]:
    """Where an item may stand in a right order; none where what is contested lets the places shift."""
    if entry["open"]:
        return []
    before = 0
    for group in entry["right"]:
        if value in group:
            return [str(before + n + 1) for n in range(len(group))]
        before += len(group)
    return []


def with_values(packs: dict[str, dict], banks: dict) -> dict[str, dict]:
    """The packs with, beside each entry's slots, the values that the bank's question offers in them (`offered`)."""
    return {
        name: pack
        | {"answers": {id: e | {"offered": banks[name].by_id[id].parts} for id, e in pack["answers"].items()}}
        for name, pack in packs.items()
    }
