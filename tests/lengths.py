"""Hold files and functions to the lengths of STYLE.md: `python -m tests.lengths`.

No file over 300 lines; functions with a median of at most 10 lines and nine in ten under 28,
docstrings counted, migrations left out. Said for the code alone too, since tests are short.
"""

import ast
import statistics
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

LONGEST_FILE = 300
MEDIAN_FUNCTION = 10
NINE_IN_TEN = 28
READ_AS_LINES = (".py", ".html", ".js", ".sh", ".css")


def main() -> int:
    """Print what is too long and return 1, or the figures and return 0."""
    files = [file for file in ours() if "/migrations/" not in str(file)]
    faults = [
        f"{file}: {lines} lines, {LONGEST_FILE} at most"
        for file in files
        if file.suffix in READ_AS_LINES and (lines := count_lines(file)) > LONGEST_FILE
    ]
    code = [file for file in files if file.suffix == ".py"]
    for name, part in (("all", code), ("without tests", list(filter(is_not_test, code)))):
        faults += judge(name, sorted(lengths(part)))
    print("\n".join(faults))
    return 1 if faults else 0


def ours() -> list[Path]:
    """Return the files that git knows and that are there."""
    listed = subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=True)
    return [path for path in map(Path, listed.stdout.splitlines()) if path.is_file()]


def is_not_test(path: Path) -> bool:
    """Say whether a file is code rather than a test."""
    return "tests" not in path.parts


def count_lines(path: Path) -> int:
    """Return how many lines a file has."""
    return path.read_text(encoding="utf-8").count("\n")


def lengths(files: Iterable[Path]) -> Iterable[tuple[int, str]]:
    """Yield each function's length in lines, and where it is."""
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                end = node.end_lineno or node.lineno
                yield end - node.lineno + 1, f"{file}:{node.lineno} {node.name}"


def judge(name: str, functions: list[tuple[int, str]]) -> list[str]:
    """Print the figures of some functions, shortest first; return what is wrong with them."""
    if not functions:
        return []
    median = statistics.median(length for length, _ in functions)
    at_nine_tenths = functions[int(len(functions) * 0.9)][0]
    print(f"functions, {name}: {len(functions)}, median {median:g}, nine in ten {at_nine_tenths}")
    faults = []
    if median > MEDIAN_FUNCTION:
        faults.append(f"median function of {median:g} lines, {MEDIAN_FUNCTION} at most ({name})")
    if at_nine_tenths >= NINE_IN_TEN:
        faults.append(f"one function in ten has {NINE_IN_TEN} lines or more ({name}):")
        faults += [f"    {length} {place}" for length, place in functions[-10:]]
    return faults


if __name__ == "__main__":
    sys.exit(main())
