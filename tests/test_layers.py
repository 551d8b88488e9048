"""Dependencies point one way, and what shows a question cannot reach a key."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "onrecord"

LAYERS = {
    "content": set(),
    "markup": set(),
    "packscript": set(),
    "grading": set(),
    "pinyin": set(),
    "numerals": set(),
    "importtext": {"numerals"},
    "importfile": {"importtext"},
    "templates": set(),
    "scaffold": {"content", "templates"},
    "newcommand": {"content", "importfile", "importtext", "scaffold"},
    "corpus": {"content"},
    "corpuscheck": {"content", "corpus"},
    "exercises": {"content", "corpus"},
    "bankcheck": {"content", "corpus", "exercises"},
    "keys": {"content", "corpus", "exercises"},
    "keycheck": {"content", "corpus", "exercises", "keys"},
    "terms": {"corpus"},
    "termscheck": {"content", "corpus", "terms"},
    "norms": {"content", "corpus"},
    "agreement": {"content", "corpus", "norms"},
    "basereadings": {"agreement", "content", "corpus"},
    "check": {
        *(
            "agreement",
            "bankcheck",
            "basereadings",
            "content",
            "corpus",
            "corpuscheck",
            "exercises",
            "keycheck",
            "keys",
            "norms",
        ),
        *("repairs", "termscheck"),
    },
    "interface": {"corpus", "exercises", "markup"},
    "render": {"corpus", "exercises", "interface", "markup"},
    "reader": {"corpus", "interface", "markup"},
    "reference": {"corpus", "interface", "markup"},
    "repairs": {"content", "exercises", "markup", "reference"},
    "teach": {"content", "exercises", "markup"},
    "places": {"corpus", "markup", "terms"},
    "register": {"agreement", "basereadings", "corpus", "markup", "norms"},
    "bankpack": {"corpus", "exercises", "render", "packscript"},
    "bases": {"corpus", "markup", "reference"},
    "documentpack": {"corpus", "markup", "packscript"},
    "live": {"content"},
    "offline": {"live"},
    "keypack": {"corpus", "exercises", "keys", "markup", "render", "packscript"},
    "quiz": {"corpus", "exercises", "interface", "markup", "render"},
    "moodle": {"quiz"},
    "qti": set(),
    "canvas": {"qti", "quiz"},
    "cartridge": {"qti", "quiz"},
    "anki": {"corpus", "markup", "qti", "quiz"},
    "exportcommand": {
        *("anki", "canvas", "cartridge", "content", "corpus", "editions", "exercises", "moodle", "quiz"),
    },
    "handin": set(),
    "identity": set(),
    "intake": {"handin"},
    "gradebook": {"grading", "handin", "intake"},
    "gradetables": {"content", "gradebook", "identity"},
    "gradejobs": {"gradebook", "gradetables", "intake"},
    "pseudonyms": {"content", "gradetables", "identity"},
    "feedback": {"exercises", "gradebook", "grading", "gradetables", "markup"},
    "gradecommand": {
        *("content", "editions", "exercises", "feedback", "gradejobs", "gradetables", "identity", "intake"),
        "pseudonyms",
    },
    "contents": {"content"},
    "keyfiles": {"content", "editions", "keypack"},
    "editions": {"content", "contents", "corpus", "exercises", "keys", "keypack", "offline"},
    "svg": set(),
    "itemstats": set(),
    "itemparts": set(),
    "itemcounts": {"gradebook", "grading", "handin", "identity", "intake", "itemparts", "itemstats"},
    "reportquestion": {"exercises", "itemcounts", "itemstats", "markup", "svg"},
    "report": {"exercises", "feedback", "itemcounts", "itemstats", "markup", "reportquestion", "svg"},
    "reportcommand": {"content", "gradecommand", "intake", "itemcounts", "itemparts", "report"},
    "serve": {"content", "notfound"},
    "panel": set(),
    "widget": {"grading"},
    "notebook": {"content", "corpus", "exercises", "keys", "keypack", "pinyin", "reader", "render", "widget"},
    "launch": set(),
    "labs": set(),
    "lite": {"labs", "live"},
    "sphinx_labs": {"interface", "labs", "launch", "lite", "live", "markup", "sphinx_base"},
    "sharing": {"markup"},
    "notfound": set(),
    "site": {"lite", "markup", "notfound"},
    "sphinx_base": {"agreement", "basereadings", "content", "corpus", "exercises", "live", "norms"},
    "sphinx_text": {
        *("bases", "content", "corpus", "exercises", "interface", "markup", "pinyin", "places", "reader", "reference"),
        *("register", "render", "repairs", "sphinx_base", "teach"),
    },
    "sphinx_script": {"exercises", "markup", "sphinx_base"},
    "sphinx_roles": {"corpus", "markup", "reference", "sphinx_base"},
    "sphinx_files": {"bankpack", "documentpack", "live", "register", "sphinx_base"},
    "sphinx_ext": {
        *(
            "content",
            "live",
            "markup",
            "notfound",
            "sharing",
            "site",
            "sphinx_base",
            "sphinx_files",
            "sphinx_labs",
            "sphinx_roles",
            "sphinx_script",
            "sphinx_text",
        ),
    },
    "cli": {
        *("check", "content", "contents", "editions", "exportcommand", "gradecommand", "keyfiles", "newcommand"),
        *("reportcommand", "serve"),
    },
    "__init__": {"notebook"},
}
IN_THE_BROWSER = (
    "content",
    "corpus",
    "exercises",
    "interface",
    "render",
    "reader",
    "widget",
    "keys",
    "keypack",
    "grading",
    "notebook",
    "markup",
    "packscript",
    "panel",
)
PURE = {"attrs", "cattrs", "yaml", "anywidget", "ipywidgets", "traitlets"}


def imports(module: str) -> tuple[set[str], set[str]]:
    """The package's modules and the outside packages that a module imports."""
    own, outside = set(), set()
    for node in ast.walk(ast.parse((PACKAGE / f"{module}.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            own |= {node.module} if node.module else {alias.name for alias in node.names} - {"__version__"}
        elif isinstance(node, ast.ImportFrom):
            outside.add(node.module.partition(".")[0])
        elif isinstance(node, ast.Import):
            outside |= {alias.name.partition(".")[0] for alias in node.names}
    return own, outside


def test_every_module_has_its_place():
    assert {path.stem for path in PACKAGE.glob("*.py")} == set(LAYERS)


@pytest.mark.parametrize("module", LAYERS)
def test_a_module_imports_only_what_lies_below_it(module):
    assert imports(module)[0] <= LAYERS[module]


@pytest.mark.parametrize(
    "module",
    [
        "render",
        "reader",
        "reference",
        "register",
        "repairs",
        "places",
        "bankpack",
        "documentpack",
        "widget",
        "site",
        "teach",
        "sphinx_ext",
    ],
)
def test_what_shows_a_question_cannot_reach_a_key(module):
    reached, waiting = set(), [module]
    while waiting:
        for name in imports(waiting.pop())[0] - reached:
            reached.add(name)
            waiting.append(name)
    assert not reached & {"keys", "keypack"}


@pytest.mark.parametrize("module", IN_THE_BROWSER)
def test_what_runs_in_the_browser_too_imports_nothing_compiled(module):
    import sys

    assert imports(module)[1] - set(sys.stdlib_module_names) <= PURE
