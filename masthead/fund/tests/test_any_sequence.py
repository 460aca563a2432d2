"""In whatever order: the book balances, the panel is its sum, closed months stay as they were."""

import datetime as dt
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from masthead.fund.models import Gift
from masthead.fund.receive import receive
from masthead.fund.refund import RefundTooLarge, refund
from masthead.fund.sum_up import sum_up
from masthead.fund.tests.cast import june_fund, noon_of, the_ferry_bell
from masthead.fund.totals import totals
from masthead.ledger.balances import loose_legs, trial_balance
from masthead.ledger.close import ClosedAlready, MonthNotOver, close_month
from masthead.ledger.models import ClosedMonth, Entry, Posting
from masthead.lib import days
from masthead.people import audit
from tests.database import Database

# A step is what is done, a small number that chooses whom it happens to, and an amount.
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["gift", "late cheque", "again", "refund", "reversal", "next day", "close", "sum up"]
        ),
        st.integers(0, 7),
        st.integers(1, 2_000_000),
    ),
    max_size=30,
)


class Undone(Exception):
    """The sequence is over: what it did is rolled back."""


class Fund:
    """A fund to which things happen from 1 June on, and what has to hold after each of them."""

    def __init__(self) -> None:
        the_ferry_bell()
        june_fund()
        self.today = dt.date(2026, 6, 1)
        self.told: list[dict[str, Any]] = []
        self.closed: dict[dt.date, dict[str, int]] = {}

    @property
    def at(self) -> dt.datetime:
        return noon_of(self.today)

    def gift(self, number: int, pence: int) -> None:
        self._receive(f"card:{len(self.told)}:confirmed", pence, on=self.today, method="card")

    def late_cheque(self, number: int, pence: int) -> None:
        on = self.today - dt.timedelta(days=number * 9)
        self._receive(f"post:{len(self.told)}:received", pence, on=on, method="cheque")

    def again(self, number: int, pence: int) -> None:
        if self.told:
            before = Gift.objects.count()
            receive(**self.told[number % len(self.told)] | {"at": self.at})
            assert Gift.objects.count() == before

    def refund(self, number: int, pence: int) -> None:
        gifts = list(Gift.objects.with_returned().order_by("number"))
        if gifts:
            gift = gifts[number % len(gifts)]
            left = gift.amount_minor - getattr(gift, "returned_minor", 0)
            try:
                self._give_back(gift, pence, key=f"refund:{Entry.objects.count()}")
            except RefundTooLarge:
                assert pence > left
            else:
                assert pence <= left

    def reversal(self, number: int, pence: int) -> None:
        gifts = list(Gift.objects.with_returned().order_by("number"))
        if gifts:
            gift = gifts[number % len(gifts)]
            if left := gift.amount_minor - getattr(gift, "returned_minor", 0):
                key = f"reversal:{gift.number}:{left}"
                self._give_back(gift, left, key=key)
                self._give_back(gift, left, key=key)

    def next_day(self, number: int, pence: int) -> None:
        self.today += dt.timedelta(days=1 + number * 5)

    def close(self, number: int, pence: int) -> None:
        first, last = days.month_of(self.today - dt.timedelta(days=number * 9))
        try:
            close_month(first, by=audit.COMMAND, on=self.today, at=self.at)
        except (MonthNotOver, ClosedAlready):
            assert last >= self.today or first in self.closed
        else:
            self.closed[first] = of_month(first, last)

    def sum_up(self, number: int, pence: int) -> None:
        # Ids bear the real time, and the last ten minutes are left for the next summing.
        sum_up(at=dt.datetime.now(tz=dt.UTC) + dt.timedelta(hours=1))

    def holds(self) -> None:
        assert loose_legs() == 0
        assert sum(trial_balance().values()) == 0
        unbalanced = Posting.objects.values("entry").annotate(sum=Sum("amount_minor"))
        assert not unbalanced.exclude(sum=0).exists()
        for month in ClosedMonth.objects.all():
            assert of_month(month.first_day, month.last_day) == self.closed[month.first_day]
        shown = totals(on=self.today)
        assert shown is not None
        in_period = Posting.objects.filter(
            account="gifts", effective_on__range=(shown.opens_on, shown.closes_on)
        )
        booked = -(in_period.aggregate(sum=Sum("amount_minor"))["sum"] or 0)
        assert shown.raised_minor == booked
        assert shown.raised_shown_minor + shown.needed_shown_minor == max(
            shown.target_minor, shown.raised_shown_minor
        )

    def _receive(self, key: str, pence: int, *, on: dt.date, method: str) -> None:
        self.told.append(
            {
                "amount_minor": pence,
                "method": method,
                "on": on,
                "giver": None,
                "thank": "none",
                "appeal": None,
                "key": key,
                "by": audit.GATEWAY,
            }
        )
        receive(**self.told[-1], at=self.at)

    def _give_back(self, gift: Gift, pence: int, *, key: str) -> None:
        refund(gift, pence, key=key, on=self.today, at=self.at, by=audit.GATEWAY)


def of_month(first: dt.date, last: dt.date) -> dict[str, int]:
    """Return what each account moved in a month, and how many legs it had."""
    legs = Posting.objects.filter(effective_on__range=(first, last))
    moved = legs.order_by().values_list("account").annotate(sum=Sum("amount_minor"))
    return {**dict(moved), "legs": legs.count()}


@settings(
    max_examples=40,
    deadline=None,
    database=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
@given(steps=STEPS)
def run(steps: list[tuple[str, int, int]]) -> None:
    """Do all steps in one transaction that is rolled back, and look after each of them."""
    try:
        with transaction.atomic():
            fund = Fund()
            for what, number, pence in steps:
                getattr(fund, what.replace(" ", "_"))(number, pence)
                fund.holds()
            raise Undone
    except Undone:
        pass


def test_any_sequence_keeps_the_book_the_panel_and_the_closed_months(
    committed_db: Database,
) -> None:
    run()


def test_the_test_would_see_a_closed_month_change(committed_db: Database) -> None:
    fund = Fund()
    fund.gift(0, 1000)
    fund.today = dt.date(2026, 7, 2)
    fund.close(1, 0)
    fund.closed[dt.date(2026, 6, 1)]["gifts"] += 1
    with pytest.raises(AssertionError):
        fund.holds()
