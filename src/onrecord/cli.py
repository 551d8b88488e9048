"""The command line: the author's and the instructor's door. A mistake is a line and an exit status, never a traceback."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from . import __version__
from .check import check_course
from .content import ContentError, find_root
from .contents import Choice
from .editions import EDITIONS, build_edition, pack_edition, read_packs
from .exportcommand import add_export
from .gradecommand import add_grade
from .keyfiles import open_keys, pack_keys, withhold_keys
from .newcommand import add_new
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
    build.add_argument("--chapters", type=_names, default=(), help="only these, by the names of their pages: a,b")
    build.add_argument("--withhold", metavar="PAGE", action="append", default=[], help="leave out a page, or a folder")
    build.add_argument("--zip", action="store_true", help="pack the folder into one zip beside it, too")
    build.add_argument("-o", "--out", type=Path, help="folder to lay it into (default: _build/EDITION)")
    build.set_defaults(run=_build)

    show = commands.add_parser("serve", help="serve a built site on this machine")
    show.add_argument("folder", type=Path, nargs="?", help="default: _build/self-study")
    show.add_argument("--port", type=int, default=8000, help="first port to try (default: %(default)s)")
    show.set_defaults(run=_serve)

    _add_keys(commands)
    add_grade(commands)
    add_export(commands)
    add_new(commands)
    add_report(commands)
    return parser


def _names(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, text.split(","))))


def _add_keys(commands) -> None:
    keys = commands.add_parser("keys", help="hand the keys on as one file, add them to a site, take them away")
    acts = keys.add_subparsers(required=True, metavar="act")
    pack = acts.add_parser("pack", help="write the key packs into one file")
    pack.add_argument("--banks", type=_names, default=(), help="only these: a,b")
    pack.add_argument("--keys", type=Path, help="folder of keys (default: the course's)")
    pack.add_argument("-o", "--out", type=Path, default=Path("keys.zip"), help="default: %(default)s")
    pack.set_defaults(run=_pack_keys)
    lay = acts.add_parser("open", help="lay the keys of a file beside a site's pages: feedback is on")
    lay.add_argument("file", type=Path, help="made by `onrecord keys pack`")
    lay.add_argument("site", type=Path, help="a folder that `onrecord build` made")
    lay.set_defaults(run=_open_keys)
    take = acts.add_parser("withhold", help="take keys away from a site")
    take.add_argument("--banks", type=_names, default=(), help="only these: a,b")
    take.add_argument("site", type=Path, help="a folder that `onrecord build` made")
    take.set_defaults(run=_withhold_keys)


def _pack_keys(chosen) -> int:
    root = find_root()
    told = pack_keys(read_packs(root, chosen.keys or root / "keys"), chosen.out, chosen.banks)
    print(f"The keys of {', '.join(told)} are in {chosen.out}")
    return 0


def _open_keys(chosen) -> int:
    print(f"{chosen.site} now has the keys of {', '.join(open_keys(chosen.file, chosen.site))}")
    return 0


def _withhold_keys(chosen) -> int:
    told = withhold_keys(chosen.site, chosen.banks)
    print(f"Taken away from {chosen.site}: {', '.join(told) or 'nothing, for no keys were there'}")
    return 0


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
    choice = Choice(chosen.chapters, tuple(chosen.withhold), chosen.edition == "instructor")
    out = build_edition(root, chosen.edition, chosen.out or root / "_build" / chosen.edition, choice)
    print(f"The {chosen.edition} edition is in {out}")
    if chosen.zip:
        print(f"It is packed in {pack_edition(out)}")
    return 0


def _serve(chosen) -> int:
    folder = chosen.folder or find_root() / "_build" / "self-study"
    if not (folder / "index.html").is_file():
        raise ContentError(f"{folder} holds no site; run `onrecord build` first")
    serve(folder, chosen.port)
    return 0


if __name__ == "__main__":
    sys.exit(main())
