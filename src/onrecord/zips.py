"""Zips that are the same bytes whenever they are written.

Not in here: reading a zip that somebody gave (intake, keyfiles).
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can name


def write_zip(target: Path | BinaryIO, files: Iterable[tuple[str, bytes | str]]) -> None:
    """Write files by name into one zip, in their order; each can be read by all once it is unpacked."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
