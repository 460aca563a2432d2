"""Lines of the bank of a paper's tests, and those who settle them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from masthead.bank.models import Line, Statement
from masthead.bank.tests.cast import Sum, as_csv, read
from masthead.fund.tests.cast import JUNE_1, JUNE_13, JUNE_30, noon_of
from masthead.fund.totals import totals
from masthead.ledger.accounts import Account
from masthead.ledger.balances import trial_balance
from masthead.people import audit
from masthead.people.models import Person
from masthead.reconcile.match import match
from masthead.reconcile.models import Settlement, StandingOrder, waiting
from masthead.reconcile.orders import add_order
from masthead.reconcile.shown import waiting_rows
from masthead.reconcile.suggest import known

AT = noon_of(JUNE_30)
BY: dict[str, Any] = {"by": audit.COMMAND, "at": AT}


def matched(*sums: Sum, opening: int = 10_000) -> Statement:
    """Read a statement of these sums and match its lines."""
    statement = read(as_csv(*sums, opening=opening))
    match(statement, by=audit.COMMAND, at=AT)
    statement.refresh_from_db()
    return statement


def one_line(pence: int = 1_000, words: str = "A READER", on: dt.date = JUNE_13) -> Line:
    """Return the one line of a statement, waiting."""
    statement = matched(Sum(pence, words, on))
    return waiting().get(statement=statement)


def person(name: str = "Ann Ashby", town: str = "Threlby") -> Person:
    """Return somebody whom the paper knows."""
    return Person.objects.create(name=name, town=town, added_at=AT)


def order(payer_text: str = "ASHBY A BELL", pence: int = 1_000, **more: Any) -> StandingOrder:
    """Enter a standing order from 1 June on, on the 13th of each month."""
    told: dict[str, Any] = {"giver": person(), "day_of_month": 13, "started_on": JUNE_1, **more}
    return add_order(payer_text=payer_text, amount_minor=pence, by=audit.COMMAND, at=AT, **told)


def raised(on: dt.date = JUNE_30) -> int:
    """Return what the fund has raised."""
    found = totals(on=on)
    assert found is not None
    return found.raised_minor


def holds(account: Account) -> int:
    """Return the balance of an account, debits above nought."""
    return trial_balance().get((account, "GBP"), 0)


def offers() -> list[list[str]]:
    """Return the words of what each waiting line may be."""
    return [[one.words for one in row.offers] for row in waiting_rows(list(waiting()), known())]


def standing() -> Settlement:
    """Return the one settlement that stands."""
    return Settlement.objects.standing().get()
