"""Gifts recorded and acknowledged, eight at once, beside a bare insert of the same rows.

Each of eight processes is a worker of the server: it calls the verb, and the next gift when that
one is committed. Then the same processes write the same rows, one transaction a gift, with the
driver alone. Both engines wait for the disk. `python -m bench.writes_worker` is one worker.
"""

import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass

from bench.engines import engines, paper_on
from bench.table import Row

CLIENTS = 8
GIFTS_EACH = int(os.environ.get("BENCH_GIFTS", "250"))
LONGEST_WAIT_MS = 500
LEAST = {"PostgreSQL": 1 / 2, "SQLite": 1 / 3}


@dataclass(frozen=True)
class Run:
    """What eight writers did: gifts a second in all, and how long each gift took, in ms."""

    rate: float
    waits_ms: list[float]

    @property
    def in_words(self) -> str:
        """Return the median, the 99th of a hundred and the longest wait."""
        ninety_ninth = statistics.quantiles(self.waits_ms, n=100)[98]
        return (
            f"median {statistics.median(self.waits_ms):.1f} ms, 99th {ninety_ninth:.1f} ms,"
            f" longest {max(self.waits_ms):.1f} ms"
        )


def measure() -> list[Row]:
    """Write on both engines: through the verb, then bare."""
    rows = []
    for engine in engines():
        with paper_on(engine, ["appeal", "The boat fund", "--target", "18000"]) as surroundings:
            # The first run of each only makes the disk and the caches ready.
            for kind in ("verb", "bare"):
                run(kind, surroundings, gifts_each=25)
            verb, bare = (run(kind, surroundings) for kind in ("verb", "bare"))
        print(f"  {engine}, through the verb: {verb.in_words}\n  {engine}, bare: {bare.in_words}")
        rows += _rows(engine, verb=verb, bare=bare)
    return rows


def _rows(engine: str, *, verb: Run, bare: Run) -> list[Row]:
    longest = Row(f"the longest wait on {engine}", max(verb.waits_ms), "ms", 500, "limit")
    ratio = Row(
        f"gifts a second on {engine}",
        verb.rate,
        "gifts/s",
        bare.rate,
        "bare inserts",
        at_least=LEAST[engine],
    )
    return [ratio, longest] if engine == "SQLite" else [ratio]


def run(kind: str, surroundings: dict[str, str], *, gifts_each: int = GIFTS_EACH) -> Run:
    """Let eight processes write at once, `kind` being "verb" or "bare"."""
    workers = [
        subprocess.Popen(
            [sys.executable, "-m", "bench.writes_worker", kind, str(gifts_each)],
            env=surroundings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(CLIENTS)
    ]
    for worker in workers:
        assert worker.stdout
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        assert worker.stdin
        worker.stdin.write("go\n")
        worker.stdin.flush()
    found = [json.loads(worker.communicate()[0]) for worker in workers]
    took = max(one["ended"] for one in found) - min(one["began"] for one in found)
    waits = [wait * 1000 for one in found for wait in one["waits"]]
    return Run(len(waits) / took, waits)
