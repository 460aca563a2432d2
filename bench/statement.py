"""A statement of 10,000 lines, read and matched by the command; half become somebody's gifts.

The other half wait, as those of a paper do whose givers send what they like. The time is that of
the whole command, with its start. `python -m bench.statement_worker` enters the standing orders.
"""

import csv
import json
import subprocess
import sys
import time
from pathlib import Path

from bench.engines import engines, paper_on
from bench.table import Row

LINES, ORDERS = 10_000, 5_000
LIMIT_S = 20


def measure() -> list[Row]:
    """Read and match on both engines, and the same file once more, of which nothing is new."""
    rows = []
    for engine in engines():
        with paper_on(engine, ["appeal", "The boat fund", "--target", "18000"]) as surroundings:
            worker = [sys.executable, "-m", "bench.statement_worker", str(ORDERS)]
            subprocess.run(worker, env=surroundings, check=True)
            file = Path(surroundings["MASTHEAD_DATA"]) / "november.csv"
            _write(file)
            took, told = _read(file, surroundings)
            assert (told["new"], told["matched"]) == (LINES, ORDERS), told
            rows.append(Row(f"{LINES:,} lines on {engine}", took, "s", LIMIT_S, "limit"))
    return rows


def _write(file: Path) -> None:
    """Write a statement in which every other line is a standing order."""
    balance = 100_000
    with file.open("w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["Date", "Description", "Paid out", "Paid in", "Balance"])
        for number in range(LINES):
            balance += 1_000
            known, place = number % 2 == 0, number // 2
            words = f"STO GIVER{place:05} BELL" if known else f"FPI PAYER {place:05} THREE"
            day = f"{1 + number * 20 // LINES:02}/06/2026"
            writer.writerow([day, words, "", "10.00", f"{balance / 100:.2f}"])


def _read(file: Path, surroundings: dict[str, str]) -> tuple[float, dict[str, object]]:
    began = time.perf_counter()
    words = [sys.executable, "-c", "from masthead.cli import main; main()"]
    done = subprocess.run(
        [*words, "statement", str(file), "--json"],
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
    )
    return time.perf_counter() - began, json.loads(done.stdout)
