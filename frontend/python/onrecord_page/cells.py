"""Runs cells, one after the other, in one namespace, and tells what they raise in few lines."""

import builtins
import linecache
import sys
import traceback
import types
from importlib.util import find_spec

from pyodide.code import eval_code_async, find_imports

from . import comms
from .shows import Stream, display
from .wire import during, post

main = types.ModuleType("__main__")
streams = Stream("stdout"), Stream("stderr")


def missing(code: str) -> list[str]:
    """What a cell imports that is not here; a cell that does not parse will say so itself."""
    tops = {name.partition(".")[0] for name in find_imports(code)}
    return [name for name in sorted(tops) if name not in sys.modules and find_spec(name) is None]


def no_input(prompt: object = "") -> str:
    raise RuntimeError("input() cannot ask on this page; write the value into the cell")


def start() -> None:
    """To be called once, before anything runs."""
    comms.install()
    sys.modules["__main__"] = main
    main.display = display
    builtins.input = no_input
    sys.stdout, sys.stderr = streams


async def run(code: str, cell: int, label: str) -> bool:
    """Run a cell and show its last value; return whether it came to its end. `label` is its name in tracebacks."""
    name = f"<{label}>"
    linecache.cache[name] = (len(code), None, code.splitlines(True), name)
    with during(cell):
        try:
            value = await eval_code_async(code, main.__dict__, filename=name)
            if value is not None:
                main._ = value
                display(value)
        except BaseException as error:
            tell(error)
            return False
        return True


def tell(error: BaseException) -> None:
    """Send an error with those lines of the cells that led to it, none of the libraries'."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_cell(frame.filename)]
    lines = ["".join(traceback.format_list(frames))] if frames else []
    said = "".join(traceback.format_exception_only(error))
    post("error", name=type(error).__name__, text="".join([*lines, said]))


def _is_cell(name: str) -> bool:
    return name.startswith("<") and name in linecache.cache
