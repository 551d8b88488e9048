"""Compiles the Python files of zips, inside Pyodide (compile.mjs): the browser then need not, which halves its start.

Of a library's code goes what nobody sees who did not write it: asserts, and the line of each instruction, a third of
the bytes; a traceback names the first line of a library's function. The same source gives the same bytes everywhere.
"""

import importlib.util
import types
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

LONG_AGO = (1980, 1, 1, 0, 0, 0)
NO_LINE, MOST = 0x80 | 13 << 3, 8  # an entry of a line table: no column and the same line, for up to 8 units of 2 bytes


def without_lines(code: types.CodeType) -> types.CodeType:
    """The same code, of which every instruction stands on its first line."""
    whole, rest = divmod(len(code.co_code) // 2, MOST)
    table = bytes([NO_LINE | MOST - 1, 0]) * whole + (bytes([NO_LINE | rest - 1, 0]) if rest else b"")
    inner = tuple(without_lines(it) if isinstance(it, types.CodeType) else it for it in code.co_consts)
    return code.replace(co_linetable=table, co_consts=inner)


def compiled(name: str, source: bytes, optimize: int) -> bytes:
    """A module's bytes as Python keeps them, never checked against a source that is not there."""
    code = without_lines(compile(source, name, "exec", dont_inherit=True, optimize=optimize))
    return bytes(_code_to_hash_pyc(code, importlib.util.source_hash(source), False))


def compile_zips(after: str, *befores: tuple[str, int]) -> None:
    """Write the zip `after` with all that is in the others, their Python files compiled at the level beside each."""
    with zipfile.ZipFile(after, "w") as new:
        for before, optimize in befores:
            with zipfile.ZipFile(before) as old:
                for name in sorted(old.namelist()):
                    data = old.read(name)
                    if name.endswith(".py"):
                        name, data = f"{name}c", compiled(name, data, optimize)
                    new.writestr(zipfile.ZipInfo(name, LONG_AGO), data, zipfile.ZIP_DEFLATED, compresslevel=9)
