"""Lines settled by hand, once, and undone by reversal."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from masthead.bank.tests.cast import Sum, as_csv, our_account, read
from masthead.batches.bank_batch import bank_batch
from masthead.batches.models import Part
from masthead.batches.post_batch import post_batch
from masthead.batches.tests.cast import counted, typed
from masthead.fund.models import Gift, Method
from masthead.fund.tests.cast import (
    JULY_1,
    JULY_31,
    JUNE_13,
    JUNE_30,
    june_fund,
    noon_of,
)
from masthead.ledger.accounts import Account
from masthead.ledger.close import close_month
from masthead.people import audit
from masthead.people.models import AuditRow
from masthead.reconcile.claim import SettledAlready, WrongSide
from masthead.reconcile.models import How, Payer, Settlement, waiting
from masthead.reconcile.settle_gift import (
    OrderNotRunning,
    settle_gift,
    settle_standing_order,
)
from masthead.reconcile.settle_otherwise import (
    NotSoSettled,
    SumsDiffer,
    settle_as,
    settle_batch,
    settle_transfer,
)
from masthead.reconcile.tests.cast import (
    AT,
    BY,
    holds,
    matched,
    one_line,
    order,
    person,
    raised,
)
from masthead.reconcile.undo import undo

pytestmark = pytest.mark.usefixtures("june")


def test_it_refuses_a_line_that_is_settled() -> None:
    line = one_line()
    settle_as(line, How.SHARE, **BY)
    with pytest.raises(SettledAlready, match="by the paper itself: share application"):
        settle_gift(line, **BY)
    assert raised() == 0


def test_the_database_itself_keeps_a_line_from_being_settled_twice() -> None:
    line = one_line()
    settle_as(line, How.SHARE, **BY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Settlement.objects.create(line=line, how=How.SHARE, at=AT)


def test_it_refuses_to_make_a_gift_of_what_went_out() -> None:
    with pytest.raises(WrongSide):
        settle_gift(one_line(-500), **BY)


@pytest.mark.parametrize(
    ("pence", "how"),
    [(500, How.CHARGE), (500, How.RETURNED), (-500, How.SHARE), (-500, How.NOT_OURS)],
)
def test_it_refuses_the_wrong_side(pence: int, how: How) -> None:
    with pytest.raises(WrongSide):
        settle_as(one_line(pence), how, **BY)


def test_it_refuses_what_is_no_way_by_itself() -> None:
    with pytest.raises(NotSoSettled):
        settle_as(one_line(), How.GIFT, **BY)


def test_it_refuses_a_standing_order_that_has_ended() -> None:
    ended = order("SOMETHING ELSE")
    ended.ended_on = ended.started_on
    ended.save()
    with pytest.raises(OrderNotRunning):
        settle_standing_order(one_line(), ended, **BY)


def test_a_gift_moves_from_unidentified_receipts_to_the_fund() -> None:
    line = one_line()
    assert (holds(Account.UNIDENTIFIED), raised()) == (-1_000, 0)
    settle_gift(line, giver=person(), thank="full", **BY)
    gift = Gift.objects.get()
    assert (gift.method, gift.effective_on, gift.thank) == (Method.BANK, JUNE_13, "full")
    assert (holds(Account.UNIDENTIFIED), holds(Account.BANK), raised()) == (0, 1_000, 1_000)
    assert AuditRow.objects.filter(verb="reconcile.settle").count() == 1
    assert not waiting().exists()


def test_what_was_always_one_givers_is_not_for_that_always_anothers() -> None:
    first, second = person(), person("Bea Birch")
    matched(Sum(1_000), Sum(1_100))
    for line, giver in zip(waiting(), (first, second), strict=True):
        settle_gift(line, giver=giver, always=giver == first, **BY)
    assert (Payer.objects.get().giver, Payer.objects.get().always) == (second, False)


def test_a_payer_is_remembered_and_offered_but_not_taken_unasked() -> None:
    settle_gift(one_line(words="C CARTER 0012"), giver=person("Cleo Carter"), **BY)
    matched(Sum(2_000, "C CARTER 0013"), opening=11_000)
    assert Payer.objects.get().giver.name == "Cleo Carter"
    assert (waiting().count(), raised()) == (1, 1_000)


@pytest.mark.parametrize(
    ("how", "account"),
    [
        (How.SHARE, Account.SHARE_APPLICATIONS),
        (How.NOT_OURS, Account.REFUNDS_PAYABLE),
        (How.CARD_PAYOUT, Account.CARD_CLEARING),
        (How.DEBIT_PAYOUT, Account.DIRECT_DEBIT_CLEARING),
    ],
)
def test_what_is_no_gift_moves_the_fund_by_nothing(how: How, account: Account) -> None:
    settle_as(one_line(10_000), how, **BY)
    assert (holds(account), holds(Account.UNIDENTIFIED), raised()) == (-10_000, 0, 0)


def test_a_charge_of_the_bank_is_a_fee() -> None:
    settle_as(one_line(-650, "CHARGES"), How.CHARGE, **BY)
    assert (holds(Account.FEES), holds(Account.BANK), holds(Account.UNIDENTIFIED)) == (650, -650, 0)


def test_what_was_not_ours_goes_back() -> None:
    matched(Sum(500, "MISTAKE"), Sum(-500, "MISTAKE BACK"))
    came, went = waiting()
    settle_as(came, How.NOT_OURS, **BY)
    settle_as(went, How.RETURNED, **BY)
    assert (holds(Account.REFUNDS_PAYABLE), holds(Account.BANK), raised()) == (0, 0, 0)


def test_a_batch_is_paid_in_once() -> None:
    batch = counted(2, 1_500)
    typed(batch, 1_000, method="cash")
    typed(batch, 500, method="cheque")
    post_batch(batch, by=batch.opened_by, at=AT)
    line = one_line(1_500)
    with pytest.raises(SumsDiffer):
        settle_batch(line, batch, parts=(Part.CASH,), **BY)
    settle_batch(line, batch, parts=(Part.CASH, Part.CHEQUES), **BY)
    assert (holds(Account.CASH_IN_HAND), holds(Account.CHEQUES_IN_HAND)) == (0, 0)
    assert (holds(Account.BANK), holds(Account.UNIDENTIFIED), raised()) == (1_500, 0, 1_500)
    with pytest.raises(ValueError, match="paid in already"):
        bank_batch(batch, part=Part.CASH, on=JUNE_13, **BY)


def test_a_transfer_between_our_own_accounts_is_nothing() -> None:
    savings = our_account("Savings", number="66666666")
    out = one_line(-5_000, "TO SAVINGS")
    read(as_csv(Sum(5_000, "FROM CURRENT")), account=savings)
    came = waiting().get(account=savings)
    settle_transfer(out, came, **BY)
    assert (holds(Account.BANK), holds(Account.UNIDENTIFIED), raised()) == (0, 0, 0)
    undo(Settlement.objects.standing().get(line=came), why="", **BY)
    assert waiting().count() == 2


def test_it_refuses_a_transfer_of_two_sums_or_of_one_account() -> None:
    matched(Sum(500, "A"), Sum(-500, "B"))
    came, went = waiting()
    with pytest.raises(NotSoSettled):
        settle_transfer(came, went, **BY)


def test_a_line_of_a_closed_month_is_settled_today_naming_its_day() -> None:
    june_fund("July", opens_on=JULY_1, closes_on=JULY_31)
    matched(Sum(1_000, "ANN"), Sum(2_000, "BEN"))
    share, gift = waiting()
    close_month(JUNE_30, by=audit.COMMAND, on=JULY_1, at=noon_of(JULY_1))
    later: dict[str, Any] = {"by": audit.COMMAND, "at": noon_of(JULY_1)}
    moved = settle_as(share, How.SHARE, **later).entry
    assert moved
    assert moved.effective_on == JULY_1
    assert "2026-06-13" in moved.narration
    settle_gift(gift, **later)
    assert (raised(JUNE_30), raised(JULY_1)) == (0, 2_000)
    undo(Settlement.objects.standing().get(line=share), why="", **later)
    assert holds(Account.SHARE_APPLICATIONS) == 0
