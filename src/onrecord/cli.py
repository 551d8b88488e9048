"""The command line: the author's and the instructor's door. A mistake is a line and an exit status, never a traceback."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from . import __version__
from .check import check_course
from .content import ContentError, find_root
from .editions import EDITIONS, build_edition
from .gradecommand import add_grade
from .reportcommand import add_report
from .serve import serve


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    chosen = _parser().parse_args(arguments)
    try:
        return chosen.run(chosen)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or 'a file'}: {error.strerror}; check its name and your rights", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="onrecord", description="Check, build, serve and grade a course of documents."
    )
    parser.add_argument("--version", action="version", version=f"onrecord {__version__}")
    commands = parser.add_subparsers(required=True, metavar="command")

    check = commands.add_parser("check", help="check all content; print every finding as file:line")
    check.set_defaults(run=_check)

    build = commands.add_parser("build", help="build an edition of the site")
    build.add_argument("--edition", choices=EDITIONS, default="self-study", help="default: %(default)s")
    build.add_argument("-o", "--out", type=Path, help="folder to lay it into (default: _build/EDITION)")
    build.set_defaults(run=_build)

    show = commands.add_parser("serve", help="serve a built site on this machine")
    show.add_argument("folder", type=Path, nargs="?", help="default: _build/self-study")
    show.add_argument("--port", type=int, default=8000, help="first port to try (default: %(default)s)")
    show.set_defaults(run=_serve)

    add_grade(commands)
    add_report(commands)
    return parser


def _check(_chosen) -> int:
    findings = check_course(find_root())
    for finding in findings:
        print(finding)
    print(f"{len(findings)} finding{'' if len(findings) == 1 else 's'}", file=sys.stderr)
    return 1 if findings else 0


def _build(chosen) -> int:
    root = find_root()
    findings = check_course(root)
    if findings:
        raise ContentError(findings)
    out = build_edition(root, chosen.edition, chosen.out or root / "_build" / chosen.edition)
    print(f"The {chosen.edition} edition is in {out}")
    return 0


def _serve(chosen) -> int:
    folder = chosen.folder or find_root() / "_build" / "self-study"
    if not (folder / "index.html").is_file():
        raise ContentError(f"{folder} holds no site; run `onrecord build` first")
    serve(folder, chosen.port)
    return 0


if __name__ == "__main__":
    sys.exit(main())
