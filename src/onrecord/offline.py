"""The service worker of a laid-out site: which files a reader may save for offline, under a version that is their hash.

Not in here: what the worker does (frontend/src/offline/worker.ts). Keys are never saved, so that they can be withheld.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from .live import FOLDER

WORKER = "sw.js"
# Keys; JupyterLite, larger than the whole book and with a worker of its own; the labs' Python, which is saved when it is
# first used; the worker's own source; what no page loads.
NOT_SAVED = (
    "keys/",
    "lite/",
    f"{FOLDER}/",
    "_static/worker.js",
    "_static/vendor/",
    "_static/locales/",
    "objects.inv",
    ".",
    WORKER,
)


def saved_files(site: Path) -> list[str]:
    """The files of a site that go into the saved copy, as addresses from its root."""
    names = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted(name for name in names if not name.startswith(NOT_SAVED))


def write_worker(site: Path) -> Path:
    """Write the worker to the site's root, the only place from which it may serve all pages; return its path."""
    files = saved_files(site)
    digest = hashlib.sha256()
    for name in files:
        digest.update(name.encode() + b"\0" + hashlib.sha256((site / name).read_bytes()).digest())
    live = next((f"{FOLDER}/{folder.name}/" for folder in (site / FOLDER).glob("*")), f"{FOLDER}/")
    data = json.dumps({"version": digest.hexdigest()[:16], "files": files, "live": live}, ensure_ascii=False)
    source = (site / "_static" / "worker.js").read_text(encoding="utf-8")
    path = site / WORKER
    path.write_text(f"const SITE = {data};\n{source}", encoding="utf-8")
    return path
