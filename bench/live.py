"""The labs' Python: bytes from the click on, and time to the first live widget, cold, warm, and with a hand that hesitates.

Beside each time stands its ratio to Pyodide as npm has it, started in a worker that does nothing else, in the same run.
"""

from __future__ import annotations

import gzip
import hashlib
import statistics
import tempfile
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from onrecord.live import FOLDER
from tests.browser.chromium import ARGUMENTS, require
from tests.browser.labs import PANEL, write_lab

VISITS = 3
PACKED = {".wasm", ".mjs", ".js", ".json", ".html", ".css", ".svg"}  # what hosts compress
QUESTION = 'import onrecord\nonrecord.show("national-2014/registered-on-monday")'
LABS = {
    "ipywidgets' controls": (PANEL, ".onr-lab-output .widget-slider"),
    "anywidget alone": (QUESTION, ".onr-lab-output form .onr-foot button"),
}
STOCK = """<!doctype html><button>Run this page</button><script>
document.querySelector("button").onclick = () => {
  new Worker("stock.js", { type: "module" }).onmessage = () => (document.body.innerHTML = "<p class=live>live</p>");
};
</script>"""
STOCK_WORKER = """import { loadPyodide } from "./stock/pyodide.mjs";
await loadPyodide({ indexURL: new URL("stock/", location.href).href });
postMessage("ready");
"""
# Pressed by script, so that no pointer comes near before; the time is the page's own.
PRESS = """([selector]) => new Promise((done) => {
  const button = [...document.querySelectorAll("button")].find((one) => one.textContent === "Run this page");
  const start = performance.now();
  const look = () => (document.querySelector(selector) ? done(performance.now() - start) : requestAnimationFrame(look));
  button.click();
  look();
})"""


class Host(SimpleHTTPRequestHandler):
    """A host as the web has them: compresses text and wasm, lets the browser keep files, and counts what it sends."""

    protocol_version = "HTTP/1.1"
    sent: dict[str, int] = {}
    packed: dict[str, bytes] = {}

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            return self.send_error(404)
        data, etag = self._data(path), f'"{hashlib.md5(str(path).encode()).hexdigest()}"'
        fresh = self.headers.get("If-None-Match") == etag
        self.send_response(304 if fresh else 200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("ETag", etag)
        self.send_header("Cache-Control", "max-age=600")
        if path.suffix in PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", "0" if fresh else str(len(data)))
        self.end_headers()
        if not fresh:
            self.sent[self.path] = len(data)
            self.wfile.write(data)

    def _data(self, path: Path) -> bytes:
        if str(path) not in self.packed:
            data = path.read_bytes()
            self.packed[str(path)] = gzip.compress(data, 6) if path.suffix in PACKED else data
        return self.packed[str(path)]

    def log_message(self, format: str, *args) -> None:
        pass


def bench_live(playwright, site: Path, pyodide: Path, tell: Callable[..., None]) -> None:
    """Tell of each kind of lab, and of Pyodide as npm has it; `pyodide` is npm's folder."""
    pages = {name: (write_lab(site, f"bench-{n}", [(code, "")]), selector) for n, (name, (code, selector)) in _labs()}
    _write_stock(site, pyodide)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/"
    visit = partial(_visit, playwright, url)
    stock = _median([visit("stock.html", ".live") for _ in range(VISITS)])
    tell("Pyodide of npm, started and nothing else", f"{stock[0]:.0f} ms", f"warm {stock[1]:.0f} ms")
    for name, (page, selector) in pages.items():
        visits = [visit(page, selector) for _ in range(VISITS)]
        cold, warm = _median(visits)
        hurried = statistics.median(visit(page, selector, hover=1.0)[0] for _ in range(VISITS))
        tell(f"lab with {name}, bytes from the click on", f"{visits[0][2] / 1e6:.2f} MB")
        tell("  first live widget, cold", f"{cold:.0f} ms", f"{cold / stock[0]:.2f} of Pyodide's start")
        tell("  first live widget, warm", f"{warm:.0f} ms", f"{warm / stock[1]:.2f} of Pyodide's start")
        tell(
            "  the same, cold, the pointer a second on the button", f"{hurried:.0f} ms", f"{hurried / cold:.2f} of cold"
        )
    server.shutdown()


def _labs():
    return enumerate(LABS.items())


def _median(visits: list[tuple]) -> tuple[float, float]:
    return statistics.median(it[0] for it in visits), statistics.median(it[1] for it in visits)


def _write_stock(site: Path, pyodide: Path) -> None:
    (site / "stock").symlink_to(pyodide)
    (site / "stock.html").write_text(STOCK)
    (site / "stock.js").write_text(STOCK_WORKER)


def _visit(playwright, url: str, page: str, selector: str, hover: float = 0) -> tuple[float, float, int]:
    """Milliseconds to the widget in a fresh profile and in the same opened again; bytes of the first, the page's not."""
    times, sizes = [], []
    with tempfile.TemporaryDirectory() as profile:
        for _ in range(2):
            context = playwright.chromium.launch_persistent_context(
                profile, executable_path=require(), args=ARGUMENTS, headless=True
            )
            tab = context.new_page()
            tab.goto(url + page, wait_until="networkidle")
            Host.sent.clear()
            if hover:
                tab.get_by_role("button", name="Run this page").hover()
                tab.wait_for_timeout(hover * 1000)
            times.append(tab.evaluate(PRESS, [selector]))
            tab.wait_for_timeout(500)
            sizes.append(sum(Host.sent.values()))
            context.close()
    return times[0], times[1], sizes[0]


def main() -> None:
    from playwright.sync_api import sync_playwright
    from run import ROOT, tell

    from onrecord.editions import build_edition
    from tests.conftest import copy_course

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build_edition(copy_course(Path(folder) / "course"), "student", Path(folder) / "site")
        if not (site / FOLDER).is_dir():
            raise SystemExit("no Python was laid out for the labs; run frontend/runtime.py, as make does")
        bench_live(playwright, site, ROOT / "frontend" / "node_modules" / "pyodide", tell)


if __name__ == "__main__":
    main()
