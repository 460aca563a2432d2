"""A line that bears a supporter's reference is theirs, by itself, month after month."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from masthead.bank.tests.cast import Sum
from masthead.fund.models import Gift
from masthead.fund.tests.cast import JUNE_13
from masthead.ledger.accounts import Account
from masthead.payments.reference import ReferenceMistyped
from masthead.people import audit
from masthead.reconcile.claim import WrongSide
from masthead.reconcile.models import How, Settlement, waiting
from masthead.reconcile.settle_support import NoSuchSupport, settle_support
from masthead.reconcile.tests.cast import AT, holds, matched, offers, one_line, raised, standing
from masthead.reconcile.undo import undo
from masthead.supporters.join import Told, join
from masthead.supporters.models import How as Comes
from masthead.supporters.models import State, Support

pytestmark = pytest.mark.usefixtures("june")
BY: dict[str, Any] = {"by": audit.COMMAND, "at": AT}
ADA = Told("Ada Quill", "ada@example.org", "Threlby", "full")


def by_order(told: Told = ADA, pence: int = 1000) -> Support:
    return join(told, level=None, amount_minor=pence, often=1, how=Comes.STANDING_ORDER, **BY)


def noted(support: Support) -> list[int]:
    return list(support.received.order_by("pk").values_list("amount_minor", flat=True))


def test_a_reference_of_nobody_and_money_that_went_are_refused() -> None:
    support, line = by_order(), one_line()
    for typed, refusal in (("", NoSuchSupport), ("nonsense", ReferenceMistyped)):
        with pytest.raises(refusal):
            settle_support(line, typed, **BY)
    went = matched(Sum(-1000, "A QUILL", JUNE_13), opening=90_000)
    with pytest.raises(WrongSide):
        settle_support(waiting().get(statement=went), support.reference, **BY)


def test_a_line_with_the_reference_makes_a_supporter_by_itself() -> None:
    support = by_order()
    matched(Sum(1000, f"QUILL A {support.reference.replace('-', ' ')}", JUNE_13))
    support.refresh_from_db()
    settlement, gift = standing(), Gift.objects.get()
    assert (settlement.how, settlement.by_itself, settlement.gift) == (How.SUPPORT, True, gift)
    assert (support.state, support.last_on, support.next_on) == (
        State.ACTIVE,
        JUNE_13,
        dt.date(2026, 7, 13),
    )
    assert (gift.method, gift.income, gift.thank) == ("standing-order", "supporters-gifts", "full")
    assert (holds(Account.SUPPORTERS_GIFTS), holds(Account.UNIDENTIFIED)) == (-1000, 0)
    assert raised() == 1000


def test_the_same_reference_comes_again_and_again() -> None:
    support = by_order()
    words = f"QUILL A {support.reference}"
    matched(Sum(1000, words, JUNE_13), Sum(1000, words, JUNE_13 + dt.timedelta(days=9)))
    matched(Sum(1500, words, JUNE_13 + dt.timedelta(days=12)), opening=12_000)
    assert noted(support) == [1000, 1000, 1500]


def test_what_was_stopped_here_and_comes_still_is_theirs() -> None:
    support = by_order()
    Support.objects.update(state=State.STOPPED, ended_at=AT)
    matched(Sum(1000, support.reference, JUNE_13))
    support.refresh_from_db()
    assert (support.state, noted(support)) == (State.STOPPED, [1000])


def test_where_the_bank_lost_the_reference_the_payer_is_known_from_before() -> None:
    support = by_order()
    settle_support(one_line(1000, "QUILL A"), support.reference.lower(), **BY)
    matched(Sum(1000, "QUILL A", JUNE_13 + dt.timedelta(days=9)), opening=11_000)
    assert offers()[0][0] == f"A supporter’s, as {support.reference}"
    assert noted(support) == [1000]


def test_a_gift_that_somebody_recorded_already_is_not_made_once_more() -> None:
    from masthead.checkout.record import record

    support = by_order()
    record(1000, method="bank", on=JUNE_13, reference=support.reference, **BY)
    matched(Sum(1000, support.reference, JUNE_13))
    assert not Settlement.objects.exists()
    assert "recorded by hand" in offers()[0][0]
    assert noted(support) == [1000]


def test_undone_it_is_taken_off_and_the_line_waits_again() -> None:
    support = by_order()
    matched(Sum(1000, support.reference, JUNE_13))
    undo(standing(), why="It was another’s", **BY)
    assert noted(support) == [1000, -1000]
    assert (holds(Account.SUPPORTERS_GIFTS), holds(Account.UNIDENTIFIED)) == (0, -1000)
    settle_support(waiting().get(), support.reference, **BY)
    assert noted(support) == [1000, -1000, 1000]
    assert raised() == 1000
