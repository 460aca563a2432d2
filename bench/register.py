"""A register of 100,000 members and 400,000 transactions: found, read as at a day, printed.

What is found is timed as the secretary's browser asks it, the words rendered; the register as at
a past day is read whole; it is printed by the command, with its start, and its memory is that of
the whole process. `python -m bench.register_worker` loads and asks on one engine.
"""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from bench.engines import engines, paper_on
from bench.table import Row

MEMBERS = int(os.environ.get("BENCH_MEMBERS", "100000"))
PAST = "2021-06-30"
FIND_MS, LIST_MS, PAGE_MS = 50, 1_000, 1_000
AS_AT_MS = {"SQLite": 4_000, "PostgreSQL": 2_000}
PRINT_S, PRINT_MB = 60, 500


def measure() -> list[Row]:
    """Load, ask and print on both engines."""
    rows = []
    for engine in engines():
        with paper_on(engine, hurried=True) as surroundings:
            rows += _asked(engine, surroundings)
            rows += _printed(engine, surroundings)
    return rows


def _asked(engine: str, surroundings: dict[str, str]) -> list[Row]:
    worker = [sys.executable, "-m", "bench.register_worker", str(MEMBERS), PAST]
    done = subprocess.run(
        worker, env=surroundings, stdout=subprocess.PIPE, text=True, check=True, timeout=3_600
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    loaded = found.pop("loaded")
    print(f"  {engine}: {MEMBERS:,} members loaded in {loaded:.0f} s, past every guard")
    return [
        Row(f"{what}, {engine}", ms, "ms", _limit(what, engine), "limit")
        for what, ms in found.items()
    ]


def _limit(what: str, engine: str) -> float:
    if what.startswith("found"):
        return FIND_MS
    return AS_AT_MS[engine] if what.startswith("as at") else LIST_MS


def _printed(engine: str, surroundings: dict[str, str]) -> list[Row]:
    command = [sys.executable, "-c", "from masthead.cli import main; main()", "register"]
    file = Path(surroundings["MASTHEAD_DATA"]) / "register.pdf"
    began = time.perf_counter()
    with file.open("wb") as out:
        subprocess.run(
            [*command, "--as-at", PAST, "--format", "pdf"], env=surroundings, stdout=out, check=True
        )
    took = time.perf_counter() - began
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    assert file.read_bytes()[:5] == b"%PDF-"
    return [
        Row(f"printed, {engine}", took, "s", PRINT_S, "limit"),
        Row(f"memory of the command, {engine}", most, "MB", PRINT_MB, "limit"),
    ]
