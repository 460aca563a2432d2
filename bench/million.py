"""A million gifts in the book: what the panel, the list, a search and the month's screen take.

Half of them count to one special appeal, half to 36 months of the fund. The book has been added
up as the clock does it, but for as many gifts as it leaves at the most; the panel is timed in one
appeal of either kind. `python -m bench.million_worker` loads and asks on one engine.
"""

import json
import os
import subprocess
import sys

from bench.engines import engines, paper_on
from bench.table import Row

GIFTS = int(os.environ.get("BENCH_MILLION", "1000000"))
PANEL_MS = {"SQLite": 20, "PostgreSQL": 5}
LIST_MS, SECOND_MS = 300, 1_000


def measure() -> list[Row]:
    """Load and ask on both engines."""
    rows = []
    for engine in engines():
        with paper_on(engine, hurried=True) as surroundings:
            rows += _asked(engine, surroundings)
    return rows


def _asked(engine: str, surroundings: dict[str, str]) -> list[Row]:
    worker = [sys.executable, "-m", "bench.million_worker", str(GIFTS)]
    done = subprocess.run(
        worker, env=surroundings, stdout=subprocess.PIPE, text=True, check=True, timeout=3_600
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    loaded = found.pop("loaded")
    print(f"  {engine}: {GIFTS:,} gifts loaded in {loaded:.0f} s, past every guard of the book")
    return [
        Row(f"{what}, {engine}", ms, "ms", _limit(what, engine), "limit")
        for what, ms in found.items()
    ]


def _limit(what: str, engine: str) -> float:
    if what.startswith("panel"):
        return PANEL_MS[engine]
    return LIST_MS if what.startswith("list") else SECOND_MS
