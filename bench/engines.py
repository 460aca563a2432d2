"""An empty paper on each engine, for what is measured on both."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.served import environment
from tests.servers import postgresql
from tests.servers.masthead import masthead

ENGINES = ("SQLite", "PostgreSQL")
_SOCIETY = "The Ferry Bell Society Limited"


@contextmanager
def paper_on(engine: str, *words: list[str], hurried: bool = False) -> Iterator[dict[str, str]]:
    """Found a paper on an engine, run commands in it, and give the environment to work there in.

    `words` are those of each command; `hurried` lets PostgreSQL not wait for the disk, for what
    only reads. BENCH_ENGINES names the engines where not both are wanted.
    """
    with tempfile.TemporaryDirectory(prefix="masthead-bench-") as folder:
        if engine == "SQLite":
            yield _founded(folder, words, {})
            return
        with postgresql.server(hurried=hurried) as url:
            yield _founded(folder, words, {"DATABASE_URL": url})


def engines() -> list[str]:
    """Return the engines to measure on: both, or those that BENCH_ENGINES names."""
    wanted = os.environ.get("BENCH_ENGINES", "").split(",")
    return [engine for engine in ENGINES if engine in wanted] or list(ENGINES)


def _founded(folder: str, words: tuple[list[str], ...], database: dict[str, str]) -> dict[str, str]:
    for command in (["init", "--name", "The Ferry Bell", "--society", _SOCIETY], *words):
        masthead(Path(folder), *command, **database)
    return {**environment(folder), **database}
