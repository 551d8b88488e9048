"""Key packs as something to hand on: one file to publish, send, or add after a deadline; and taking them away again."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

from .archive import pack
from .content import ContentError
from .keypack import pack_text

FOLDER = "keys"


def pack_keys(packs: dict[str, dict], path: Path, banks: Iterable[str] = ()) -> list[str]:
    """Write the key packs of these banks (none named: of all) into one zip, always the same bytes; return their names."""
    chosen = _chosen(packs, banks)
    pack({f"{FOLDER}/{name}.js": pack_text(packs[name]).encode() for name in chosen}, path)
    return chosen


def _chosen(there: Iterable[str], banks: Iterable[str]) -> list[str]:
    there, banks = sorted(there), list(banks)
    for name in banks:
        if name not in there:
            raise ContentError(f"there is no key of {name!r}; write one of {', '.join(there) or '(none are there)'}")
    return sorted(banks) or there


def open_keys(path: Path, site: Path) -> list[str]:
    """Lay the keys of such a file beside a site's pages, which switches feedback on; return the names of their banks."""
    _check_site(site)
    try:
        with zipfile.ZipFile(path) as archive:
            found = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError) as error:
        raise ContentError(f"{path} is no file of keys ({error}); make one with `onrecord keys pack`") from None
    banks = [name.removeprefix(f"{FOLDER}/").removesuffix(".js") for name in found]
    if not banks or not all(f"{FOLDER}/{bank}.js" == name and "/" not in bank for bank, name in zip(banks, found)):
        raise ContentError(f"{path} is no file of keys; make one with `onrecord keys pack`")
    (site / FOLDER).mkdir(exist_ok=True)
    for bank, data in zip(banks, found.values()):
        (site / FOLDER / f"{bank}.js").write_bytes(data)
    return sorted(banks)


def withhold_keys(site: Path, banks: Iterable[str] = ()) -> list[str]:
    """Take the keys of these banks (none named: all) away from a site; return their names."""
    _check_site(site)
    chosen = _chosen([path.stem for path in (site / FOLDER).glob("*.js")], banks)
    for name in chosen:
        (site / FOLDER / f"{name}.js").unlink()
    if (site / FOLDER).exists() and not any((site / FOLDER).iterdir()):
        (site / FOLDER).rmdir()
    return chosen


def _check_site(site: Path) -> None:
    if not (site / "banks").is_dir() or not (site / "index.html").is_file():
        raise ContentError(f"{site} holds no site of this course; name the folder that `onrecord build` made")
