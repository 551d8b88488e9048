"""Who handed in is told by the name that the LMS gives a file."""

import pytest

from onrecord.identity import compile_pattern, who

NAMES = [
    ("Jens Sø_123_assignsubmission_file/law.answers.json", ("Jens Sø", "123", "moodle")),
    ("李四_77_assignsubmission_file_/law.answers.json", ("李四", "77", "moodle")),
    ("Ann_Lee_9_assignsubmission_file_law.answers.json", ("Ann_Lee", "9", "moodle")),
    ("class/Ann Lee_9_assignsubmission_file_law.answers.json", ("Ann Lee", "9", "moodle")),
    ("leeann_4411_98765_national-2014.answers.json", ("leeann", "4411", "canvas")),
    ("leeann_LATE_4411_98765_national-2014.answers-2.json", ("leeann", "4411", "canvas")),
    ("maria.answers.json", ("maria", "", "plain")),
    ("maria.answers (1).json", ("maria", "", "plain")),
    ("group/maria.json", ("group/maria", "", "plain")),
    ("answers", ("answers", "", "plain")),
]


@pytest.mark.parametrize("file, told", NAMES)
def test_a_name_tells_who(file, told):
    one = who(file)
    assert (one.name, one.id, one.lms) == told


def test_a_later_try_in_canvas_comes_after():
    names = ["a_1_50_x.json", "a_1_50_x-1.json", "a_LATE_1_51_x.json"]
    turns = [who(name).turn for name in names]
    assert turns == sorted(turns) and len({who(name).key for name in names}) == 1


def test_a_pattern_of_ones_own_goes_first():
    pattern = compile_pattern(r"^(?P<id>s\d+)-(?P<name>[a-z]+)")
    assert who("s42-kim_1_2_x.json", pattern).name == "kim"
    assert who("maria.json", pattern).lms == "plain"


@pytest.mark.parametrize("text, words", [("(", "is no regular expression"), ("x", "has no group")])
def test_a_pattern_that_cannot_serve_says_why(text, words):
    with pytest.raises(ValueError, match=words):
        compile_pattern(text)
