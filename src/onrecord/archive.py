"""Zips that are the same bytes for the same files: whatever is handed on as one file is packed here."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first date that a zip knows
UNIX = 3  # whose rights an entry has, on whatever system it was packed
FOR_ALL_TO_READ = 0o100644  # a plain file; without it, an entry unpacks for its owner alone


def pack(files: Mapping[str, bytes | Path], into: Path | BinaryIO) -> None:
    """Write a zip of files, by the name that each has in it; a path is read when its turn comes."""
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.create_system = UNIX
            entry.external_attr = FOR_ALL_TO_READ << 16
            data = content if isinstance(content, bytes) else content.read_bytes()
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)


def packed(files: Mapping[str, bytes | Path]) -> bytes:
    """The same as bytes."""
    data = BytesIO()
    pack(files, data)
    return data.getvalue()
