"""Time to the first usable exercise on a slowed processor: ours, jupyterquiz's, and a page without any, in one book.

The three pages stand in a copy of the course and differ in nothing but their exercises: the same ten choice questions.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable
from pathlib import Path

import yaml

from onrecord.exercises import Choice, read_banks

SLOWED = 4  # times slower than this machine
VISITS = 15
QUESTIONS = 10
PAGES = {
    "ours": ".onr-foot button",  # the script has given the form its buttons
    "jupyterquiz": ".MCButton",
    "no exercise": "article h1",
}
# Told by the page itself: when the first element of a kind is there, and when the page has loaded.
WATCH = """
addEventListener("DOMContentLoaded", () => performance.mark("parsed"));
const seen = () => {
  if (document.querySelector(SELECTOR)) performance.mark("usable");
  else requestAnimationFrame(seen);
};
requestAnimationFrame(seen);
"""
QUIZ = """---
file_format: mystnb
kernelspec: {{name: python3}}
---
# Ten questions

```{{code-cell}} python
:tags: [remove-input]
import json
from jupyterquiz import display_quiz
display_quiz(json.loads({questions!r}))
```
"""


def add_pages(course: Path) -> None:
    """Put the three pages into a copy of the course."""
    chosen = _ten(course)
    folder = course / "book" / "bench"
    folder.mkdir()
    ours = "\n".join(f"```{{exercise}} {name}\n```" for name, _ in chosen)
    quiz = [
        {
            "question": question.prompt,
            "type": "multiple_choice",
            "answers": [
                {"answer": option.text, "correct": n == 0, "feedback": "No."}
                for n, option in enumerate(question.options)
            ],
        }
        for _, question in chosen
    ]
    texts = {
        "ours": f"# Ten questions\n\n{ours}\n",
        "jupyterquiz": QUIZ.format(questions=json.dumps(quiz)),
        "no exercise": "# Ten questions\n\nHere stand none.\n",
    }
    toc = yaml.safe_load((course / "_toc.yml").read_text(encoding="utf-8"))
    for name, text in texts.items():
        (folder / f"{name.replace(' ', '-')}.md").write_text(text, encoding="utf-8")
    pages = [{"file": f"book/bench/{name.replace(' ', '-')}"} for name in texts]
    toc["parts"].append({"caption": "Bench", "chapters": pages})
    (course / "_toc.yml").write_text(yaml.safe_dump(toc, sort_keys=False), encoding="utf-8")


def _ten(course: Path) -> list[tuple[str, Choice]]:
    """The first ten choice questions of the course, each as `bank/id`."""
    found = [
        (f"{name}/{question.id}", question)
        for name, (bank, _) in read_banks(course).items()
        for question in bank.questions
        if isinstance(question, Choice)
    ]
    return found[:QUESTIONS]


def bench_usable(browser, url: str, tell: Callable[[str, str, str], None]) -> None:
    """Tell the median of each page over cold visits, and ours beside the others."""
    times = {name: [_visit(browser, url, name) for _ in range(VISITS)] for name in PAGES}
    bare = statistics.median(times["no exercise"])
    for name, visits in times.items():
        median = statistics.median(visits)
        what = "first heading" if name == "no exercise" else "first usable exercise"
        tell(f"{what}, {name}, processor {SLOWED} x slower", f"{median:.0f} ms", f"{median / bare:.2f} of no exercise")


def _visit(browser, url: str, name: str) -> float:
    context = browser.new_context()
    page = context.new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.add_init_script(WATCH.replace("SELECTOR", json.dumps(PAGES[name])))
    page.goto(f"{url}book/bench/{name.replace(' ', '-')}.html")
    page.wait_for_function("performance.getEntriesByName('usable').length > 0")
    time = page.evaluate("performance.getEntriesByName('usable')[0].startTime")
    context.close()
    return time
