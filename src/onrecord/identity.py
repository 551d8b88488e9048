"""Who handed a file in, told from the name that the LMS gave it; nothing inside a file is asked.

The forms are those of lms.md: Moodle with and without folders, Canvas, and plain files.
"""

from __future__ import annotations

import re

from attrs import frozen

# In a Moodle zip either a folder or the file's own name begins with `Full Name_ID_assignsubmission_file_`.
MOODLE = re.compile(r"(?:^|/)(?P<name>[^/]+?)_(?P<id>\d+)_assignsubmission_file")
# Canvas: name without spaces, then user and submission; a later try may end in -1, -2 before the ending.
CANVAS = re.compile(
    r"(?:^|/)(?P<name>[^/_]+)(?:_LATE)?_(?P<id>\d+)_(?P<submission>\d+)_[^/]*?(?:-(?P<again>\d+))?(?:\.[^./]*)?$"
)
ENDING = re.compile(r"(?:\.answers)?(?: ?\(\d+\))?\.\w+$")


@frozen
class Who:
    """One student: `key` tells them apart, `id` is the LMS's number for them or "", `turn` orders their files."""

    key: str
    name: str
    id: str = ""
    lms: str = "plain"
    turn: tuple[int, int] = (0, 0)


def compile_pattern(text: str) -> re.Pattern[str]:
    """A pattern of the instructor's own; raise ValueError where it cannot serve."""
    try:
        pattern = re.compile(text)
    except re.error as error:
        raise ValueError(f"{text!r} is no regular expression ({error})") from None
    if "id" not in pattern.groupindex:
        raise ValueError(f"{text!r} has no group `(?P<id>...)` that says who it is; add one")
    return pattern


def who(file: str, pattern: re.Pattern[str] | None = None) -> Who:
    """Who a file is from, by its name (with its folders); `pattern` goes before the known forms."""
    if pattern and (found := pattern.search(file)):
        parts = found.groupdict()
        return Who(parts["id"], parts.get("name") or parts["id"], parts["id"], "pattern")
    if found := MOODLE.search(file):
        return Who(f"{found['name']}_{found['id']}", found["name"], found["id"], "moodle")
    if found := CANVAS.search(file):
        turn = (int(found["submission"]), int(found["again"] or 0))
        return Who(f"{found['name']}_{found['id']}", found["name"], found["id"], "canvas", turn)
    name = ENDING.sub("", file)
    return Who(name, name)
