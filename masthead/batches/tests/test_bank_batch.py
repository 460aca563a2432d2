"""Paying a posted batch in at the bank."""

import pytest

from masthead.batches.bank_batch import BankedAlready, NothingToBank, NotPosted, bank_batch
from masthead.batches.models import Part
from masthead.batches.post_batch import (
    post_batch,
)
from masthead.batches.tests.cast import NOON, counted, raised, typed
from masthead.fund.tests.cast import JUNE_13
from masthead.ledger.accounts import Account
from masthead.ledger.balances import trial_balance
from masthead.people import audit


@pytest.mark.usefixtures("fund")
class TestBanking:
    def test_it_refuses_what_is_not_posted_not_there_or_paid_in(self) -> None:
        batch = counted()
        typed(batch)
        with pytest.raises(NotPosted):
            bank_batch(batch, part=Part.CASH, on=JUNE_13, by=audit.COMMAND, at=NOON)
        post_batch(batch, by=batch.opened_by, at=NOON)
        with pytest.raises(NothingToBank):
            bank_batch(batch, part=Part.CHEQUES, on=JUNE_13, by=audit.COMMAND, at=NOON)
        bank_batch(batch, part=Part.CASH, on=JUNE_13, by=audit.COMMAND, at=NOON)
        with pytest.raises(BankedAlready):
            bank_batch(batch, part=Part.CASH, on=JUNE_13, by=audit.COMMAND, at=NOON)

    def test_it_moves_the_money_to_the_bank_and_the_fund_by_nothing(self) -> None:
        batch = counted(2, 3_000)
        typed(batch, 1_000)
        typed(batch, 2_000, method="postal-order")
        post_batch(batch, by=batch.opened_by, at=NOON)
        before = raised()
        bank_batch(batch, part=Part.CHEQUES, on=JUNE_13, by=audit.COMMAND, at=NOON)
        held = trial_balance()
        assert held[(Account.BANK, "GBP")] == 2_000
        assert held[(Account.CHEQUES_IN_HAND, "GBP")] == 0
        assert held[(Account.CASH_IN_HAND, "GBP")] == 1_000
        assert raised() == before
