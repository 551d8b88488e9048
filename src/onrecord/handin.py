"""One hand-in as plain data: what the page saves as `*.answers.json`, read strictly.

`read_handin` looks at the outside quickly and leaves each response as bytes, which is what grading a million needs;
whatever it is not sure of, `parse_handin` decides, which reads everything and says what is wrong.
Not in here: where the bytes come from (intake), what they are worth (gradebook).
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

import msgspec

FORMAT = "onrecord-answers"
VERSION = 1
MOST_BYTES = 1024 * 1024  # a sheet of 30 answers is about 20 kB
DEEPEST = 40  # brackets in one another; a response of the page has at most five
BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.S)  # and whole texts, whose brackets are none
LAST = b'"responses":'  # the last name of a hand-in as the page writes it
SHORT = 4096  # bytes before it that are remembered
MANY = 12  # brackets in a response; where there are more, their depth is looked at
DAMAGED = "open it on the course page and save it again, or ask the student to hand it in again"


class Refused(Exception):
    """A file that cannot be graded: `status` is the word for the table, the message says why and what to do."""

    def __init__(self, status: str, message: str):
        self.status = status
        super().__init__(message)


class Given(msgspec.Struct, frozen=True, gc=False):
    """One response of a hand-in, not yet looked into: `response` is JSON in bytes."""

    hash: str
    response: msgspec.Raw


class Handin(msgspec.Struct, frozen=True, gc=False):
    """A hand-in: the responses by full question id; `asked` names the questions of an assignment, if it was one."""

    responses: dict[str, Given]
    sheet: str = ""
    asked: tuple[str, ...] = ()


class Outside(msgspec.Struct, frozen=True, gc=False):
    """A hand-in whose responses are not yet looked into: `responses` is JSON in bytes."""

    format: str
    v: int
    responses: msgspec.Raw
    sheet: str = ""
    asked: tuple[str, ...] = ()


_decode_outside = msgspec.json.Decoder(Outside).decode
_decode_responses = msgspec.json.Decoder(dict[str, Given]).decode
_decode_fields = msgspec.json.Decoder(dict[str, str]).decode
_decode_any = msgspec.json.Decoder().decode


def read_handin(data: bytes) -> Handin | None:
    """The hand-in where its outside is beyond doubt, else None: then `to_handin(parse_handin(data))` tells.

    A quotation mark within a text is escaped, so that what is counted can only be names: a name that stands twice shows.
    """
    try:
        outside, responses = _as_the_page_writes(data) or _in_any_order(data)
    except (ValueError, RecursionError):  # ValueError: no JSON, another form, or no text
        return None
    each = len(responses)
    sure = data.count(b'"hash":') == each and data.count(b'"response":') == each
    sure = sure and data.count(b"[") + data.count(b"{") <= MANY * (each + 1)
    if not sure or outside.format != FORMAT or outside.v != VERSION:
        return None
    return Handin(responses, outside.sheet, outside.asked)


def _as_the_page_writes(data: bytes) -> tuple[Outside, dict[str, Given]] | None:
    """The responses last, and before them what all who hand in one assignment say alike; None for any other form."""
    before, name, after = data.partition(LAST)
    said = after.rstrip()
    if len(before) > SHORT or not said.endswith(b"}"):
        return None
    try:
        return _read_outside(before + name + b"0}"), _decode_responses(said[:-1])
    except (ValueError, RecursionError):
        return None


def _in_any_order(data: bytes) -> tuple[Outside, dict[str, Given]]:
    outside = _decode_outside(data)
    _refuse_twice(data.replace(bytes(outside.responses), b"0", 1))
    return outside, _decode_responses(outside.responses)


@lru_cache(1000)
def _read_outside(data: bytes) -> Outside:
    _refuse_twice(data)
    return _decode_outside(data)


def _refuse_twice(data: bytes) -> None:
    """Raise ValueError where a name of the outermost object, whose pairs are told last, stands twice."""
    twice = False

    def note(pairs: list[tuple[str, Any]]) -> dict:
        nonlocal twice
        found = dict(pairs)
        twice = len(found) != len(pairs)
        return found

    json.loads(data.decode("utf-8", "replace"), object_pairs_hook=note)
    if twice:
        raise ValueError("a name stands twice")


def read_response(said: bytes) -> Any:
    """One response of a hand-in as plain data; raise ValueError or RecursionError where it is none."""
    value, names = _decode_any(said), said.count(b'":')
    plain = names == (len(value) if isinstance(value, dict) else 0)  # as nearly all are; the rest is looked through
    return value if plain or names == _names(value) else parse_strictly(said)


def read_fields(said: bytes) -> dict[str, str] | None:
    """A response that is a plain record of texts, else None."""
    try:
        fields = _decode_fields(said)
    except ValueError:
        return None
    return fields if said.count(b'":') == len(fields) else None


def _names(value: Any) -> int:
    if isinstance(value, dict):
        return len(value) + sum(map(_names, value.values()))
    return sum(map(_names, value)) if isinstance(value, list) else 0


def parse_handin(data: bytes) -> dict:
    """The hand-in as plain data; raise Refused for anything that is none."""
    try:
        handin = parse_strictly(data)
    except RecursionError:
        raise Refused("damaged", f"is nested too deeply; {DAMAGED}") from None
    except UnicodeDecodeError:
        raise Refused("foreign", "is no answers file (not text); ask for the file that the course page saves") from None
    except ValueError as error:
        status = "damaged" if FORMAT.encode() in data else "foreign"
        raise Refused(status, f"is no readable answers file ({error}); {DAMAGED}") from None
    if not isinstance(handin, dict) or handin.get("format") != FORMAT:
        raise Refused("foreign", "is no answers file of this course; ask for the file that the course page saves")
    if handin.get("v") != VERSION:
        message = f"has version {handin.get('v')!r} of the format, this reads {VERSION}; save it again on the page"
        raise Refused("outdated", message)
    if not isinstance(handin.get("responses"), dict):
        raise Refused("damaged", f"holds no responses; {DAMAGED}")
    return handin


def parse_strictly(data: bytes) -> Any:
    """JSON as the standard has it: no NaN, no name twice in one object, not too deep; else ValueError or RecursionError."""
    text = data.decode("utf-8-sig")
    if _depth(text) > DEEPEST:  # looked at beforehand, as each Python has a depth of its own at which it gives up
        raise RecursionError
    try:
        return json.loads(text, parse_constant=_no_constant, object_pairs_hook=_no_duplicates)
    except json.JSONDecodeError:
        raise ValueError("it is no JSON") from None  # each Python tells it in other words, and at other places


def _depth(text: str) -> int:
    """How many brackets stand in one another, whether or not the text is JSON."""
    now = most = 0
    for found in BRACKETS.finditer(text):
        if found[0] in ("[", "{"):
            now += 1
            most = max(most, now)
        elif found[0] in ("]", "}"):
            now -= 1
    return most


def _no_constant(name: str):
    raise ValueError(f"{name} is no JSON")


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def to_handin(handin: dict) -> tuple[Handin, list[str]]:
    """Plain data as a Handin, and the ids of what is no response at all.

    A response goes back into bytes by `json`, which takes numbers of any size and halves of characters, too: whether
    they can be read is asked of each response by itself.
    """
    given, unreadable = {}, []
    for id, value in handin["responses"].items():
        if isinstance(value, dict):
            given[id] = Given(str(value.get("hash", "")), msgspec.Raw(json.dumps(value.get("response")).encode()))
        else:
            unreadable.append(id)
    asked = tuple(id for id in _list(handin.get("asked")) if isinstance(id, str))
    return Handin(given, str(handin.get("sheet", "")), asked), unreadable


def _list(value: Any) -> list:
    return value if isinstance(value, list) else []
