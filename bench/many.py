"""How a page of 500 questions starts and answers, beside the sheet of one bank."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from pathlib import Path

from tests.browser.many import BANK, COUNT, SHEET, lay_many

VISITS = 5
# The page script brings all its questions to life before it returns.
TIMED = "performance.mark('before');{};performance.mark('after');"
START = """() => { const [before, after] = ["before", "after"].map((name) => performance.getEntriesByName(name)[0].startTime);
  return after - before }"""
# From a click to the frame that shows what it did; the last question, so that all others stand before it.
TO_FRAME = """async e => { const start = performance.now(); e.click();
  await new Promise(requestAnimationFrame); await new Promise(done => setTimeout(done));
  return performance.now() - start }"""


def bench_many(browser, url: str, site: Path, packs: dict, tell: Callable[[str, str, str], None]) -> None:
    """Tell the medians of script start, of choosing an option, and of Check, for both pages."""
    few = [_visit(browser, url + SHEET, site, packs) for _ in range(VISITS)]
    many = [_visit(browser, f"{url}exercises/{BANK}.html", site, packs) for _ in range(VISITS)]
    for n, what in enumerate(("script start", "choosing to the next frame", "Check to the next frame")):
        one, all_ = (statistics.median(visit[n] for visit in visits) for visits in (few, many))
        tell(f"{what}, {COUNT} questions on a page", f"{all_:.0f} ms", f"{one:.0f} ms on one sheet")


def _visit(browser, address: str, site: Path, packs: dict) -> tuple[float, float, float]:
    context = browser.new_context()
    lay_many(context, site, packs)
    script = TIMED.replace("{}", (site / "_static/onrecord.js").read_text(encoding="utf-8"))
    context.route("**/onrecord.js*", lambda route: route.fulfill(body=script, content_type="text/javascript"))
    page = context.new_page()
    page.goto(address)
    form = page.locator('form.onr-question[data-type="choice"]').last
    form.scroll_into_view_if_needed()
    form.locator("xpath=.//*[@data-key='there']").wait_for()
    page.wait_for_load_state("networkidle")
    start = page.evaluate(START)
    chosen = form.locator('input[name="choice"]').first.evaluate(TO_FRAME)
    checked = form.locator(".onr-primary").evaluate(TO_FRAME)
    context.close()
    return start, chosen, checked
