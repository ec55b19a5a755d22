"""The laws of the house, held by reading the code itself."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from dashboard import settings

PACKAGE = settings.ROOT / "dashboard"
SOURCES = sorted(PACKAGE.rglob("*.py"))
# Upwards.
ROOMS = (
    "settings", "words", "wire", "store", "analysis", "ingest", "charts", "cards", "export", "app", "serving",
    "workers", "commands", "steward", "cli", "__main__",
)  # fmt: skip

READS_STORIES = ("app", "commands", "steward", "cli")  # who may know the room ingest

# The laws are functions from code to complaints, so that they can be tried on bad code as well.
Complaints = Iterator[str]


def room(module: str) -> str:
    """dashboard.store.load -> store; dashboard.settings -> settings; what is run stands over all rooms."""
    parts = module.split(".")
    if "__main__" in parts:
        return "__main__"
    return parts[1] if len(parts) > 1 else ""


def module_of(path: Path) -> str:
    parts = path.relative_to(settings.ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports(tree: ast.AST) -> Iterator[str]:
    """Full names of all modules (or names in modules) that are imported, at any depth."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out from the package on"
            assert node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def climbing(module: str, tree: ast.AST) -> Complaints:
    """Law 1: imports go app -> export -> cards -> charts -> analysis -> store -> settings."""
    own = room(module)
    if not own:
        return
    for name in imports(tree):
        if name.split(".")[0] != "dashboard":
            continue
        there = room(name)
        if there not in ROOMS:
            yield f"{name} is in no room"
        elif ROOMS.index(there) > ROOMS.index(own):
            yield f"{own} climbs to {name}"
        if there == "ingest" and own not in ("ingest", *READS_STORIES):
            yield f"{own} knows the reading of stories"
        views = "dashboard.app.views"
        if module.startswith(f"{views}.") and name.startswith(views):
            yield f"a view imports the view {name}"


def streamlit_elsewhere(module: str, tree: ast.AST) -> Complaints:
    """Law 2: streamlit is known in the app alone."""
    for name in imports(tree):
        if name.split(".")[0] == "streamlit" and room(module) != "app":
            yield f"{module} imports {name}"


EDGE = ("dashboard.app.cache",)  # where a figure becomes what the browser gets; elsewhere it is plain data


def plotly_inside(module: str, tree: ast.AST) -> Complaints:
    """Law 2: the classes of plotly are known at the edge alone; its arithmetic of colours is none of them."""
    for name in imports(tree):
        colours = name.startswith("plotly.colors") and room(module) == "charts"
        if name.split(".")[0] == "plotly" and module not in EDGE and not colours:
            yield f"{module} imports {name}"


SQL = re.compile(
    r"\bselect\b.+\bfrom\b|\binsert\s+into\b|\bdelete\s+from\b|\bupdate\b.+\bset\b|\bwith\b.+\bas\s*\("
    r"|\b(create|drop|alter|attach|copy)\s+(or\s+replace\s+|temp\s+)?(table|view|macro|database|type)\b"
    r"|\border\s+by\b|\bgroup\s+by\b|\bunion\s+all\b|\binner\s+join\b|\bpragma\b",
    re.IGNORECASE | re.DOTALL,
)


def texts(tree: ast.AST) -> Iterator[str]:
    """All texts in the code but the docstrings; the fixed parts of an f-string as one."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "?".join(str(p.value) for p in node.values if isinstance(p, ast.Constant))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def sql_in_python(_: str, tree: ast.AST) -> Complaints:
    """Law 2: no SQL text in Python, and nothing is executed but the text of a query file."""
    for text in texts(tree):
        if SQL.search(text):
            yield f"SQL in Python: {text[:60]!r}"
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        asked = node.func.attr in ("execute", "executemany") or (
            node.func.attr in ("sql", "query") and ast.unparse(node.func.value) in ("db", "con", "cursor")
        )
        if asked and (not node.args or not ast.unparse(node.args[0]).startswith("sqlfiles.text(")):
            yield f"executes what no query file says: {ast.unparse(node)[:60]}"


WORK = {
    "open", "read_text", "read_bytes", "read_csv", "connect", "open_database", "build", "today", "now",
    "utcnow", "getenv", "glob", "rglob", "iterdir", "stat", "exists", "is_file", "sleep", "start", "run",
    "loads", "load", "text", "describe", "mkdir", "write_text", "urlopen", "print",
}  # fmt: skip


def work_at_import(module: str, tree: ast.Module) -> Complaints:
    """Law 3: importing a module reads, opens and asks nothing. The app's script is no module."""
    if module in ("dashboard.app.main", "dashboard.__main__"):
        return
    for node in _run_at_import(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in WORK:
                yield f"{module}, line {node.lineno}: {ast.unparse(node)[:60]} at import"
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "os.environ":
            yield f"{module}, line {node.lineno}: the environment is read at import"


def _run_at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Everything that runs when a module is imported: all but the bodies of functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            for part in (*getattr(child, "decorator_list", ()), child.args):
                yield part
                yield from _run_at_import(part)
            continue
        yield child
        yield from _run_at_import(child)


def swallowing(module: str, tree: ast.AST) -> Complaints:
    """Law 5: an error is shown as an error; the app and the charts catch only what they name and use."""
    if room(module) not in ("app", "charts"):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            if re.search(r"\b(everything|Exception|BaseException)\b", caught):
                yield f"{module}, line {node.lineno}: catches {caught}"
            if all(isinstance(step, ast.Pass | ast.Continue) for step in node.body):
                yield f"{module}, line {node.lineno}: {caught} is swallowed"
        if isinstance(node, ast.Attribute | ast.Name) and ast.unparse(node).endswith("suppress"):
            yield f"{module}, line {node.lineno}: suppresses errors"


def arithmetic_of_pandas(module: str, tree: ast.AST) -> Complaints:
    """Law 4: counting is SQL's; pandas reshapes for drawing (and may add lengths of bars it stacks)."""
    counting = {"value_counts", "nunique", "pivot_table", "crosstab", "merge", "mean"}
    if room(module) not in ("charts", "cards", "analysis", "export"):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in counting:
            yield f"{module}, line {node.lineno}: .{node.attr} counts outside SQL"


def own_path(module: str, tree: ast.AST) -> Complaints:
    """Only settings.py knows where it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == "__file__" and room(module) != "settings":
            yield f"{module}, line {node.lineno}: __file__"


WRITES = {"write_text", "write_bytes", "writelines", "touch", "rename", "unlink", "to_csv", "to_excel"}
WRITERS = ("dashboard.store.writer", "dashboard.store.journal")
MAY_WRITE = (
    "dashboard.cli",
    "dashboard.commands",
    "dashboard.steward",
    "dashboard.app.editing.decide",
    "dashboard.app.editing.desk",
)  # and the room ingest


def _writes(node: ast.AST) -> bool:
    """Whether a call writes a file: open("w") in any of its spellings, or a method that writes."""
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name == "open":
        said = [*node.args[:2], *(key.value for key in node.keywords if key.arg == "mode")]
        modes = [part.value for part in said if isinstance(part, ast.Constant)]
        return any(
            isinstance(mode, str) and re.fullmatch("[rwaxbt+]*[wax+][rwaxbt+]*", mode) for mode in modes
        )
    if name in ("to_csv", "to_excel"):
        return bool(node.args)
    return name in WRITES


def one_writer(module: str, tree: ast.AST) -> Complaints:
    """Law 9: what is written to data/ goes through the one writer, which a viewer's pages do not know."""
    if module in WRITERS:
        return
    if module not in MAY_WRITE and room(module) != "ingest":
        for name in imports(tree):
            if name.startswith(WRITERS[0]):
                yield f"{module} knows the writer of data files"
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        in_data = room(module) == "ingest" or "data_dir" in ast.unparse(function)
        for node in ast.walk(function):
            if in_data and _writes(node):
                yield f"{module}, line {node.lineno}: writes a file of data/ beside the one writer"


LAWS = (
    climbing,
    streamlit_elsewhere,
    plotly_inside,
    sql_in_python,
    work_at_import,
    swallowing,
    arithmetic_of_pandas,
    own_path,
    one_writer,
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_house_keeps_its_laws(law) -> None:
    broken = [
        complaint
        for path in SOURCES
        for complaint in law(module_of(path), ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert broken == []


BREACHES = [
    (climbing, "dashboard.store.load", "from dashboard.analysis import answers"),
    (climbing, "dashboard.charts.figures", "def f():\n    from dashboard.app import cards"),
    (climbing, "dashboard.app.views.map", "from dashboard.app.views import stories"),
    (climbing, "dashboard.export.image", "import dashboard.app.cards"),
    (climbing, "dashboard.store.load", "import dashboard.utils"),
    (climbing, "dashboard.cli", "from dashboard.words.__main__ import template"),
    (climbing, "dashboard.words.catalogue", "from dashboard.store import sqlfiles"),
    (streamlit_elsewhere, "dashboard.charts.figures", "import streamlit as st"),
    (streamlit_elsewhere, "dashboard.cli", "from streamlit.web import cli"),
    (plotly_inside, "dashboard.charts.bars", "import plotly.graph_objects as go"),
    (plotly_inside, "dashboard.app.cards", "from plotly import graph_objects"),
    (climbing, "dashboard.cards.pages", "from dashboard.ingest import article"),
    (climbing, "dashboard.ingest.article", "from dashboard.charts import bars"),
    (plotly_inside, "dashboard.export.exhibit", "def f():\n    import plotly"),
    (sql_in_python, "dashboard.app.cards", "x = 'SELECT title\\nFROM events'"),
    (sql_in_python, "dashboard.app.cards", "x = f'select {y} from {z}'"),
    (sql_in_python, "dashboard.analysis.answers", "db.execute(query)"),
    (sql_in_python, "dashboard.analysis.answers", "db.sql(f'from {table}')"),
    (work_at_import, "dashboard.settings", "DATA = Path('x').read_text()"),
    (work_at_import, "dashboard.settings", "class A:\n    today = date.today()"),
    (work_at_import, "dashboard.settings", "def f(day=date.today()): ..."),
    (work_at_import, "dashboard.settings", "HOME = os.environ['HOME']"),
    (work_at_import, "dashboard.store.database", "CON = duckdb.connect()"),
    (swallowing, "dashboard.app.cards", "try:\n    f()\nexcept:\n    g()"),
    (swallowing, "dashboard.app.cards", "try:\n    f()\nexcept (KeyError, Exception):\n    g()"),
    (swallowing, "dashboard.charts.maps", "try:\n    f()\nexcept KeyError:\n    pass"),
    (swallowing, "dashboard.charts.maps", "with contextlib.suppress(KeyError): f()"),
    (arithmetic_of_pandas, "dashboard.charts.figures", "rows.value_counts('code')"),
    (own_path, "dashboard.store.load", "HERE = Path(__file__).parent"),
    (one_writer, "dashboard.app.views.about", "from dashboard.store import writer"),
    (one_writer, "dashboard.app.served", "from dashboard.store.writer import write"),
    (one_writer, "dashboard.cli", "def f(): (settings.data_dir() / 'a').write_text('')"),
    (one_writer, "dashboard.cli", "def f(): rows.to_csv(settings.data_dir() / 'a')"),
    (one_writer, "dashboard.store.load", "def f(data_dir): (data_dir / 'a').open('ab')"),
    (one_writer, "dashboard.store.load", "def f(data_dir): open(data_dir / 'a', mode='r+')"),
    (one_writer, "dashboard.ingest.undo", "def f(path): path.write_bytes(b'')"),
]


@pytest.mark.parametrize(("law", "module", "code"), BREACHES)
def test_a_law_notices_its_breach(law, module: str, code: str) -> None:
    assert list(law(module, ast.parse(code)))


def circles(trees: dict[str, ast.AST]) -> Complaints:
    """Law 1: no module needs itself over others, not even inside a function or for its types alone."""
    needs = {
        module: {
            name if name in trees else name.rpartition(".")[0]  # a name in a module is imported from it
            for name in imports(tree)
        }
        & trees.keys()
        for module, tree in trees.items()
    }
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        yield " -> ".join(error.args[1])


def test_no_module_needs_itself() -> None:
    trees = {module_of(path): ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}
    assert list(circles(trees)) == []


def test_a_circle_is_noticed() -> None:
    code = {
        "dashboard.a": "from dashboard import b",
        "dashboard.b": "def f():\n    from dashboard.c import g",
        "dashboard.c": "if TYPE_CHECKING:\n    from dashboard.a import h",
    }
    assert list(circles({name: ast.parse(text) for name, text in code.items()}))
    del code["dashboard.c"]
    assert not list(circles({name: ast.parse(text) for name, text in code.items()}))


IMPORT_ALL = """
import importlib, sys
def watch(event, args):
    if event == "open" and isinstance(args[0], str) and args[0].startswith(sys.argv[1]):
        if not args[0].endswith((".py", ".pyc")) and not {".venv", "__pycache__"} & set(args[0].split("/")):
            print("opens", args[0])
    if event in ("socket.connect", "subprocess.Popen", "os.mkdir"):
        print(event, args)
sys.addaudithook(watch)
for name in sys.argv[2:]:
    importlib.import_module(name)
"""


def test_importing_everything_opens_nothing() -> None:
    """Law 3 once more, by watching: no data, query or database file is touched, nothing is started."""
    names = [module_of(path) for path in SOURCES]
    names = [name for name in names if name not in ("dashboard.app.main", "dashboard.__main__")]
    command = [sys.executable, "-c", IMPORT_ALL, str(settings.ROOT), *names]
    done = subprocess.run(command, cwd=settings.ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == ""
