"""An old register of 25,000 rows taken over by the command, whole, as CSV and as a spreadsheet.

The time is that of the whole command, with its start.
"""

import csv
import datetime as dt
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook

from bench.engines import engines, paper_on
from bench.table import Row

ROWS = 25_000
LIMIT_S = 30
HEADER = ("Member no", "Name", "Address", "Town", "Postcode", "Email", "Shares", "Amount", "Joined")
TOTALS = ("--members", str(ROWS), "--shares", "637500", "--amount", "637500")


def measure() -> list[Row]:
    """Take the same register over on both engines, as CSV and as a spreadsheet."""
    with tempfile.TemporaryDirectory(prefix="masthead-take-over-") as folder:
        files = _csv(Path(folder)), _xlsx(Path(folder))
        return [_row(file, engine) for engine in engines() for file in files]


def _row(file: Path, engine: str) -> Row:
    with paper_on(engine) as surroundings:
        took, told = _taken(file, surroundings)
    assert (told["members"], told["taken_over"]) == (ROWS, True), told
    name = f"{ROWS:,} rows of {file.suffix[1:].upper()} on {engine}"
    return Row(name, took, "s", LIMIT_S, "limit")


def _taken(file: Path, surroundings: dict[str, str]) -> tuple[float, dict[str, object]]:
    began = time.perf_counter()
    words = [sys.executable, "-c", "from masthead.cli import main; main()", "import", "register"]
    said = ["--as-at", "2026-06-30", "--nominal", "1", *TOTALS, "--json"]
    done = subprocess.run(
        [*words, str(file), *said], env=surroundings, capture_output=True, text=True, check=True
    )
    return time.perf_counter() - began, json.loads(done.stdout)


def _csv(folder: Path) -> Path:
    file = folder / "old.csv"
    with file.open("w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(HEADER)
        writer.writerows(
            [*row[:-1], f"{row[-1]:%d/%m/%Y}" if isinstance(row[-1], dt.date) else ""]
            for row in _rows()
        )
    return file


def _xlsx(folder: Path) -> Path:
    file, book = folder / "old.xlsx", Workbook(write_only=True)
    sheet = book.create_sheet("Members")
    for row in (HEADER, *_rows()):
        sheet.append(list(row))
    book.save(file)
    return file


def _rows() -> Iterator[tuple[object, ...]]:
    """Yield members who hold from 1 to 50 shares of a pound, entered over thirty years."""
    for number in range(1, ROWS + 1):
        shares = 1 + number % 50
        email = f"member{number}@ferrybell.example" if number % 3 else ""
        joined = dt.date(1996, 1, 13) + dt.timedelta(days=number * 10_000 // ROWS)
        yield (
            number,
            f"Given{number % 700} Family{number % 9_001}",
            f"{number} Quay Street",
            "Threlby",
            "TH1 2AB",
            email,
            shares,
            shares,
            joined,
        )
