"""A browser for the tests, found or fetched: $CHROMIUM, one on the path, Playwright's own, or the distribution's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WANTED = (
    "No browser was found and none could be fetched. Install Chromium or Chrome "
    "(on Debian: apt-get install chromium fonts-noto-cjk), or name one: CHROMIUM=/path/to/chromium make test"
)


def find() -> str | None:
    """The path of a browser that is there, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def fetch() -> None:
    """Fetch a browser: Playwright's download, else, as root on a Debian-like system, the distribution's."""
    print("No browser found; trying Playwright's own", flush=True)
    if subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"]).returncode == 0:
        return
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("Installing chromium and fonts-noto-cjk with apt-get", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], env=quiet)
        subprocess.run(["apt-get", "install", "-y", "-q", "chromium", "fonts-noto-cjk"], env=quiet)


def require() -> str:
    """The path of a browser, fetched if need be; exit with what to install where there is none."""
    path, named = find(), os.environ.get("CHROMIUM")
    if path is None and named:
        sys.exit(f"CHROMIUM names {named}, which is no program here; mend the path, or leave CHROMIUM unset")
    if path is None:
        fetch()
        path = find()
    if path is None:
        sys.exit(WANTED)
    return path
