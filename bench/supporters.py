"""100,000 people, 20,000 of them supporters: listed, found, looked after by the clock.

The screens are timed as the organiser's browser asks for them, the words rendered. The clock's
turn is one at which no letter is due; what came of the supports, entries in the book, isn't
loaded: none of what is timed reads it but one supporter's page, and that only theirs.
`python -m bench.supporters_worker` loads and asks on one engine.
"""

import json
import os
import subprocess
import sys

from bench.engines import engines, paper_on
from bench.table import Row

PEOPLE = int(os.environ.get("BENCH_PEOPLE", "100000"))
LIST_MS, FIND_MS, TURN_MS = 300, 50, 1_000


def measure() -> list[Row]:
    """Load and ask on both engines."""
    rows = []
    for engine in engines():
        with paper_on(engine, hurried=True) as surroundings:
            worker = [sys.executable, "-m", "bench.supporters_worker", str(PEOPLE)]
            done = subprocess.run(
                worker,
                env=surroundings,
                stdout=subprocess.PIPE,
                text=True,
                check=True,
                timeout=1_800,
            )
        found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
        print(f"  {engine}: {PEOPLE:,} people loaded in {found.pop('loaded'):.0f} s")
        rows += [
            Row(f"{what}, {engine}", ms, "ms", _limit(what), "limit") for what, ms in found.items()
        ]
    return rows


def _limit(what: str) -> float:
    if what.startswith("found"):
        return FIND_MS
    return TURN_MS if what.startswith("the clock") else LIST_MS
