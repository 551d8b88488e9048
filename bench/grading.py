"""How fast `onrecord grade` is and what memory it takes: JSON lines of three kinds, and a zip as an LMS gives it.

The command itself is run, from reading to the table, with all checks. Run alone: `python bench/grading.py`.
"""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import psutil
from attrs import frozen

ROOT = Path(__file__).resolve().parent.parent
HANDINS = int(os.environ.get("HANDINS", "1000000"))  # a million are 6 GB on disk
FEW = 100_000  # of the other kinds, for one process, and to see whether memory grows
ZIPPED = 20_000
EVERY = 0.1  # seconds from one look at the memory to the next


@frozen
class Run:
    """What a run took: seconds on the clock, seconds of processors, MB of all its processes together at their most."""

    seconds: float
    cpu: float
    memory: float


def run_grade(handins: Path, folder: Path, jobs: int) -> Run:
    """Grade with the command, in processes of its own."""
    out = folder / "grades.csv"
    (folder / "grades.names.csv").unlink(missing_ok=True)
    command = [sys.executable, "-m", "onrecord.cli", "grade", str(handins), "-o", str(out), "--jobs", str(jobs)]
    start = time.perf_counter()
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    peaks, ended = [0.0], threading.Event()
    watch = threading.Thread(target=_watch, args=(running.pid, peaks, ended))
    watch.start()
    _, status, used = os.wait4(running.pid, 0)
    seconds = time.perf_counter() - start
    ended.set()
    watch.join()
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return Run(seconds, used.ru_utime + used.ru_stime, max(peaks))


def _watch(pid: int, peaks: list[float], ended: threading.Event) -> None:
    while not ended.wait(EVERY):
        try:
            all_ = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
            peaks.append(sum(one.memory_info().rss for one in all_) / 1e6)
        except psutil.NoSuchProcess:
            continue


def write_handins(kind: str, count: int, place: Path) -> Path:
    """In a process of its own, so that what it takes is not counted here."""
    subprocess.run([sys.executable, str(ROOT / "bench" / "handins.py"), kind, str(count), str(place)], check=True)
    return place


def zip_handins(lines: Path, count: int, path: Path) -> Path:
    with lines.open("rb") as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for n, line in enumerate(itertools.islice(source, count)):
            file.writestr(f"Student {n}_{n}_assignsubmission_file_/law.answers.json", line)
    return path


def time_json(lines: Path) -> float:
    """Seconds of a processor that `json.loads` alone takes for the same lines."""
    start = time.process_time()
    with lines.open("rb") as file:
        for line in file:
            json.loads(line)
    return time.process_time() - start


def bench_grading(folder: Path, tell: Callable[[str, str, str], None]) -> None:
    """Tell the figures; a kind of hand-ins stands on disk only as long as it is graded."""
    few = write_handins("class", FEW, folder / "few.jsonl")
    one, two = (run_grade(few, folder, jobs) for jobs in (1, 2))
    plain = time_json(few)
    size = f"{few.stat().st_size / FEW / 1000:.1f} kB each"
    tell(f"grading {FEW:,} hand-ins of 20 questions ({size})", *_told(two, FEW))
    tell("  by one process", *_told(one, FEW))
    tell("  two processes to one, on the clock", f"{one.seconds / two.seconds:.2f} x")
    tell("  json.loads alone, for the same lines", f"{FEW / plain:,.0f} /s", f"processor {one.cpu / plain:.2f} of it")
    zipped = zip_handins(few, ZIPPED, folder / "downloads.zip")
    tell(f"  a zip of {ZIPPED:,}, names read and hidden", *_told(run_grade(zipped, folder, 2), ZIPPED))
    few.unlink()
    for kind, words in (("random", "all responses equally likely"), ("distinct", "no response given twice")):
        lines = write_handins(kind, FEW, folder / "other.jsonl")
        tell(f"  {FEW:,}, {words}", *_told(run_grade(lines, folder, 2), FEW))
        lines.unlink()
    many = write_handins("class", HANDINS, folder / "many.jsonl")
    tell(f"grading {HANDINS:,} hand-ins", *_told(run_grade(many, folder, 2), HANDINS))
    many.unlink()


def _told(run: Run, count: int) -> tuple[str, str]:
    more = f"{run.seconds:.1f} s, {run.cpu:.1f} s of processors, {run.memory:.0f} MB in all processes"
    return f"{count / run.seconds:,.0f} /s", more


def tell(what: str, figure: str, ratio: str = "") -> None:
    """A line of the figures."""
    print(f"{what:<58}{figure:>16}  {ratio}", flush=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        bench_grading(Path(place), tell)
