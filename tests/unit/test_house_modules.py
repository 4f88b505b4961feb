"""Rules on every module: its size, its docstring, its words, and what it may not call."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = ("fieldcase", "ui", "resources", "tests", "packaging")
MODULES = sorted(path.relative_to(ROOT).as_posix() for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
PROGRAM = [name for name in MODULES if not name.startswith("tests/")]
CORE = [name for name in MODULES if name.startswith("fieldcase/")]
Function = ast.FunctionDef | ast.AsyncFunctionDef


@lru_cache(maxsize=1)
def nodes(module: ast.Module) -> list[ast.AST]:
    """All of a module's syntax tree, walked once for everything that is asked of it."""
    return list(ast.walk(module))


def code_lines(function: Function) -> int:
    """Lines of a function without its docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is not None:
        lines -= (function.body[0].end_lineno or 0) - function.body[0].lineno + 1
    return lines


def dotted(node: ast.expr) -> str:
    """`a.b.c` of a call's function, empty where it is anything else."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def calls(module: ast.Module) -> Iterator[str]:
    """The dotted name of everything a module calls."""
    return (dotted(node.func) for node in nodes(module) if isinstance(node, ast.Call))


def imported(module: ast.Module) -> set[str]:
    """The first names of everything a module imports."""
    names = set()
    for node in nodes(module):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


@dataclass(frozen=True)
class Read:
    """What the rules below ask of one module."""

    says_what_it_knows: bool
    too_long: list[str]
    silent_classes: list[str]
    hollow: list[str]
    calls: set[str]
    imports: set[str]
    sentences_written_out: bool
    tests: list[str]

    def forbidden(self, called: set[str], modules: set[str]) -> set[str]:
        """Which of these calls and imports the module makes."""
        return (called & self.calls) | (modules & self.imports)


@cache
def read(name: str) -> Read:
    """A module of this repository. Each is parsed once for all the rules; the trees of all would fill the memory."""
    module = ast.parse((ROOT / name).read_text(encoding="utf-8"), name)
    functions = [each for each in nodes(module) if isinstance(each, Function)]
    classes = [each for each in module.body if isinstance(each, ast.ClassDef)]
    return Read(
        says_what_it_knows=bool(ast.get_docstring(module)),
        too_long=[each.name for each in functions if code_lines(each) > 40],
        silent_classes=[each.name for each in classes if not ast.get_docstring(each)],
        hollow=hollow_names(name, module),
        calls=set(calls(module)),
        imports=imported(module),
        sentences_written_out=written_out(module),
        tests=[each.name for each in functions if each.name.startswith("test_")],
    )


def too_large(name: str) -> bool:
    """Whether a module is longer than a person reads at once, or a line than a screen is wide."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return len(lines) > 300 or any(len(line) > 120 for line in lines)


def test_every_module_is_of_a_size_to_read() -> None:
    assert [name for name in MODULES if too_large(name)] == []


def test_every_module_says_what_it_knows() -> None:
    assert [name for name in MODULES if name != "ui/__init__.py" and not read(name).says_what_it_knows] == []


def test_every_function_of_the_program_fits_on_a_screen() -> None:
    assert [(name, each) for name in PROGRAM for each in read(name).too_long] == []


def test_every_class_of_the_program_says_what_it_is() -> None:
    assert [(name, each) for name in PROGRAM for each in read(name).silent_classes] == []


HOLLOW = {"manager", "controller", "helper", "helpers", "util", "utils", "common", "item", "items", "data"}


def hollow(name: str) -> set[str]:
    """Words in a name that say nothing about what is named."""
    return HOLLOW & set(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().split("_"))


@pytest.mark.parametrize("bad", ["VaultManager", "load_data", "utils", "CaseItem", "common_words", "HelperThing"])
def test_a_hollow_name_would_be_found(bad: str) -> None:
    assert hollow(bad)


@pytest.mark.parametrize("good", ["metadata", "itemised", "Commons", "VaultError", "dating"])
def test_a_name_that_only_looks_hollow_is_left_alone(good: str) -> None:
    assert not hollow(good)


# Names that Qt calls: a model and a layout of the window have to answer to them, and nothing else may bear them.
QT_CALLS = {
    "QAbstractItemModel": {"data", "headerData"},
    "QAbstractListModel": {"data", "headerData"},
    "QAbstractTableModel": {"data", "headerData"},
    "QLayout": {"addItem", "itemAt"},
    "QStyledItemDelegate": {"setEditorData", "setModelData"},
}


def answers_to_qt(name: str, module: ast.Module) -> set[ast.AST]:
    """The methods of a module of the window whose names are Qt's own."""
    if not name.startswith("ui/"):
        return set()
    found: set[ast.AST] = set()
    for each in nodes(module):
        if isinstance(each, ast.ClassDef):
            names = {called for base in each.bases for called in QT_CALLS.get(dotted(base), ())}
            found |= {method for method in each.body if isinstance(method, Function) and method.name in names}
    return found


def hollow_names(name: str, module: ast.Module) -> list[str]:
    """The hollow names of a module: its own, its folder's, its classes' and functions'."""
    qt = answers_to_qt(name, module)
    named = [Path(name).stem, Path(name).parent.name]
    named += [each.name for each in nodes(module) if isinstance(each, (Function, ast.ClassDef)) and each not in qt]
    return [each for each in named if hollow(each)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("fieldcase/x.py", "class Rows(QAbstractTableModel):\n    def data(self): ..."),
        ("ui/x.py", "def data(): ..."),
        ("ui/x.py", "class Rows(QWidget):\n    def data(self): ..."),
        ("ui/x.py", "class Rows(QAbstractTableModel):\n    def row_data(self): ..."),
        ("ui/x.py", "class Flow(QLayout):\n    def data(self): ..."),
        ("ui/x.py", "class Flow(QLayout):\n    def add(self):\n        def addItem(): ..."),
    ],
)
def test_a_hollow_name_that_qt_does_not_ask_for_would_be_found(name: str, text: str) -> None:
    assert hollow_names(name, ast.parse(text))


@pytest.mark.parametrize(("base", "method"), [("QAbstractTableModel", "data"), ("QLayout", "itemAt")])
def test_a_method_that_qt_calls_may_have_the_name_that_qt_gave_it(base: str, method: str) -> None:
    assert hollow_names("ui/x.py", ast.parse(f"class Rows({base}):\n    def {method}(self): ...")) == []


def test_modules_classes_and_functions_have_the_words_of_the_field() -> None:
    assert [(name, each) for name in PROGRAM for each in read(name).hollow] == []


TIME_AND_CHANCE = {"datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time", "time.time_ns"}
TIME_AND_CHANCE |= {"os.urandom", "datetime.datetime.now", "datetime.date.today"}
BYPASSES = {"os.fork", "os.system", "eval", "exec", "breakpoint"}


@pytest.mark.parametrize(
    "line",
    ["import random", "from secrets import token_bytes", "import uuid", "datetime.now()", "x = os.urandom(3)"],
)
def test_a_look_at_the_clock_or_the_dice_would_be_found(line: str) -> None:
    module = ast.parse(line)
    assert (TIME_AND_CHANCE & set(calls(module))) | ({"random", "secrets", "uuid"} & imported(module))


def test_only_the_world_is_asked_for_the_time_and_for_chance() -> None:
    found = {name: read(name).forbidden(TIME_AND_CHANCE, {"random", "secrets", "uuid"}) for name in CORE}
    assert [name for name, what in found.items() if what] == ["fieldcase/world.py"]


def test_the_core_writes_no_temporary_file_and_no_log() -> None:
    found = {name: read(name).forbidden(set(), {"tempfile", "logging", "traceback", "shelve"}) for name in CORE}
    assert [name for name, what in found.items() if what] == []


def test_the_core_neither_forks_nor_runs_text_as_program() -> None:
    assert [name for name in CORE if read(name).forbidden(BYPASSES, {"multiprocessing"})] == []


def test_in_the_core_only_a_command_prints() -> None:
    printing = [name for name in CORE if "print" in read(name).calls]
    assert [name for name in printing if not name.startswith("fieldcase/cli")] == []


def written_out(module: ast.Module) -> bool:
    """Whether every sentence marked for translation stands there as it is, with no value put in beforehand."""
    marks = [node for node in nodes(module) if isinstance(node, ast.Call) and dotted(node.func).endswith("N_")]
    return all(isinstance(argument, ast.Constant) for mark in marks for argument in mark.args)


@pytest.mark.parametrize("line", ['N_(f"{x} is gone")', "errors.N_(sentence)", 'N_("{x}".format(x=1))'])
def test_a_sentence_put_together_before_its_translation_would_be_found(line: str) -> None:
    assert not written_out(ast.parse(line))


def test_every_sentence_for_translation_is_written_out() -> None:
    assert [name for name in PROGRAM if not read(name).sentences_written_out] == []


REPLACES = re.compile(r"(?im)(insert\s+or\s+replace|^\s*replace\s+into)")
STRICT = re.compile(r"(?i)\)\s*(without\s+rowid\s*,\s*)?strict(\s*,\s*without\s+rowid)?\s*$")


def lax_tables(statements: str) -> list[str]:
    """The CREATE TABLE statements that would take a text for a number; virtual tables are left alone."""
    plain = re.sub(r"--.*", "", statements).split(";")
    return [each for each in plain if re.match(r"(?i)\s*create\s+table", each) and not STRICT.search(each)]


@pytest.mark.parametrize(
    ("statement", "lax"),
    [
        ("CREATE TABLE a (b TEXT);", 1),
        ("create table a (b TEXT) WITHOUT ROWID;", 1),
        ("CREATE TABLE a (b TEXT) STRICT;", 0),
        ("CREATE TABLE a (b TEXT) STRICT, WITHOUT ROWID; -- why", 0),
        ("CREATE VIRTUAL TABLE a USING fts5(b);", 0),
    ],
)
def test_a_lax_table_would_be_found(statement: str, lax: int) -> None:
    assert len(lax_tables(statement)) == lax


def test_every_table_is_strict_and_no_row_is_replaced_behind_the_index() -> None:
    sources = [*(ROOT / "fieldcase").rglob("*.sql"), *(ROOT / name for name in CORE)]
    texts = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in sources}
    assert [name for name, text in texts.items() if REPLACES.search(text)] == []
    assert [name for name, text in texts.items() if name.endswith(".sql") and lax_tables(text)] == []


def test_the_name_of_every_test_is_a_sentence() -> None:
    modules = [name for name in MODULES if re.search(r"/test_\w+\.py$", name)]
    assert [each for name in modules for each in read(name).tests if each.count("_") < 3] == []
