"""The sample paper's bank: yesterday's statement, read, its lines waiting at the desk."""

from __future__ import annotations

import csv
import datetime as dt
import io

from masthead.bank.open_account import account_named
from masthead.bank.read import read_statement
from masthead.bank.take_in import take_in
from masthead.lib import money
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.people.models import User
from masthead.reconcile.match import match

HEADER = ("Date", "Description", "Paid out", "Paid in", "Balance")
OPENING_MINOR = 214_350
# How many days ago, what the bank says, minor units: none of it is known to the paper yet.
LINES = (
    (3, "FPI HEBBLETHWAITE A FUND", 2_500),
    (2, "COUNTER CREDIT LUDDENSHAW", 4_000),
    (2, "BGC SHUTTLE YARD TENANTS", 6_000),
    (1, "ACCOUNT CHARGES", -720),
)


def read_bank(paper: Paper, *, by: User, at: dt.datetime) -> None:
    """Read the bank's statement of the last days; each line waits, so the fund stays as it is."""
    actor = audit.at_desk(by)
    account = account_named("", by=actor, at=at)
    data = _statement(paper, on=paper.today(at))
    taken = take_in(data, account=account, file_name="statement.csv", by=actor, at=at)
    match(read_statement(taken, by=actor, at=at), by=actor, at=at)


def _statement(paper: Paper, *, on: dt.date) -> bytes:
    out, balance = io.StringIO(), OPENING_MINOR
    writer = csv.writer(out)
    writer.writerow(HEADER)
    for days_ago, words, minor in LINES:
        balance += minor
        sums = [money.plain(one, currency=paper.currency) for one in (abs(minor), balance)]
        ways = ("", sums[0]) if minor > 0 else (sums[0], "")
        day = on - dt.timedelta(days=days_ago)
        writer.writerow([f"{day:%d/%m/%Y}", words, *ways, sums[1]])
    return out.getvalue().encode()
