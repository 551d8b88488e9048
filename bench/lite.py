"""A lab opened whole, as a notebook in JupyterLite: bytes, and seconds to its first live widget, cold and warm.

From the address to the widget, the first cell being run as soon as it can be; beside the page's own figures (live.py).
"""

from __future__ import annotations

import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from live import VISITS, Host

from tests.browser.chromium import ARGUMENTS, require

NOTEBOOK = "lite/notebooks/index.html?path=one-question.ipynb"


def bench_lite(playwright, site: Path, tell: Callable[..., None]) -> None:
    """Tell of the first lab; of a site without JupyterLite there is nothing to tell."""
    if not (site / "lite").is_dir():
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    visits = [_visit(playwright, f"http://127.0.0.1:{server.server_port}/{NOTEBOOK}") for _ in range(VISITS)]
    server.shutdown()
    cold, warm = (statistics.median(visit[n] for visit in visits) for n in (0, 1))
    whole = sum(path.stat().st_size for path in (site / "lite").rglob("*") if path.is_file())
    tell(
        "lab as a notebook (JupyterLite), all bytes",
        f"{visits[0][2] / 1e6:.2f} MB",
        f"lite/ holds {whole / 1e6:.0f} MB",
    )
    tell("  first live widget, cold", f"{cold:.1f} s")
    tell("  first live widget, warm", f"{warm:.1f} s", f"{warm / cold:.2f} of cold")


def _visit(playwright, url: str) -> tuple[float, float, int]:
    """Seconds to the widget in a fresh profile and in the same opened again, and the bytes of the first."""
    times, sizes = [], []
    with tempfile.TemporaryDirectory() as profile:
        for _ in range(2):
            context = playwright.chromium.launch_persistent_context(
                profile, executable_path=require(), args=ARGUMENTS, headless=True
            )
            Host.sent.clear()
            times.append(_open(context.new_page(), url))
            sizes.append(sum(Host.sent.values()))
            context.close()
    return times[0], times[1], sizes[0]


def _open(page, url: str) -> float:
    start = time.perf_counter()
    page.goto(url)
    cell = page.locator(".jp-Notebook .jp-CodeCell").first
    cell.locator(".cm-content").click(timeout=120_000)
    while cell.locator(".jp-InputPrompt").inner_text() == "[ ]:":
        page.keyboard.press("Control+Enter")
        page.wait_for_timeout(200)
    page.locator("form.onr-question").wait_for(timeout=120_000)
    return time.perf_counter() - start


def main() -> None:
    from playwright.sync_api import sync_playwright
    from run import tell

    from onrecord.editions import build_edition
    from tests.conftest import copy_course

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build_edition(copy_course(Path(folder) / "course"), "student", Path(folder) / "site")
        if not (site / "lite").is_dir():
            raise SystemExit("JupyterLite is not laid out; run frontend/lite.py, as make does")
        bench_lite(playwright, site, tell)


if __name__ == "__main__":
    main()
