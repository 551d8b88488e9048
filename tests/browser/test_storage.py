"""A browser that keeps nothing, or not all: the page works, says so once, and what was answered can be handed in."""

import json
import re

import pytest
from playwright.sync_api import expect

from onrecord.gradebook import grade_paths

from .answers import by_mouse, form, press
from .test_exercises import SHEET, hand_in, verdict

TOLD = "Your browser does not keep answers on this page"
PAGES = ["book/documents/national-2014.html", "book/review.html", "book/progress.html", "book/handed-in.html"]
# An Error, as a DOMException does not tell whose script it stopped.
REFUSING = "throw Object.assign(new Error('no'), {name: 'QuotaExceededError'})"

STORAGES = {
    "its property throws": f"Object.defineProperty(window, 'localStorage', {{get() {{ {REFUSING} }}}})",
    "every call throws": f"""for (const name of ["getItem", "setItem", "removeItem", "key", "clear"])
        Storage.prototype[name] = () => {{ {REFUSING} }};
        Object.defineProperty(Storage.prototype, "length", {{get() {{ {REFUSING} }}}})""",
    "full after two": f"""const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, text) {{
          const ours = Object.keys(this).filter((one) => one.startsWith("onrecord:") && one !== key);
          if (key.startsWith("onrecord:") && ours.length >= 2) {REFUSING};
          set.call(this, key, text) }}""",
}


@pytest.fixture(params=STORAGES)
def limited(request, browser):
    """A page with such a storage. The theme's own scripts fail on some, which is theirs to mend; ours may not."""
    context, errors = browser.new_context(accept_downloads=True), []
    context.add_init_script(STORAGES[request.param])
    page = context.new_page()
    page.kind = request.param
    page.on("pageerror", lambda error: errors.append(error.stack or str(error)))
    yield page
    context.close()
    assert [error for error in errors if re.search(r"/_static/(onrecord|practice|handed-in)", error)] == []


def test_what_is_answered_is_told_judged_and_handed_in(limited, address, packs, tmp_path):
    page, answers = limited, packs["national-2014"]["answers"]
    chosen = {id: entry for id, entry in answers.items() if entry["rule"] in ("single", "text", "ordered")}
    chosen = dict(list(chosen.items())[:4])
    page.goto(address + SHEET)
    for id, entry in chosen.items():
        by_mouse(form(page, id), entry)
        press(form(page, id), "Check", False)
        expect(form(page, id).locator(".onr-status")).to_contain_text(re.compile(verdict(entry["type"])))
    expect(page.get_by_text(TOLD)).to_have_count(1)
    place = tmp_path / "a.answers.json"
    hand_in(page, place)
    assert set(json.loads(place.read_text())["responses"]) == {f"national-2014/{id}" for id in chosen}
    (row,) = grade_paths([place], packs)
    assert row.score == sum(entry["points"] for entry in chosen.values())
    page.reload()
    kept = page.evaluate("() => { try { return Object.keys(localStorage).length } catch { return 0 } }")
    assert (kept >= 2) == (page.kind == "full after two")


def test_no_page_fails_on_it_or_says_so_twice(limited, address):
    for name in PAGES:
        limited.goto(address + name)
        limited.wait_for_timeout(300)
        assert limited.get_by_text(TOLD).count() <= 1, name
        expect(limited.locator("article h1")).to_be_visible()
