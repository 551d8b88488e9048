"""Data beside the pages as a script that calls a function: a page opened from a folder may not fetch, but may load a script."""

from __future__ import annotations

import json
from pathlib import Path


def pack_script(call: str, data: dict | list) -> str:
    """The script that hands `data` to the page's function `call`; nothing in it can end the script early."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f"{call}({text});\n"


def write_script(path: Path, call: str, data: dict | list) -> Path:
    """Write such a script, with the folders on the way to it; return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(pack_script(call, data), encoding="utf-8")
    return path
