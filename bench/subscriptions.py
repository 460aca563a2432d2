"""The nightly comparison over 20,000 mandates and their subscriptions, stopped half-way once.

The gateway is the stand-in of the tests, over HTTP in this process, which pages as GoCardless
does: what a real one takes to answer comes on top, some eighty pages of 500. One in a hundred
collects another sum there, one in two hundred was paused there without a word. The command is
killed when it has read half of the pages, then run again.
"""

import json
import subprocess
import sys
import time
from datetime import date

from bench.engines import engines, paper_on
from bench.table import Row
from tests.servers.gocardless_regular import Regular, collecting

MANDATES = 20_000
LIMIT_S = 300
HALF = MANDATES * 2 // 500 // 2
COMPARE = [sys.executable, "-c", "from masthead.cli import main; main()", "compare", "--json"]


def measure() -> list[Row]:
    """Load and compare on both engines."""
    rows = []
    for engine in engines():
        with paper_on(engine) as surroundings, collecting(date(2026, 6, 13)) as account:
            surroundings |= {
                "MASTHEAD_GATEWAY": "gocardless",
                "MASTHEAD_GOCARDLESS_ACCESS_TOKEN": "sandbox_of_the_bench",
                "MASTHEAD_GOCARDLESS_API_BASE": account.url,
            }
            _load(account, surroundings)
            rows += _compared(engine, account, surroundings)
    return rows


def _load(account: Regular, surroundings: dict[str, str]) -> None:
    worker = [sys.executable, "-m", "bench.subscriptions_worker", str(MANDATES)]
    done = subprocess.run(worker, env=surroundings, check=True, stdout=subprocess.PIPE, text=True)
    for place, key in enumerate(json.loads(done.stdout.splitlines()[-1])):
        subscription, mandate = key
        signed = account.add("mandates", status="active", metadata={"mandate": mandate})
        account.add(
            "subscriptions",
            amount=700 if place % 100 == 0 else 1000,
            status="paused" if place % 200 == 1 else "active",
            day_of_month=1,
            upcoming_payments=[{"charge_date": "2026-07-01", "amount": 1000}],
            metadata={"subscription": subscription},
            links={"mandate": signed["id"]},
        )


def _compared(engine: str, account: Regular, surroundings: dict[str, str]) -> list[Row]:
    began = time.perf_counter()
    _killed_half_way(account, surroundings)
    stopped = time.perf_counter() - began
    done = subprocess.run(COMPARE, env=surroundings, check=True, stdout=subprocess.PIPE, text=True)
    took = time.perf_counter() - began
    [told] = json.loads(done.stdout)["gateways"]
    assert told["compared"] == 2 * MANDATES, told
    assert told["differences"] == MANDATES // 100 + MANDATES // 200, told
    what = f"{MANDATES:,} mandates compared on {engine}, killed after {stopped:.0f} s and gone on"
    return [Row(what, took, "s", LIMIT_S, "limit")]


def _killed_half_way(account: Regular, surroundings: dict[str, str]) -> None:
    account.calls.clear()
    process = subprocess.Popen(COMPARE, env=surroundings, stdout=subprocess.DEVNULL)
    while process.poll() is None and account.calls.count("GET /subscriptions") < HALF:
        time.sleep(0.02)
    assert process.poll() is None, "it ended before it could be killed"
    process.kill()
    process.wait()
