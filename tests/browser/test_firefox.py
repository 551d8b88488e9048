"""Each type of question by keyboard alone in Firefox; the keys are pressed by firefox.mjs, as Playwright's is another Firefox."""

import json
import runpy
import subprocess

import pytest

from ..conftest import ROOT
from ..test_grading import full_answer
from .firefox import WANTED, find_or_fetch
from .test_exercises import SHEET, TYPES, check_button, verdict


@pytest.fixture(scope="module")
def firefox() -> str:
    found = find_or_fetch()
    if found is None:
        pytest.skip(WANTED)
    return found


def follow(script: str, plan: dict) -> None:
    """Have Firefox do as a plan says."""
    node = runpy.run_path(str(ROOT / "frontend" / "bundle.py"))["command"]("node")
    command = [*node, str(ROOT / "tests" / "browser" / script)]
    done = subprocess.run(command, input=json.dumps(plan), capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


def test_a_lab_runs_in_firefox(lab_site, firefox):
    _, url, place = lab_site
    checks = [(1, "6 备案"), (2, "users: 3 norms"), (3, "count 1"), (4, "42")]
    plan = {"firefox": firefox, "url": url + place, "checks": checks}
    follow("firefox-lab.mjs", plan)


def test_each_type_is_done_by_keyboard_kept_and_judged_in_firefox(address, packs, firefox):
    answers = packs["national-2014"]["answers"]
    chosen = {}
    for id, entry in answers.items():
        if entry["type"] in TYPES:
            chosen.setdefault(entry["type"], (id, entry))
    other = next(
        (id, entry) for id, entry in answers.items() if entry["type"] == "choice" and id != chosen["choice"][0]
    )
    plan = {
        "firefox": firefox,
        "url": address + SHEET,
        "questions": [task(*one, check_button(kind), verdict(kind)) for kind, one in chosen.items()],
        "chinese": task(*other, "检查", "正确"),
    }
    follow("firefox.mjs", plan)


def task(id: str, entry: dict, check: str, says: str) -> dict:
    question = {"id": f"national-2014/{id}", "type": entry["type"], "response": full_answer(entry)}
    return {**question, "check": check, "says": says}
