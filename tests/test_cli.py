"""The commands: named in the README, and clear about what is wrong."""

import argparse
import threading
import urllib.request

import pytest

from onrecord.cli import _parser, main
from onrecord.content import ContentError
from onrecord.serve import open_server


def commands() -> list[str]:
    (action,) = [a for a in _parser()._actions if isinstance(a, argparse._SubParsersAction)]
    return list(action.choices)


@pytest.mark.parametrize("command", commands())
def test_every_command_stands_in_the_readme_or_the_contributors_page(root, command):
    pages = (root / "README.md").read_text() + (root / "CONTRIBUTING.md").read_text()
    assert f"onrecord {command}" in pages


def test_outside_a_course_a_command_says_what_a_course_is(tmp_path, monkeypatch, capsys):
    monkeypatch.delenv("ONRECORD_ROOT", raising=False)
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    assert "a course has the folders corpus and exercises" in capsys.readouterr().err


def test_serving_what_is_not_built_says_what_to_run_first(tmp_path, capsys):
    assert main(["serve", str(tmp_path)]) == 1
    assert "run `onrecord build` first" in capsys.readouterr().err


def test_a_port_in_use_is_passed_over(tmp_path):
    (tmp_path / "index.html").write_text("hello")
    with open_server(tmp_path, 8700) as first, open_server(tmp_path, first.server_port) as second:
        assert second.server_port > first.server_port
        threading.Thread(target=second.serve_forever, daemon=True).start()
        answer = urllib.request.urlopen(f"http://127.0.0.1:{second.server_port}/")
        assert (answer.read(), answer.headers["Cache-Control"]) == (b"hello", "no-store")
        second.shutdown()


def test_grading_with_keys_of_other_banks_says_so(root, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(root)
    (tmp_path / "keys").mkdir()
    (tmp_path / "a.json").write_text("{}")
    assert main(["grade", str(tmp_path / "a.json"), "--keys", str(tmp_path / "keys")]) == 1
    assert "there is no key in" in capsys.readouterr().err


def test_a_build_that_fails_tells_what_sphinx_said_and_no_traceback(course):
    from onrecord.editions import build_book

    page = course / "book" / "index.md"
    page.write_text(page.read_text() + "\n{prov}`national-2014#art_99`\n\n```{exercise} national-2014/none\n```\n")
    with pytest.raises(ContentError) as caught:
        build_book(course)
    told = str(caught.value)
    assert "there is no provision 'national-2014#art_99'" in told
    assert "there is no 'none' for {exercise}" in told
    assert "Traceback" not in told and "book/index.md" in told
