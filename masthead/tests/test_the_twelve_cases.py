"""Each of the twelve cases of money that must hold is shown by a test, and the table says which."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "tests" / "README.md"
_ROW = re.compile(r"^\| (\d+) \|.*\|(.*)\|$", re.MULTILINE)
_CITED = re.compile(r"\bCase (\d+)\b")


def shown() -> dict[int, set[str]]:
    """Return the tests that say in their docstring which case they show."""
    found: dict[int, set[str]] = {}
    for path in ROOT.glob("masthead/*/tests/test_*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                for case in _CITED.findall(ast.get_docstring(node) or ""):
                    found.setdefault(int(case), set()).add(f"{path.name}::{node.name}")
    return found


@pytest.mark.parametrize("case", range(1, 13))
def test_a_case_is_shown_by_the_tests_that_the_table_names(case: int) -> None:
    rows = {int(number): set(re.findall(r"`([^`]+)`", names)) for number, names in tabled()}
    assert rows[case]
    assert rows[case] <= shown().get(case, set())


def tabled() -> list[tuple[str, str]]:
    return _ROW.findall(TABLE.read_text())
