"""A tab that crashes again and again at random moments, while it is answered, loses nothing that was shown as kept."""

import asyncio
import json
import random
from concurrent.futures import ThreadPoolExecutor

from playwright.async_api import async_playwright

from .chromium import ARGUMENTS, require

CRASHES = 200
LANES = 4  # profiles at a time

# Two questions that answer themselves again and again. The choice always goes ahead of the number that is written.
ANSWERING = """
const text = document.querySelector('[data-type="textEntry"]'), choice = document.querySelector('[data-type="choice"]');
const inputs = [...choice.querySelectorAll('input[name="choice"]')];
const isKept = (form) => form.querySelector(".onr-status").textContent === "Kept for hand-in.";
const tell = (what) => console.log(JSON.stringify(
  [what, Number(text.elements.text.value), inputs.findIndex((input) => input.checked), inputs.length]));
addEventListener("load", () => {
  tell("found");
  let n = Number(text.elements.text.value);
  setInterval(() => {
    n += 1;
    inputs[n % inputs.length].click();
    text.elements.text.value = String(n);
    text.elements.text.dispatchEvent(new Event("input", { bubbles: true }));
    if (isKept(text) && isKept(choice)) tell("kept");
  }, 10);
});
"""


def test_a_tab_that_crashes_200_times_loses_nothing_that_was_shown_as_kept(student_address, student_site):
    text = (student_site / "banks" / "national-2014.js").read_text(encoding="utf-8")
    questions = json.loads(text.removeprefix("onrecordBank(").removesuffix(");\n"))["questions"].values()
    radios = [q["html"] for q in questions if q["type"] == "choice" and 'type="radio"' in q["html"]]
    written = [q["html"] for q in questions if q["type"] == "textEntry"]
    html = f"""<!doctype html><html data-content_root="../"><meta charset="utf-8">{radios[0]}{written[0]}
        <script src="../_static/onrecord.js"></script><script>{ANSWERING}</script></html>"""
    with ThreadPoolExecutor(1) as thread:  # the other tests' browser has a loop of its own in this one
        lanes = thread.submit(asyncio.run, crash_often(student_address + "exercises/crash.html", html)).result()
    crashes = [crash for lane in lanes for crash in lane]
    assert len(crashes) == CRASHES
    assert sum(before[0] > 0 for before, _ in crashes) > CRASHES * 0.9  # most crashed after something was kept
    for (kept, _), (found, chosen, options) in crashes:
        assert found >= kept
        assert found == 0 or chosen in (found % options, (found + 1) % options)


async def crash_often(url: str, html: str):
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=require(), args=ARGUMENTS)
        lanes = await asyncio.gather(*(lane(browser, url, html, seed) for seed in range(LANES)))
        await browser.close()
    return lanes


async def lane(browser, url: str, html: str, seed: int) -> list:
    """What was last shown as kept before each crash, and what was found after it."""
    context, chance, crashes = await browser.new_context(), random.Random(seed), []
    await context.route("**/crash.html", lambda route: route.fulfill(body=html, content_type="text/html"))
    kept = None
    for _ in range(CRASHES // LANES + 1):
        found, *later = await open_and_crash(context, url, chance.uniform(0, 0.05))
        if kept:
            crashes.append((kept, found))
        kept = (later[-1] if later else found)[:2]
    await context.close()
    return crashes


async def open_and_crash(context, url: str, after: float) -> list[list[int]]:
    """All that a tab said of itself, from what it found at the start to what it had kept when it crashed."""
    page, said = await context.new_page(), []
    page.on(
        "console", lambda message: said.append(json.loads(message.text)[1:]) if message.text.startswith("[") else None
    )
    await page.goto(url)
    while not said:
        await asyncio.sleep(0.005)
    await asyncio.sleep(after)
    session = await context.new_cdp_session(page)
    async with page.expect_event("crash"):
        dying = asyncio.ensure_future(session.send("Page.crash"))  # nobody is left to answer
    await page.close()
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    return said
