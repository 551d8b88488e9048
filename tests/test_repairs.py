"""The log of repaired questions: each mistake in it is told, and it shows no more than it says."""

import pytest

from onrecord.check import check_course
from onrecord.repairs import Repairs, check_repairs, read_repairs, render_repairs

GOOD = """repairs:
  - day: 2026-11-22
    questions: [national-2014/verb-forms]
    wrong: The prompt told <the> answer.
    changed: It does not.
"""
OLDER = GOOD.removeprefix("repairs:\n").replace("2026-11-22", "2026-11-21")

# (what is done to the good log, words of the finding, its line)
MISTAKES = [
    (GOOD.replace("verb-forms", "verbs"), "there is no question 'national-2014/verbs'", 3),
    (GOOD.replace("national-2014/verb-forms", "verb-forms"), "write bank/id", 3),
    (GOOD.replace("verb-forms]", "verb-forms, national-2014/verb-forms]"), "stands twice", 3),
    (GOOD.replace("[national-2014/verb-forms]", "[]"), "'questions' is empty", 3),
    (GOOD.replace("The prompt told <the> answer.", '""'), "'wrong' is empty", 4),
    ("repairs:\n" + OLDER + GOOD.removeprefix("repairs:\n"), "put the newest first", 6),
    (GOOD.replace("2026-11-22", "yesterday"), "yesterday", 2),
    (GOOD + "    answer: B\n", "'answer' is not a field here", 6),
]


@pytest.mark.parametrize("text, words, line", MISTAKES, ids=[words for _, words, _ in MISTAKES])
def test_each_mistake_is_told_with_its_line(course, text, words, line):
    (course / "corpus" / "repairs.yml").write_text(text, encoding="utf-8")
    found = [f for f in check_course(course) if f.path == "corpus/repairs.yml"]
    assert [(f.line, words in f.message) for f in found] == [(line, True)], found


def test_the_course_s_own_log_is_right_and_a_course_may_have_none(root, banks, tmp_path):
    log, source = read_repairs(root)
    assert log.repairs and not list(check_repairs(log, source, {name: bank for name, (bank, _) in banks.items()}))
    assert read_repairs(tmp_path) == (Repairs(), None)


def test_the_log_is_shown_by_day_with_links_where_there_is_a_sheet(course):
    (course / "corpus" / "repairs.yml").write_text(GOOD + OLDER, encoding="utf-8")
    log, _ = read_repairs(course)
    html = render_repairs(log, lambda id: f"../{id}.html" if "2014" in id else "")
    assert [
        html.count(words) for words in ("22 November 2026</time></dt>", "21 November 2026</time></dt>", "<dd>")
    ] == [1, 1, 2]
    assert '<a href="../national-2014/verb-forms.html">national-2014/verb-forms</a>' in html
    assert "&lt;the&gt;" in html and "<a" not in render_repairs(log, lambda _: "")
    assert "No question has been repaired" in render_repairs(Repairs(), lambda _: "")
