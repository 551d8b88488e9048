"""Content files: where they are, how YAML becomes typed values, and how a mistake is told as `file:line`.

Not in here: what the values mean (corpus, exercises, keys).
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from attrs import Factory, frozen
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)

MARKERS = ("corpus", "exercises")  # the folders that make a folder the project's root
INSIDE = Path(__file__).parent / "course"  # where the wheel for the browser carries them


@frozen(order=True)
class Finding:
    """One mistake: where it is, what is wrong, and what to write instead."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class ContentError(Exception):
    """Content that cannot be used; `findings` says why, each with its place."""

    def __init__(self, findings: list[Finding] | str):
        self.findings = findings if isinstance(findings, list) else []
        super().__init__("\n".join(map(str, self.findings)) or str(findings))


def find_root(start: Path | None = None) -> Path:
    """Return the project's folder: `ONRECORD_ROOT`, else upward from `start`, else what the package itself carries.

    Raise ContentError if there is none.
    """
    named = os.environ.get("ONRECORD_ROOT")
    if named:
        candidates = [Path(named)]
    else:
        here = (start or Path.cwd()).resolve()
        candidates = [here, *here.parents, INSIDE]
    for folder in candidates:
        if all((folder / name).is_dir() for name in MARKERS):
            return folder
    raise ContentError(
        f"no course found at {candidates[0]}: a course has the folders {' and '.join(MARKERS)}; "
        "go into it, or name it in ONRECORD_ROOT"
    )


@frozen
class Source:
    """A parsed file: its plain `data` and the line of every place in it."""

    path: Path
    name: str
    data: Any
    lines: Mapping[tuple, int] = Factory(dict)

    def line(self, *place: str | int) -> int:
        """The 1-based line of a place such as ("questions", 3, "prompt"), else of the nearest place around it."""
        while place not in self.lines and place:
            place = place[:-1]
        return self.lines.get(place, 1)

    def finding(self, message: str, *place: str | int) -> Finding:
        return Finding(self.name, self.line(*place), message)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML with JSON's idea of a scalar: `no`, `on` and 2014-08-07 stay the words that the author wrote."""

    yaml_implicit_resolvers: dict = {}


for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:bool", r"^(?:true|false)$", "tf"),
    ("tag:yaml.org,2002:null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("tag:yaml.org,2002:int", r"^-?(?:0|[1-9][0-9]*)$", "-0123456789"),
    ("tag:yaml.org,2002:float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", "-0123456789"),
):
    _Loader.add_implicit_resolver(_tag, re.compile(_pattern), list(_first))


def _is_slow() -> bool:
    """Whether no compiled parser is here, as in the browser, where content comes as JSON (live.py)."""
    return not hasattr(yaml, "CSafeLoader")


def read_yaml(path: Path, root: Path | None = None) -> Source:
    """Parse one YAML file, keeping lines; raise ContentError for YAML that does not parse or names a key twice."""
    name = path.relative_to(root).as_posix() if root and path.is_relative_to(root) else str(path)
    try:
        text = path.read_text(encoding="utf-8")
        if text.startswith("{") and _is_slow():
            return Source(path, name, json.loads(text))
        loader = _Loader(text)
        node = loader.get_single_node()
    except FileNotFoundError:
        raise ContentError([Finding(name, 1, "there is no such file; write it, or mend the name")]) from None
    except UnicodeDecodeError:
        raise ContentError([Finding(name, 1, "is not UTF-8; save it as UTF-8")]) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = f"is not YAML: {error.problem}; look at the indents, colons and quotes here"
        raise ContentError([Finding(name, mark.line + 1 if mark else 1, message)]) from None
    except yaml.YAMLError as error:
        raise ContentError([Finding(name, 1, f"is not YAML: {error}")]) from None
    lines: dict[tuple, int] = {}
    twice: list[Finding] = []
    data = _plain(loader, node, (), lines, twice, name) if node else None
    if twice:
        raise ContentError(twice)
    return Source(path, name, data, lines)


def _plain(loader, node, place, lines, twice, name):
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        result = {}
        for key_node, value_node in node.value:
            key = str(loader.construct_object(key_node, deep=True))
            if key in result:
                twice.append(
                    Finding(name, key_node.start_mark.line + 1, f"{key!r} stands here a second time; keep one of them")
                )
            lines[(*place, key)] = key_node.start_mark.line + 1
            result[key] = _plain(loader, value_node, (*place, key), lines, twice, name)
        return result
    if isinstance(node, yaml.SequenceNode):
        return [_plain(loader, item, (*place, i), lines, twice, name) for i, item in enumerate(node.value)]
    return loader.construct_object(node, deep=True)


converter = Converter(forbid_extra_keys=True)


def _text(value: Any, _type: type) -> str:
    if not isinstance(value, str):
        raise ValueError(f"should be text, not {value!r}; write quotes around it")
    return value


def _number(value: Any, _type: type) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(f"should be a number, not {value!r}")
    return value


def _list(value: Any, kind: type) -> list:
    if not isinstance(value, list):
        raise ValueError(f"should be a list, not {value!r}; write one item per line, each after a dash")
    (item,) = kind.__args__
    return _each(value, item)


def _each(values: list, item: type) -> list:
    done, errors = [], []
    for i, value in enumerate(values):
        try:
            done.append(converter.structure(value, item))
        except Exception as error:  # every kind of mistake is told with its place
            error.__notes__ = [*getattr(error, "__notes__", []), IterableValidationNote("", i, item)]
            errors.append(error)
    if errors:
        raise BaseValidationError("list", errors, list)
    return done


converter.register_structure_hook(str, _text)
converter.register_structure_hook(float, _number)
converter.register_structure_hook_func(lambda kind: getattr(kind, "__origin__", None) is list, _list)


def structure(source: Source, kind: type, data: Any = None, place: tuple = ()) -> Any:
    """Turn the data of a source (or the part of it at `place`) into `kind`; raise ContentError with every finding."""
    data = source.data if data is None else data
    if not isinstance(data, dict):
        raise ContentError([source.finding(f"should be a mapping of fields, not {data!r}", *place)])
    try:
        return converter.structure(data, kind)
    except Exception as error:  # cattrs raises groups, hooks raise ValueError: both become findings
        raise ContentError([source.finding(message, *spot) for spot, message in _walk(error, place)]) from None


def _walk(error: BaseException, place: tuple) -> Iterator[tuple[tuple, str]]:
    for note in getattr(error, "__notes__", []):
        if isinstance(note, AttributeValidationNote):
            place = (*place, note.name)
        elif isinstance(note, IterableValidationNote):
            place = (*place, note.index)
    if isinstance(error, ForbiddenExtraKeysError):
        known = ", ".join(a.name for a in error.cl.__attrs_attrs__)
        for field in sorted(error.extra_fields):
            yield (*place, field), f"{field!r} is not a field here; the fields are {known}"
    elif isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from _walk(inner, place)
    elif isinstance(error, KeyError):
        yield place, f"the field {error.args[0]!r} is missing; add it"
    elif place and "Literal" in str(error):
        yield (
            place,
            f"{str(error).split(' not in literal ')[0]} is not one of the words allowed here: " + _allowed(error),
        )
    else:
        yield place, str(error)


def _allowed(error: BaseException) -> str:
    return ", ".join(re.findall(r"'([^']+)'", str(error).split(" not in literal ")[-1]))
