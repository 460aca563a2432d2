"""Whatever happens to shares, register and book say the same."""

import datetime as dt
from typing import Any

import pytest

from masthead.ledger.accounts import Account
from masthead.people import audit
from masthead.register.models import ShareTransaction
from masthead.register.soundness import unsound
from masthead.shares.holdings.convert import convert
from masthead.shares.holdings.correct import Right, correct
from masthead.shares.holdings.forfeit import forfeit
from masthead.shares.holdings.take import Newcomer
from masthead.shares.holdings.transfer import transfer
from masthead.shares.holdings.transmit import ESTATE, transmit
from masthead.shares.tests.holders import (
    MINUTE,
    NOW,
    TODAY,
    a_class,
    held,
    holder,
    key,
    the_ferry_bell,
    told,
)
from masthead.shares.withdraw.give_notice import give_notice
from masthead.shares.withdraw.pay import pay

MAY_4 = dt.date(2026, 5, 4)


@pytest.mark.django_db
def test_from_transfer_to_death_doctor_finds_nothing_wrong() -> None:
    the_ferry_bell()
    by, of = audit.COMMAND, a_class()
    rose, jo = holder(quantity=100), holder("Jo Harker")
    how: dict[str, Any] = {"on": MAY_4, "authority": MINUTE, "by": by, "at": NOW}
    transfer(rose, to=jo, share_class=of, quantity=10, key=key(), **how)
    transfer(jo, to=Newcomer(told("Pat Mullen")), share_class=of, quantity=20, key=key(), **how)
    fixed = a_class("Fixed", pence=2_000, withdrawable=False)
    convert(rose, share_class=of, into=fixed, quantity=20, key=key(), **how)
    forfeit(rose, share_class=of, quantity=5, key=key(), **how)
    notice = give_notice(
        rose,
        share_class=of,
        quantity=15,
        on=dt.date(2026, 1, 2),
        authority="Letter",
        key=key(),
        by=by,
        at=NOW,
    )
    pay(notice, **how)
    wrong = ShareTransaction.objects.get(sequence=1)
    right = Right(90, 90_000, wrong.effective_on)
    correct(wrong, right=right, why="Ninety, says the form", by=by, at=NOW)
    assert unsound() == []
    assert (held(rose), held(rose, fixed), held(jo)) == (40, 10, 0)
    transmit(
        rose,
        died_on=TODAY,
        takers={ESTATE: Account.REFUNDS_PAYABLE},
        on=TODAY,
        authority=MINUTE,
        by=by,
        at=NOW,
    )
    assert unsound() == []
    assert (held(rose), held(rose, fixed)) == (0, 0)
