"""Somebody found among 100,000 people as their name is typed, and records that look alike.

`python -m bench.people COUNT` is the worker: it loads on one engine, asks, prints milliseconds.
"""

import datetime as dt
import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from bench.engines import engines, paper_on
from bench.table import Row

PEOPLE = int(os.environ.get("BENCH_PEOPLE", "100000"))
FIND_MS, ALIKE_MS = 50, 2_000
FIRST = ("Ann", "Bo", "Cora", "Dai", "Edie", "Fay", "Gus", "Hal", "Ida", "Jo", "Kit", "Lew")
LAST = ("Amble", "Bell", "Crake", "Dunn", "Ewart", "Fell", "Garth", "Hirst", "Ings", "Jolly")
TOWNS = ("Threlby", "Aikenroyd", "Marsh End", "Fellgate", "Stott Bridge")


def measure() -> list[Row]:
    """Load and ask on both engines."""
    rows = []
    for engine in engines():
        with paper_on(engine, hurried=True) as surroundings:
            worker = [sys.executable, "-m", "bench.people", str(PEOPLE)]
            done = subprocess.run(
                worker, env=surroundings, stdout=subprocess.PIPE, text=True, check=True
            )
        found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
        rows += [
            Row(f"{what}, {engine}", ms, "ms", _limit(what), "limit") for what, ms in found.items()
        ]
    return rows


def _limit(what: str) -> int:
    return FIND_MS if what.startswith("found") else ALIKE_MS


def main() -> None:
    """Load so many people, ask as the desk does, and print how long each took."""
    import django

    django.setup()
    _load(int(sys.argv[1]))
    from masthead.people.alike import alike_records
    from masthead.people.find import find_people
    from masthead.people.known import known_by

    asked: dict[str, Callable[[], object]] = {
        "found by the first letter": lambda: find_people("c", limit=8),
        "found by the name": lambda: find_people("cora crake77", limit=8),
        "found by the end of the name": lambda: find_people("crake777", limit=8),
        "found by two words and the town": lambda: find_people("fell777 marsh", limit=8),
        "found nobody": lambda: find_people("zzyzx quux", limit=8),
        "found by email": lambda: find_people("reader777@", limit=8),
        "found known again": lambda: known_by("reader777@post.example", "Nobody"),
        "alike": alike_records,
    }
    print(json.dumps({what: _time(ask) for what, ask in asked.items()}))


def _load(count: int) -> None:
    from django.db import connection

    from masthead.people.models import Person

    chance, at = random.Random(7), dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
    for start in range(0, count, 5_000):
        Person.objects.bulk_create(
            Person(
                name=f"{chance.choice(FIRST)} {chance.choice(LAST)}{number}",
                town=chance.choice(TOWNS),
                postcode=f"TH{number % 90} {number % 9}AB",
                email=f"reader{number}@post.example",
                added_at=at,
            )
            for number in range(start, start + 5_000)
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _time(ask: Callable[[], object]) -> float:
    took = []
    for _ in range(9):
        began = time.perf_counter()
        ask()
        took.append((time.perf_counter() - began) * 1_000)
    return statistics.median(took)


if __name__ == "__main__":
    main()
