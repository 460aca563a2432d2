"""Queries and milliseconds of the page kinds, uncached, beside the shortest page there is."""

import json
import statistics
import subprocess
import sys
import time

from bench.served import environment, sample_folder
from bench.table import Row

ROUNDS = 60
LIMITS = {"article": 8, "section": 12, "front": 16}


def measure() -> list[Row]:
    """Measure in a process of its own, so that no server and no cache of ours takes part."""
    with sample_folder() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "bench.pages"],
            env=environment(str(folder)),
            check=True,
            capture_output=True,
            text=True,
        )
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    least = found["health"]["ms"]
    rows = [
        Row(f"{name}: queries", found[name]["queries"], "queries", limit, "limit")
        for name, limit in LIMITS.items()
    ]
    rows += [
        Row(f"{name}: time", found[name]["ms"], "ms", least, "/health/", is_limit=False)
        for name in LIMITS
    ]
    return rows


def _look() -> dict[str, dict[str, float]]:
    import django

    django.setup()
    from django.test import Client

    from masthead.cli import schema
    from masthead.newsroom.models import ArticlePage, SectionPage

    schema.collect_static()

    addresses = {
        "health": "/health/",
        "front": "/",
        "section": SectionPage.objects.live().first().url,
        "article": ArticlePage.objects.live().exclude(picture=None).first().url,
    }
    client = Client(headers={"host": "127.0.0.1"})
    return {name: _one(client, address) for name, address in addresses.items()}


def _one(client: object, address: str) -> dict[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    get = client.get  # type: ignore[attr-defined]
    for _ in range(5):
        assert get(address).status_code == 200, address
    with CaptureQueriesContext(connection) as captured:
        get(address)
    queries, took = len(captured), []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        get(address)
        took.append((time.perf_counter() - began) * 1000)
    return {"queries": queries, "ms": statistics.median(took)}


if __name__ == "__main__":
    print(json.dumps(_look()))
