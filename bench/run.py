"""Measures the build, the bytes of a page, the way to feedback, and grading (make bench): figures, and ratios within one run.

Figures move with the machine; the ratio beside each is what can be compared. Nothing here passes or fails.
"""

from __future__ import annotations

import gzip
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from grading import bench_grading, tell  # noqa: E402
from lite import bench_lite  # noqa: E402
from live import bench_live  # noqa: E402
from many import bench_many  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from usable import add_pages, bench_usable  # noqa: E402

from onrecord.editions import build_edition, read_packs  # noqa: E402
from onrecord.exercises import read_banks  # noqa: E402
from onrecord.live import RUNTIME  # noqa: E402
from onrecord.serve import open_server  # noqa: E402
from tests.browser.chromium import ARGUMENTS, require  # noqa: E402
from tests.conftest import copy_course  # noqa: E402

SHEET = "exercises/national-2014.html"
CHAPTER = "book/documents/national-2014.html"
CHECKS = 25


def timed(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def bench_build(course: Path, site: Path) -> None:
    """A build from nothing, one with nothing changed, and one after an edit of a bank."""
    cold = timed(lambda: build_edition(course, "self-study", site))
    warm = timed(lambda: build_edition(course, "self-study", site))
    bank = course / "exercises" / "national-2014.yml"
    bank.write_text(bank.read_text(encoding="utf-8").replace("minutes: 2", "minutes: 3", 1), encoding="utf-8")
    edited = timed(lambda: build_edition(course, "self-study", site))
    tell("build, cold", f"{cold:.1f} s")
    tell("build, nothing changed", f"{warm:.1f} s", f"{warm / cold:.2f} of cold")
    tell("build, one bank edited", f"{edited:.1f} s", f"{edited / cold:.2f} of cold")


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def bench_bytes(browser, site: Path, url: str) -> None:
    """Gzipped bytes of what the exercises add, and of all that a first visit to each page asks for."""
    added = packed(site / "_static/onrecord.js") + packed(site / "_static/onrecord.css")
    for name in (CHAPTER, SHEET):
        page, asked = browser.new_context().new_page(), set()
        page.on("request", lambda request, asked=asked: asked.add(request.url))
        page.goto(url + name)
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("networkidle")
        page.context.close()
        files = {
            site / one.removeprefix(url).partition("?")[0].partition("#")[0] for one in asked if one.startswith(url)
        }
        whole = sum(packed(file) for file in files if file.is_file())
        tell(f"first visit, {name}, all files", f"{whole / 1000:.1f} kB")
    tell("script and style that the exercises add", f"{added / 1000:.1f} kB", f"{added / whole:.2f} of the page")
    tell("key pack of the bank", f"{packed(site / 'keys/national-2014.js') / 1000:.1f} kB")


CHECK = """async id => {
  const form = document.querySelector(`form[data-question="national-2014/${id}"]`);
  const button = [...form.querySelectorAll("button")].find(b => b.textContent === "Check");
  const status = form.querySelector("[role=status]");
  const start = performance.now();
  const told = new Promise(done => new MutationObserver(() => status.textContent && done()).observe(
    status, {childList: true, characterData: true, subtree: true}));
  button.click();
  await told;
  const shown = performance.now() - start;
  await new Promise(requestAnimationFrame);
  return [shown, performance.now() - start];
}"""


def bench_check(browser, url: str, ids: list[str]) -> None:
    """From the click on Check to feedback in the page, the key being there; and to the frame that shows it."""
    page = browser.new_context().new_page()
    page.goto(url + SHEET)
    shown, framed = [], []
    for n in range(CHECKS):
        id = ids[n % len(ids)]
        form = page.locator(f'form[data-question="national-2014/{id}"]')
        form.scroll_into_view_if_needed()
        page.wait_for_function("document.querySelector('.onr-foot').dataset.key === 'there'")
        inputs = form.locator("label:has(input)")
        inputs.nth(n // len(ids) % inputs.count()).click()
        times = page.evaluate(CHECK, id)
        shown.append(times[0])
        framed.append(times[1])
    tell(
        f"Check to feedback in the page, median of {CHECKS}", f"{statistics.median(shown):.1f} ms", "a frame is 16.7 ms"
    )
    tell(f"Check to the next frame, median of {CHECKS}", f"{statistics.median(framed):.1f} ms")


def main() -> None:
    subprocess.run([sys.executable, str(ROOT / "frontend" / "bundle.py")], check=True)
    with tempfile.TemporaryDirectory() as folder:
        course, site = copy_course(Path(folder) / "course"), Path(folder) / "site"
        add_pages(course)
        bench_build(course, site)
        server = open_server(site, 8600)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/"
        bank = read_banks(ROOT)["national-2014"][0]
        ids = [q.id for q in bank.questions if q.type in ("choice", "hottext", "compare")]
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=require(), args=ARGUMENTS)
            bench_bytes(browser, site, url)
            bench_check(browser, url, ids)
            bench_usable(browser, url, tell)
            bench_many(browser, url, site, read_packs(ROOT, ROOT / "keys"), tell)
            browser.close()
            if RUNTIME.is_dir():
                bench_live(playwright, site, ROOT / "frontend" / "node_modules" / "pyodide", tell)
                bench_lite(playwright, site, tell)
        server.shutdown()
        shutil.rmtree(site)
        bench_grading(Path(folder), tell)


if __name__ == "__main__":
    main()
