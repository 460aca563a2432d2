"""The trial balance: what each account stands at, debits beside credits."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max, Min, QuerySet, Sum

from masthead.ledger.accounts import Account
from masthead.ledger.models import Posting
from masthead.lib import money
from masthead.lib.sheet import Cell
from masthead.treasury.books.frozen import frozen_before
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
    """Return what each account stands at, at the end of a day.

    From the last closed month on, whose figures are frozen; accounts that never moved are left
    out.
    """
    closed = frozen_before(day)
    since = Posting.objects.filter(effective_on__gt=closed.last_day, effective_on__lte=day)
    found = {(account, closed.currency): minor for account, minor in closed.balances.items()}
    for account, currency, minor in _sums(since):
        found[account, currency] = found.get((account, currency), 0) + minor
    return _in_order(day, [(*moved, minor) for moved, minor in found.items()])


def whole_trial_on(day: dt.date) -> Trial:
    """Return the same, added up from the book's first entry: what a month is closed on."""
    return _in_order(day, _sums(Posting.objects.filter(effective_on__lte=day)))


def _sums(legs: QuerySet[Posting]) -> list[tuple[str, str, int]]:
    """Return account, currency and sum. In one currency, as a paper has, the index suffices."""
    legs = legs.filter(account__in=Account.values)
    by_account = legs.values_list("account").annotate(
        least=Min("currency"), most=Max("currency"), total=Sum("amount_minor")
    )
    found = list(by_account)
    if all(least == most for _, least, most, _ in found):
        return [(account, currency, total) for account, currency, _, total in found]
    return list(legs.values_list("account", "currency").annotate(total=Sum("amount_minor")))


def _in_order(day: dt.date, sums: Iterable[tuple[str, str, int]]) -> Trial:
    found = [Balance(Account(account), currency, minor) for account, currency, minor in sums]
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
