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
        *("agreement", "bankcheck", "basereadings", "content", "corpus", "corpuscheck", "exercises", "filings"),
        *("keycheck", "keys", "norms", "repairs", "termscheck"),
    },
    "interface": {"corpus", "exercises", "markup"},
    "render": {"corpus", "exercises", "interface", "markup"},
    "reader": {"corpus", "interface", "markup"},
    "reference": {"corpus", "interface", "markup"},
    "repairs": {"content", "exercises", "markup", "reference"},
    "teach": {"content", "exercises", "markup"},
    "places": {"corpus", "markup", "terms"},
    "register": {"agreement", "basereadings", "corpus", "markup", "norms"},
    "labels": {"exercises", "markup", "packscript"},
    "bankpack": {"corpus", "exercises", "packscript", "render"},
    "bases": {"corpus", "markup", "reference"},
    "filings": {"content", "corpus", "norms"},
    "curves": set(),
    "picture": {"interface", "markup"},
    "picture_bases": {"bases", "corpus", "curves", "interface", "picture"},
    "picture_burden": {"corpus", "interface", "markup", "norms", "picture"},
    "picture_filing": {"corpus", "filings", "interface", "markup", "norms", "picture"},
    "picture_timeline": {"bases", "corpus", "picture"},
    "picture_word": {"corpus", "interface", "markup", "picture", "terms"},
    "documentpack": {"corpus", "markup", "packscript"},
    "live": {"content"},
    "offline": {"live"},
    "keypack": {"corpus", "exercises", "keys", "markup", "packscript", "render"},
    "quiz": {"corpus", "exercises", "interface", "markup", "render"},
    "moodle": {"quiz"},
    "qti": set(),
    "canvas": {"archive", "qti", "quiz"},
    "cartridge": {"archive", "qti", "quiz"},
    "anki": {"archive", "corpus", "markup", "qti", "quiz"},
    "stillpage": {"cartridge", "quiz"},
    "scorm": {"exercises", "notfound", "offline", "pagehead", "qti", "quiz"},
    "exportcommand": {
        *("anki", "archive", "canvas", "cartridge", "content", "contents", "corpus", "editions", "exercises"),
        *("moodle", "quiz", "scorm", "stillpage"),
    },
    "handin": set(),
    "identity": set(),
    "intake": {"handin"},
    "gradebook": {"grading", "handin", "intake"},
    "gradetables": {"content", "gradebook", "identity"},
    "gradejobs": {"gradebook", "gradetables", "intake"},
    "pseudonyms": {"content", "gradetables", "identity"},
    "feedback": {"exercises", "gradebook", "gradetables", "grading", "markup"},
    "gradecommand": {
        *("content", "editions", "exercises", "feedback", "gradejobs", "gradetables", "identity", "intake"),
        "pseudonyms",
    },
    "contents": {"content"},
    "keyfiles": {"archive", "content", "keypack"},
    "editions": {"archive", "content", "contents", "corpus", "exercises", "keypack", "keys", "offline"},
    "svg": set(),
    "itemstats": set(),
    "itemparts": set(),
    "itemcounts": {"gradebook", "grading", "handin", "identity", "intake", "itemparts", "itemstats"},
    "reportquestion": {"exercises", "itemcounts", "itemstats", "labels", "markup", "svg"},
    "report": {"exercises", "feedback", "itemcounts", "itemstats", "markup", "reportquestion", "svg"},
    "reportcommand": {"content", "gradecommand", "intake", "itemcounts", "itemparts", "report"},
    "serve": {"content", "notfound"},
    "panel": set(),
    "lab_marking": {"agreement", "content", "corpus", "norms"},
    "lab_marking_views": {"agreement", "lab_marking", "markup", "norms"},
    "lab_marking_form": {"agreement", "corpus", "lab_marking", "lab_marking_views", "markup", "norms", "panel"},
    "lab_burden": {"content", "corpus", "norms"},
    "lab_burden_views": {"lab_burden", "lab_table", "markup", "norms", "panel"},
    "lab_measures": set(),
    "lab_renderings": {"content", "corpus", "lab_measures", "markup", "panel"},
    "lab_own": {"corpus", "lab_measures", "lab_renderings", "markup", "panel"},
    "lab_sorting": {"lab_measures", "lab_renderings", "markup", "panel"},
    "lab_map": {"content", "corpus"},
    "lab_picture": {"bases", "corpus", "lab_map"},
    "lab_table": {"markup", "panel"},
    "lab_ladder": {"bases", "corpus", "lab_map", "lab_picture", "lab_table", "markup", "panel"},
    "widget": {"grading"},
    "notebook": {"content", "corpus", "exercises", "keypack", "keys", "pinyin", "reader", "render", "widget"},
    "launch": set(),
    "labs": set(),
    "lite": {"labs", "live"},
    "sphinx_labs": {"interface", "labs", "launch", "lite", "live", "markup", "sphinx_base"},
    "sharing": {"markup"},
    "notfound": set(),
    "pagehead": set(),
    "site": {"lite", "markup", "notfound", "pagehead"},
    "sphinx_base": {"agreement", "basereadings", "content", "corpus", "exercises", "filings", "live", "norms"},
    "sphinx_pictures": {
        *("content", "interface", "picture_bases", "picture_burden", "picture_filing", "picture_timeline"),
        *("picture_word", "sphinx_base"),
    },
    "sphinx_text": {
        *("bases", "content", "corpus", "exercises", "interface", "markup", "pinyin", "places", "reader"),
        *("reference", "register", "render", "repairs", "sphinx_base", "teach"),
    },
    "sphinx_script": {"exercises", "markup", "sphinx_base"},
    "sphinx_roles": {"corpus", "markup", "reference", "sphinx_base"},
    "sphinx_files": {"bankpack", "documentpack", "labels", "live", "register", "sphinx_base"},
    "sphinx_ext": {
        *("content", "live", "markup", "notfound", "sharing", "site", "sphinx_base", "sphinx_files"),
        *("sphinx_labs", "sphinx_pictures", "sphinx_roles", "sphinx_script", "sphinx_text"),
    },
    "cli": {
        *("check", "content", "contents", "editions", "exportcommand", "gradecommand", "keyfiles", "newcommand"),
        *("reportcommand", "serve"),
    },
    "__init__": {"notebook"},
    "archive": set(),
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
    "norms",
    "agreement",
    "panel",
    "lab_marking",
    "lab_marking_views",
    "lab_marking_form",
    "lab_burden",
    "lab_burden_views",
    "bases",
    "reference",
    "lab_measures",
    "lab_renderings",
    "lab_own",
    "lab_sorting",
    "lab_map",
    "lab_picture",
    "lab_table",
    "lab_ladder",
)
PURE = {"anywidget", "attrs", "cattrs", "ipywidgets", "traitlets", "yaml"}


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
        "labels",
        "widget",
        "site",
        "teach",
        "sphinx_ext",
        "lab_own",
        "lab_sorting",
        "lab_ladder",
        "lab_marking_form",
        "lab_burden_views",
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
