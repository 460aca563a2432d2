"""A meeting's whole list allotted: 1,000 applications, each with its money, member and certificate.

The register holds 5,000 members already. `python -m bench.allot_worker` makes them and allots.
"""

import json
import subprocess
import sys

from bench.engines import engines, paper_on
from bench.table import Row

APPLICATIONS, MEMBERS = 1_000, 5_000
LIMIT_S = 20


def measure() -> list[Row]:
    """Allot the list on both engines."""
    rows = []
    for engine in engines():
        with paper_on(engine) as surroundings:
            told = _allot(surroundings)
            assert told["allotted"] == APPLICATIONS, told
            what = f"{APPLICATIONS:,} applications allotted on {engine}"
            rows.append(Row(what, told["took"], "s", LIMIT_S, "limit"))
    return rows


def _allot(surroundings: dict[str, str]) -> dict[str, float]:
    worker = [sys.executable, "-m", "bench.allot_worker", str(APPLICATIONS), str(MEMBERS)]
    done = subprocess.run(worker, env=surroundings, check=True, capture_output=True, text=True)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told
