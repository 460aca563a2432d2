"""Each case of money and of the society that must hold is shown by a test; two tables say which."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TABLES = ROOT / "tests" / "README.md"
OF_THE_SOCIETY = {"register", "shares"}
_ROW = re.compile(r"^\| (\d+) \|.*\|(.*)\|$", re.MULTILINE)
_CITED = re.compile(r"\bCase (\d+)\b|^test_case_(\d+)_", re.MULTILINE)

Shown = dict[int, set[str]]
MONEY, SOCIETY = "## The twelve cases of money", "## The cases of the society"
CASES = {MONEY: range(1, 13), SOCIETY: (1, 2, 3, 4, 5, 9, 10)}


def shown(heading: str) -> Shown:
    """Return the tests that say which case of a table they show."""
    found: Shown = {}
    for path in ROOT.glob("masthead/*/tests/test_*.py"):
        if (path.parts[-3] in OF_THE_SOCIETY) == (heading == SOCIETY):
            for case, name in cited(path):
                found.setdefault(case, set()).add(f"{path.name}::{name}")
    return found


def cited(path: Path) -> list[tuple[int, str]]:
    """Return each case that a test of a file shows, by its name or its docstring."""
    tree = ast.walk(ast.parse(path.read_text()))
    tests = [node for node in tree if isinstance(node, ast.FunctionDef)]
    return [
        (int(in_words or in_name), test.name)
        for test in tests
        if test.name.startswith("test_")
        for in_words, in_name in _CITED.findall(f"{test.name}\n{ast.get_docstring(test) or ''}")
    ]


def tabled(heading: str) -> Shown:
    """Return the tests that a table names for each case."""
    table = TABLES.read_text().partition(heading)[2].partition("\n## ")[0]
    return {int(case): set(re.findall(r"`([^`]+)`", names)) for case, names in _ROW.findall(table)}


@pytest.mark.parametrize("heading", CASES)
def test_every_case_is_shown_by_the_tests_that_its_table_names(heading: str) -> None:
    rows, tests = tabled(heading), shown(heading)
    assert set(rows) == set(CASES[heading])
    unshown = {case: names - tests.get(case, set()) for case, names in rows.items()}
    assert all(rows.values())
    assert {case: names for case, names in unshown.items() if names} == {}
