"""The house rules that a program can check: who imports whom, one doorway a library, no leftovers drawer."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

import corpus
import glossary
import indexer
import search_api
from tests.conftest import ROOT

ROOMS = ("corpus", "glossary", "indexer", "search_api")
MOST_LINES = 300
LEFTOVERS = {"utils", "helpers", "common", "base", "manager", "misc", "types", "models", "core"}

DOORWAYS = {
    "alembic": ("corpus/*",),
    "faiss": ("indexer/dense.py",),
    "httpx": ("search_api/language_model.py",),
    "onnx": ("indexer/model/reference.py",),
    "onnxruntime": ("indexer/model/exported.py",),
    "pypdf": ("indexer/reading/pdf*.py",),
    "sentence_transformers": ("indexer/model/reference.py",),
    "lemminflect": ("glossary/spacy_english.py",),
    "mammoth": ("indexer/reading/docx.py",),
    "openpyxl": ("glossary/interchange/*",),
    "py3langid": ("glossary/english.py",),
    "rdflib": ("glossary/interchange/*",),
    "readability": ("glossary/readability/counters.py",),
    "spacy": ("glossary/spacy_english.py",),
    "sqlalchemy": ("corpus/*",),
    "syllapy": ("glossary/readability/counters.py",),
    "tantivy": ("indexer/words.py",),
    "tokenizers": ("indexer/model/exported.py",),
    "torch": ("indexer/model/reference.py",),
}
"""Library -> the only files that may import it, or call it `Any` and pass it on."""

LAZY = {
    "alembic", "faiss", "lemminflect", "mammoth", "onnx", "onnxruntime", "openpyxl", "py3langid", "rdflib",
    "sentence_transformers", "spacy", "tantivy", "tokenizers", "torch",
}  # fmt: skip
"""Libraries slow to import: only inside the function that needs them, or `--help` would wait for them."""

ENVIRONMENT = {
    "search_api/settings.py": "the one place where settings are read",
    "search_api/demo.py": "DEMO_EXIT is make's, not a user's",
    "indexer/model/reference.py": "tells the libraries themselves to stay off the network",
}


def sources() -> list[str]:
    """Return the paths of all our source files from the checkout's root."""
    return sorted(path.relative_to(ROOT).as_posix() for room in ROOMS for path in (ROOT / room).rglob("*.py"))


@cache
def tree_of(source: str) -> ast.Module:
    return ast.parse((ROOT / source).read_text("utf-8"))


def imported(nodes: Iterator[ast.AST]) -> set[str]:
    """Return the top-level names of the packages that these nodes import."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module") and node.args:
            # Libraries without types are imported by name in their doorway.
            name = node.args[0]
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                found.add(name.value.split(".")[0])
    return found


def at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes that run when a module is imported, not those in functions or for type checkers."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        yield child
        yield from at_import(child)


def test_the_rooms_import_only_whom_they_may(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=str(tmp_path))
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


@pytest.mark.parametrize("library", DOORWAYS)
def test_each_heavy_library_is_met_in_its_doorway_only(library: str) -> None:
    users = [source for source in sources() if library in imported(ast.walk(tree_of(source)))]
    assert users
    assert [user for user in users if not any(fnmatch(user, way) for way in DOORWAYS[library])] == []


def test_no_slow_library_is_imported_before_it_is_needed() -> None:
    # Migrations are loaded only while a catalogue is made or brought up to date.
    looked_at = [source for source in sources() if not fnmatch(source, "corpus/migrations/*")]
    early = {source: imported(at_import(tree_of(source))) & LAZY for source in looked_at}
    assert {source: found for source, found in early.items() if found} == {}


def test_the_environment_is_read_in_one_place() -> None:
    readers = {
        source
        for source in sources()
        for node in ast.walk(tree_of(source))
        if (isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv", "environb"})
        or (isinstance(node, ast.alias) and node.name in {"environ", "getenv"})
    }
    assert readers == set(ENVIRONMENT)


def test_demo_and_reference_touch_only_the_variables_they_are_excused_for() -> None:
    demo = {
        node.args[0].value
        for node in ast.walk(tree_of("search_api/demo.py"))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).startswith("os.environ")
        and isinstance(node.args[0], ast.Constant)
    }
    assert demo <= {"DEMO_EXIT"}
    calls = {
        ast.unparse(node.func)
        for node in ast.walk(tree_of("indexer/model/reference.py"))
        if isinstance(node, ast.Call) and "environ" in ast.unparse(node.func)
    }
    assert calls <= {"os.environ.setdefault"}


@pytest.mark.parametrize("package", [corpus, glossary, indexer, search_api], ids=lambda one: one.__name__)
def test_the_packages_are_those_of_this_checkout(package: object) -> None:
    """`corpus`, `glossary` and `indexer` are also names on the package index."""
    file = Path(str(getattr(package, "__file__", "")))
    assert file.resolve().parents[1] == ROOT


def test_no_file_is_a_drawer_for_leftovers() -> None:
    names = {
        part
        for source in sources()
        for part in (*Path(source).parent.parts, Path(source).stem)
        if part.casefold() in LEFTOVERS
    }
    assert names == set()


def test_a_long_file_gives_its_reason_at_the_top() -> None:
    lengths = {source: (ROOT / source).read_text("utf-8").count("\n") for source in sources()}
    unexcused = {
        source: lines
        for source, lines in lengths.items()
        if lines > MOST_LINES and "Longer than" not in (ast.get_docstring(tree_of(source)) or "")
    }
    assert unexcused == {}


def test_every_module_opens_with_a_sentence() -> None:
    openings = {
        source: (ast.get_docstring(tree_of(source)) or "").split("\n\n")[0].strip() for source in sources()
    }
    assert {source: words for source, words in openings.items() if words[-1:] not in set(".:?")} == {}


def test_there_is_no_package_file_under_tests() -> None:
    """A stray one would make `import indexer.build` find the tests' folder of that name."""
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_each_room_says_that_it_is_typed() -> None:
    assert all((ROOT / room / "py.typed").is_file() for room in ROOMS)
