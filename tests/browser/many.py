"""A page of 500 questions, for tests and bench: all questions of the course, again and again, each under an id of its own.

Playwright serves it at `exercises/many.html` of a site, with its key pack beside the site's.
"""

from __future__ import annotations

import json
from pathlib import Path

BANK = "many"
SHEET = "exercises/national-2014.html"  # the page whose questions give way to the many
COUNT = 500


def read_questions(site: Path) -> list[tuple[str, str, str]]:
    """Bank, id and form of every question of a built site."""
    found = []
    for path in sorted((site / "banks").glob("*.js")):
        text = path.read_text(encoding="utf-8")
        if text.startswith("onrecordBank("):
            pack = json.loads(text.removeprefix("onrecordBank(").removesuffix(");\n"))
            found += [(pack["bank"], id, question["html"]) for id, question in pack["questions"].items()]
    return found


def rename(html: str, bank: str, id: str, name: str) -> str:
    """A form as if it were of another bank and had another id, in its attributes, too."""
    html = html.replace(f'data-bank="{bank}"', f'data-bank="{BANK}"').replace("{root}", "../")
    return html.replace(f"{bank}/{id}", f"{BANK}/{name}").replace(f"ex-{bank}-{id}", f"ex-{BANK}-{name}")


def lay_many(context, site: Path, packs: dict) -> dict[str, dict]:
    """Serve the page and its key to a browser context; give the entries of its questions."""
    forms, answers, questions = [], {}, read_questions(site)
    for n in range(COUNT):
        bank, id, html = questions[n % len(questions)]
        answers[f"{id}-{n}"] = packs[bank]["answers"][id]
        forms.append(rename(html, bank, id, f"{id}-{n}"))
    key = f"onrecordKey({json.dumps({'bank': BANK, 'answers': answers})});"
    before, _, rest = (site / SHEET).read_text(encoding="utf-8").partition('<div class="onr-sheet" ')
    _, foot, after = rest.partition('<div class="onr-sheet-foot"')
    html = f'{before}<div class="onr-sheet" data-sheet="{BANK}">{"".join(forms)}{foot}{after}'
    context.route("**/exercises/many.html", lambda route: route.fulfill(body=html, content_type="text/html"))
    context.route(f"**/keys/{BANK}.js", lambda route: route.fulfill(body=key, content_type="text/javascript"))
    return answers
