"""The command `onrecord report`: which questions work, from all that was handed in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tqdm import tqdm

from .content import ContentError
from .gradecommand import read_chosen
from .intake import find_items
from .itemcounts import count_all, in_all
from .itemparts import with_values
from .report import report_page


def add_report(commands: argparse._SubParsersAction) -> None:
    """Add the command to a parser's commands."""
    report = commands.add_parser("report", help="tell which questions work, from all hand-ins; no names in it")
    report.add_argument("paths", type=Path, nargs="+", help="*.answers.json, folders, zips, *.jsonl")
    report.add_argument("--keys", type=Path, help="folder of keys (default: the course's)")
    report.add_argument("--banks", type=Path, help="folder of your own banks; their keys with --keys")
    report.add_argument("-o", "--out", type=Path, default=Path("report.html"), help="default: %(default)s")
    report.set_defaults(run=run_report)


def run_report(chosen: argparse.Namespace) -> int:
    """Count, write the page; return 1 where no hand-in could be counted."""
    for path in chosen.paths:
        if not path.exists():
            raise ContentError(f"there is no {path}; check the name")
    banks, packs = read_chosen(chosen)
    packs = with_values(packs, banks)
    items = list(find_items(chosen.paths))
    with tqdm(total=len(items), unit=" files", disable=None, file=sys.stderr) as bar:
        counted = count_all(items, packs, bar.update)
    chosen.out.write_text(report_page(counted, banks, packs), encoding="utf-8")
    print(f"{in_all(counted)} hand-ins, {len(counted.questions)} questions. The report is {chosen.out}")
    return 0 if counted.questions else 1
