"""Firefox for the tests, found or fetched: $FIREFOX, one on the path, or the distribution's."""

from __future__ import annotations

import os
import shutil
import subprocess

NAMES = ("firefox", "firefox-esr")
WANTED = (
    "no Firefox was found and none could be fetched; install one (on Debian: apt-get install firefox-esr), "
    "or name one: FIREFOX=/path/to/firefox make test"
)


def find() -> str | None:
    """The path of a Firefox that is there, or None."""
    named = os.environ.get("FIREFOX")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)


def fetch() -> None:
    """As root on a Debian-like system, install the distribution's; elsewhere it is the user's to do."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], env=quiet)
        subprocess.run(["apt-get", "install", "-y", "-q", "firefox-esr", "fonts-noto-cjk"], env=quiet)


def find_or_fetch() -> str | None:
    """The path of a Firefox, fetched if need be; None where none can be had."""
    if find() is None and "FIREFOX" not in os.environ:
        fetch()
    return find()
