"""What of Python's own library the browser loads at once, and what waits until a cell imports it; with the reasons.

Everything that is not named here is loaded at once. Modules that wait are laid into one package of their own
(runtime.py), so that nothing is lost; encodings that are left out are not in the site at all.
"""

from __future__ import annotations

WAITS = {
    "needs processes, which a browser has not": (*("compileall", "multiprocessing", "pty", "py_compile", "zipapp"),),
    "speaks to servers, which the page's policy forbids": (
        *("ftplib", "http", "imaplib", "mailbox", "netrc", "nturl2path", "poplib", "smtplib"),
        *("socketserver", "webbrowser", "wsgiref", "xmlrpc"),
    ),
    "is for a terminal": (
        *("_pyrepl", "argparse", "cmd", "fileinput", "getopt", "getpass", "optparse", "rlcompleter", "tty"),
    ),
    "is for those who debug, measure or document programs": (
        *("bdb", "cProfile", "doctest", "modulefinder", "pdb", "pickletools", "profile", "pstats", "pyclbr", "pydoc"),
        *("symtable", "tabnanny", "trace", "tracemalloc", "unittest"),
    ),
    "reads or writes a format that the course has not": (
        *("configparser", "plistlib", "shelve", "sqlite3", "tomllib", "wave", "xml", "zoneinfo"),
    ),
    "has a compiled twin in the core, which is what Python takes": ("_py_abc", "_pydatetime", "_pyio"),
    "calls C libraries, and there are none": ("ctypes",),
    "is a joke or an example": ("__hello__", "__phello__", "antigravity", "this"),
}

# Python's core carries these within itself, and never looks for them.
FROZEN = {
    *("_collections_abc", "_sitebuiltins", "abc", "codecs", "genericpath", "importlib/_bootstrap"),
    *("importlib/_bootstrap_external", "importlib/machinery", "importlib/util", "io", "ntpath", "os", "posixpath"),
    *("runpy", "site", "stat", "zipimport"),
}

# The course’s files are UTF-8; Chinese encodings stay, for whoever asks what an old page was written in; zips ask for cp437.
ENCODINGS = {
    *(
        "__init__",
        "aliases",
        "ascii",
        "big5",
        "charmap",
        "cp1252",
        "cp437",
        "cp950",
        "gb18030",
        "gb2312",
        "gbk",
    ),
    *("big5hkscs", "hz", "idna", "iso8859_1", "latin_1", "punycode", "raw_unicode_escape", "unicode_escape", "utf_16"),
    *("utf_16_be", "utf_16_le", "utf_32", "utf_7", "utf_8", "utf_8_sig"),
}


def place(name: str) -> str:
    """Where a file of the library goes: "now", "waits", or "" for nowhere."""
    top = name.partition("/")[0].removesuffix(".py")
    if not name.endswith(".py") or name.removesuffix(".py") in FROZEN:
        return ""
    if top == "encodings":
        return "now" if name.rpartition("/")[2].removesuffix(".py") in ENCODINGS else ""
    return "waits" if any(top in modules for modules in WAITS.values()) else "now"
