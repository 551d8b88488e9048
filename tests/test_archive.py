"""One way to pack: the same bytes each time, and files that everybody may read."""

import zipfile
from io import BytesIO

import pytest

from onrecord.archive import LONG_AGO, packed
from onrecord.canvas import write_canvas
from onrecord.cartridge import write_cartridge
from onrecord.editions import pack_edition
from onrecord.keyfiles import pack_keys
from onrecord.quiz import make_quiz

FILES = {"b.txt": b"two", "a/Ä备案.txt": b"one"}


@pytest.fixture(scope="module")
def quiz(banks, packs, corpus):
    return make_quiz(banks["national-2014"][0], packs["national-2014"], corpus)


def edition(folder, times) -> bytes:
    site = folder / "site"
    for name, data in FILES.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(data)
        (site / name).chmod((0o600, 0o755)[times % 2])  # a machine's own rights are no part of an edition
    return pack_edition(site).read_bytes()


def keys(folder, packs) -> bytes:
    pack_keys(packs, folder / "keys.zip")
    return (folder / "keys.zip").read_bytes()


@pytest.fixture(params=["plain", "edition", "keys", "canvas", "cartridge"])
def made(request, tmp_path, packs, quiz):
    """What packs a zip: a function that does it for the n-th time."""
    return {
        "plain": lambda n: packed(dict(list(FILES.items())[:: (1, -1)[n % 2]])),
        "edition": lambda n: edition(tmp_path, n),
        "keys": lambda n: keys(tmp_path, packs),
        "canvas": lambda n: write_canvas(quiz)[0],
        "cartridge": lambda n: write_cartridge("t", [quiz], [])[0],
    }[request.param]


def test_a_zip_is_the_same_bytes_each_time(made):
    assert made(0) == made(1)


def test_every_entry_has_the_same_date_and_may_be_read_by_all(made):
    with zipfile.ZipFile(BytesIO(made(0))) as archive:
        assert archive.namelist() == sorted(archive.namelist())
        for entry in archive.infolist():
            assert entry.date_time == LONG_AGO and entry.external_attr >> 16 == 0o100644, entry.filename
