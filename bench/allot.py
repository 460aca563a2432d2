"""A meeting's whole list allotted: 1,000 applications, each with its money, member and certificate.

The register holds 5,000 members already. `python -m bench.allot_worker` makes them and allots.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.served import environment
from bench.table import Row
from tests.servers import postgresql
from tests.servers.masthead import masthead

APPLICATIONS, MEMBERS = 1_000, 5_000
LIMIT_S = 20


def measure() -> list[Row]:
    """Allot the list on both engines."""
    rows = []
    for engine, paper in (("SQLite", _on_sqlite), ("PostgreSQL", _on_postgresql)):
        with paper() as surroundings:
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


@contextmanager
def _on_sqlite() -> Iterator[dict[str, str]]:
    with tempfile.TemporaryDirectory(prefix="masthead-allot-") as folder:
        yield _founded(folder, {})


@contextmanager
def _on_postgresql() -> Iterator[dict[str, str]]:
    with (
        tempfile.TemporaryDirectory(prefix="masthead-allot-") as folder,
        postgresql.server(hurried=False) as url,
    ):
        yield _founded(folder, {"DATABASE_URL": url})


def _founded(folder: str, database: dict[str, str]) -> dict[str, str]:
    founding = ["init", "--name", "The Ferry Bell", "--society", "The Ferry Bell Society Limited"]
    masthead(Path(folder), *founding, **database)
    return {**environment(folder), **database}
