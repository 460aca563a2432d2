"""`make trust`: every ordeal in full, or those named: `python -m tests.trust [NAME …] [SEED]`."""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.servers import postgresql
from tests.trust import harm
from tests.trust.compare import Verdict
from tests.trust.ordeals import kills
from tests.trust.paper import TrustPaper
from tests.trust.plant import check_then_insert

GIFTS = int(os.environ.get("TRUST_GIFTS", "10000"))
KILLS = int(os.environ.get("TRUST_KILLS", "200"))
STOPS = int(os.environ.get("TRUST_STOPS", "40"))
FEW = max(200, GIFTS // 10)


def killed_on_sqlite(folder: Path, seed: int) -> Verdict:
    """Kill the server on SQLite."""
    return kills(on_sqlite(folder), gifts=GIFTS, strikes=KILLS, seed=seed)


def killed_on_postgresql(folder: Path, seed: int) -> Verdict:
    """Kill the server on PostgreSQL."""
    with postgresql.own_server() as server:
        return kills(TrustPaper(folder, server.url), gifts=GIFTS, strikes=KILLS, seed=seed)


def database_stops(folder: Path, seed: int) -> Verdict:
    """Stop PostgreSQL in mid-transaction."""
    with postgresql.own_server() as server:
        paper = TrustPaper(folder, server.url)
        return harm.database_stops(paper, server, gifts=FEW, strikes=STOPS, seed=seed)


def disk_is_full(folder: Path, seed: int) -> Verdict:
    """Fill the disk."""
    return harm.disk_is_full(on_sqlite(folder), gifts=600, seed=seed)


def fsync_fails(folder: Path, seed: int) -> Verdict:
    """Let the disk refuse to write for good."""
    return harm.fsync_fails(on_sqlite(folder), gifts=FEW, strikes=STOPS, seed=seed)


def planted_bug(folder: Path, seed: int) -> Verdict:
    """Look whether the harness finds a mistake: here a bad verdict is a good one."""
    paper = on_sqlite(folder)
    paper.code = check_then_insert(folder / "code")
    return kills(paper, gifts=200, strikes=2, seed=seed)


ORDEALS: dict[str, Callable[[Path, int], Verdict]] = {
    "killed-on-sqlite": killed_on_sqlite,
    "killed-on-postgresql": killed_on_postgresql,
    "database-stops": database_stops,
    "disk-is-full": disk_is_full,
    "fsync-fails": fsync_fails,
    "planted-bug": planted_bug,
}


def on_sqlite(folder: Path) -> TrustPaper:
    """Return a paper on SQLite, not founded yet."""
    return TrustPaper(folder, f"sqlite:///{folder / 'paper.sqlite3'}")


def main(words: list[str]) -> int:
    """Run the ordeals; return 1 when one of them shows a fault."""
    seeds = [int(word) for word in words if word.isdecimal()]
    seed = seeds[0] if seeds else random.randrange(100_000)
    names = [word for word in words if not word.isdecimal()] or list(ORDEALS)
    return max(_run(name, seed) for name in names)


def _run(name: str, seed: int) -> int:
    if name == "fsync-fails" and not harm.compiler():
        print(f"{name}: not run, for it needs a C compiler and this machine has none")
        return 0
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="masthead-trust-") as folder:
        verdict = ORDEALS[name](Path(folder), seed)
    kept = verdict.is_good != (name == "planted-bug")
    took = time.monotonic() - began
    print(f"{name}, seed {seed}, {took:.0f} s: {verdict}{'' if kept else ' — FAILED'}", flush=True)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
