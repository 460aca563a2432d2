"""Hold the book against what was acknowledged: read with the driver alone."""

import json
import sqlite3
import urllib.request
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import psycopg

from tests.trust.gifts import Waiting
from tests.trust.paper import TrustPaper

# What is kept and waits is tried again by the clock; here it is told that an hour has passed.
_CATCH_UP = """
import datetime as dt
from masthead.cli import ground; ground.begin()
from masthead.checkout.poll import poll
from masthead.payments.models import InboxRow
for hours in range(1, 60):
    if not InboxRow.objects.filter(handled_at=None).exists(): break
    poll(at=ground.now() + dt.timedelta(hours=hours * 7))
print(InboxRow.objects.filter(handled_at=None).count())
"""
_GIFTS = "SELECT e.key, g.amount_minor FROM fund_gift g JOIN ledger_entry e ON e.id = g.entry_id"
_UNBALANCED = (
    "SELECT COUNT(*) FROM (SELECT entry_id FROM ledger_posting GROUP BY entry_id, currency"
    " HAVING SUM(amount_minor) <> 0) AS unbalanced"
)
_LOOSE = (
    "SELECT COUNT(*) FROM ledger_posting p WHERE NOT EXISTS"
    " (SELECT 1 FROM ledger_entry e WHERE e.id = p.entry_id)"
)
_RAISED = (
    "SELECT COALESCE(-SUM(amount_minor), 0) FROM ledger_posting"
    " WHERE account IN ('gifts', 'supporters-gifts')"
)


@dataclass(frozen=True)
class Verdict:
    """How the book compares with the clients' lists: every figure but the first is to be 0."""

    acknowledged: int
    lost: int
    double: int
    wrong_sum: int
    unbalanced: int
    waiting: int
    panel_off_by: int

    @property
    def is_good(self) -> bool:
        """Say whether nothing was lost, nothing is double, and all sums agree."""
        return not any(list(vars(self).values())[1:])

    def __str__(self) -> str:
        said = ", ".join(f"{name.replace('_', ' ')} {vars(self)[name]}" for name in vars(self))
        return f"{'good' if self.is_good else 'BAD'}: {said}"


def compare(paper: TrustPaper, acknowledged: Iterable[Waiting]) -> Verdict:
    """Let the served paper catch up, then read its book and its panel."""
    waiting = int(paper.run(_CATCH_UP))
    gifts, unbalanced, loose, raised = _read(paper.database_url)
    known = list(acknowledged)
    booked = Counter(key.split(":")[1] for key, _ in gifts)
    sums = {key.split(":")[1]: minor for key, minor in gifts}
    return Verdict(
        acknowledged=len(known),
        lost=sum(gift.session not in booked for gift in known),
        double=sum(times - 1 for times in booked.values()),
        wrong_sum=sum(sums.get(gift.session, gift.minor) != gift.minor for gift in known),
        unbalanced=unbalanced + loose,
        waiting=waiting,
        panel_off_by=_panel(paper) - raised,
    )


def _read(url: str) -> tuple[list[Any], int, int, int]:
    if url.startswith("sqlite"):
        reader: Any = sqlite3.connect(url.removeprefix("sqlite:///"))
    else:
        reader = psycopg.connect(url, autocommit=True)
    try:
        gifts = reader.execute(_GIFTS).fetchall()
        counts = [int(reader.execute(query).fetchone()[0]) for query in (_UNBALANCED, _LOOSE)]
        return gifts, *counts, int(reader.execute(_RAISED).fetchone()[0])
    finally:
        reader.close()


def _panel(paper: TrustPaper) -> int:
    with urllib.request.urlopen(f"{paper.url}/fund/status.json", timeout=30) as answer:
        return int(json.load(answer)["raised"])
