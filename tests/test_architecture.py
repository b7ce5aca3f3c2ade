"""How the parts may know each other, and what may not stand in code."""

import ast
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
import yaml
from importlinter import cli

from khobao import gazetteer
from khobao.record.article import Level

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "plugins" / "khobao"
MODULES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = sorted((ROOT / "scripts").glob("*.py"))

KNOWS = {
    "record": set(),
    "gazetteer": set(),
    "content": {"record", "gazetteer"},
    "intake": {"record", "gazetteer", "content"},
    "collections": {"record", "gazetteer", "content"},
    "search": {"record", "gazetteer", "content"},
    "exports": {"record", "gazetteer", "content"},
    "demo": {"record", "gazetteer"},
    "render": set(),
}
"""Each package with the others it may import; only site, not listed, may import them all."""


def imported(path: Path) -> Iterator[str]:
    """Yield the dotted name of everything a module imports, in functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (
                f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names
            )


def package(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_the_contracts_in_pyproject_are_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert cli.lint_imports(no_cache=True) == 0, capsys.readouterr().out


def test_every_package_has_its_place() -> None:
    here = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert here - set(KNOWS) == {"site"}


@pytest.mark.parametrize("path", [one for one in MODULES if package(one) != "site"], ids=name_of)
def test_a_module_imports_only_what_its_package_may_know(path: Path) -> None:
    others = {name.split(".")[1] for name in imported(path) if name.startswith("khobao.")}
    assert others - {package(path)} <= KNOWS.get(package(path), set())


def test_only_site_imports_pelican() -> None:
    users = [
        path for path in MODULES + SCRIPTS for name in imported(path) if name.startswith("pelican")
    ]
    assert {path.relative_to(ROOT).parts[:3] for path in users} == {("plugins", "khobao", "site")}


def test_no_package_imports_a_script_and_none_by_a_relative_name() -> None:
    names = {(name_of(path), name) for path in MODULES for name in imported(path)}
    assert {one for one in names if one[1].split(".")[0] in ("scripts", "", "tests")} == set()


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and text of every string of a module that isn't documentation."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree))
    documentation = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(value, str) and id(node) not in documentation:
            yield node.lineno, unicodedata.normalize("NFC", value)


def found(words: set[str]) -> list[str]:
    return [
        f"{name_of(path)}:{line}: {word}"
        for path in MODULES
        for line, text in literals(path)
        for word in sorted(words)
        if word in text
    ]


def test_no_code_names_a_province() -> None:
    assert found({province.name for province in gazetteer.load().provinces}) == []


def texts(value: object) -> Iterator[str]:
    """Yield every string of a data file's value, keys left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)


def test_no_code_holds_a_line_of_the_tables() -> None:
    tables = sorted((PACKAGE / "intake" / "data").glob("*.yaml"))
    loaded = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in tables]
    lines = {text for table in loaded for text in texts(table) if text.count(" ") >= 2}
    assert len(lines) > 100
    assert found(lines - set(get_args(Level))) == []
