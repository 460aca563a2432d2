"""The trial balance: what each account stands at, debits beside credits."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Sum

from masthead.ledger.accounts import Account
from masthead.ledger.models import Posting
from masthead.lib import money
from masthead.lib.sheet import Cell
from masthead.treasury.books.kinds import KINDS, in_order

HEADER = ("account", "kind", "debit", "credit", "currency")


@dataclass(frozen=True)
class Balance:
    """What one account stands at in one currency, minor units, a debit above nought."""

    account: Account
    currency: str
    minor: int

    @property
    def debit_minor(self) -> int:
        """Return the balance where it is a debit, else nought."""
        return max(0, self.minor)

    @property
    def credit_minor(self) -> int:
        """Return the balance where it is a credit, without its sign, else nought."""
        return max(0, -self.minor)


@dataclass(frozen=True)
class Trial:
    """The balances at the end of a day, in the order of the chart."""

    as_on: dt.date
    balances: tuple[Balance, ...]

    @property
    def debits_minor(self) -> int:
        """Return what all debits come to."""
        return sum(found.debit_minor for found in self.balances)

    @property
    def credits_minor(self) -> int:
        """Return what all credits come to."""
        return sum(found.credit_minor for found in self.balances)

    @property
    def balances_out(self) -> bool:
        """Say whether debits and credits agree in each currency, as they must."""
        return not any(
            sum(found.minor for found in self.balances if found.currency == currency)
            for currency in {found.currency for found in self.balances}
        )

    def of(self, account: Account) -> int:
        """Return what an account stands at, nought where it never moved."""
        return sum(found.minor for found in self.balances if found.account == account)


def trial_on(day: dt.date) -> Trial:
    """Add up the book to the end of a day, in one query; accounts that never moved are left out."""
    rows = (
        Posting.objects.filter(effective_on__lte=day)
        .values_list("account", "currency")
        .annotate(total=Sum("amount_minor"))
    )
    found = [Balance(Account(account), currency, total) for account, currency, total in rows]
    return Trial(day, tuple(sorted(found, key=lambda one: (in_order(one.account), one.currency))))


def rows_of(trial: Trial) -> list[tuple[Cell, ...]]:
    """Return the table under HEADER, amounts as plain decimals, one column empty in each row."""
    return [
        (
            str(found.account.label),
            KINDS[found.account],
            _plain(found.debit_minor, found.currency),
            _plain(found.credit_minor, found.currency),
            found.currency,
        )
        for found in trial.balances
    ]


def _plain(minor: int, currency: str) -> str:
    return money.plain(minor, currency=currency) if minor else ""
