"""What was recorded by hand before the bank told of it: counted once, and not pulled away."""

import pytest

from masthead.bank.tests.cast import Sum
from masthead.batches.models import Part
from masthead.batches.post_batch import post_batch
from masthead.batches.tests.cast import counted, typed
from masthead.checkout.record import record
from masthead.fund.models import Gift, GiftRefund
from masthead.fund.refund import refund
from masthead.fund.reverse_gift import StandsElsewhere, reverse_gift
from masthead.fund.tests.cast import JUNE_13, JUNE_30, give
from masthead.ledger.accounts import Account
from masthead.reconcile.by_hand import gifts_by_hand, refunds_by_hand
from masthead.reconcile.claim import SettledAlready, WrongSide
from masthead.reconcile.models import How, waiting
from masthead.reconcile.settle_gift import settle_gift
from masthead.reconcile.settle_otherwise import (
    NotSoSettled,
    SumsDiffer,
    settle_batch,
    settle_counted,
    settle_refund,
)
from masthead.reconcile.tests.cast import (
    AT,
    BY,
    holds,
    matched,
    offers,
    one_line,
    order,
    person,
    raised,
    standing,
)
from masthead.reconcile.undo import undo

pytestmark = pytest.mark.usefixtures("june")


def given_back(pence: int = 1_000) -> GiftRefund:
    """Give a gift by bank transfer back at the desk."""
    gift = give(pence, method="bank")
    return refund(gift, pence, key=f"desk:{pence}:given-back", on=JUNE_13, **BY)


def test_it_refuses_to_count_a_gift_of_another_sum_or_way() -> None:
    line = one_line()
    with pytest.raises(SumsDiffer):
        settle_counted(line, give(999, method="bank"), **BY)
    with pytest.raises(NotSoSettled):
        settle_counted(line, give(1_000, method="cash"), **BY)
    assert waiting().count() == 1


def test_it_refuses_a_refund_of_another_sum_or_of_what_came() -> None:
    back = given_back()
    with pytest.raises(SumsDiffer):
        settle_refund(one_line(-999, "BACK"), back, **BY)
    with pytest.raises(WrongSide):
        settle_refund(one_line(1_000), back, **BY)


def test_it_refuses_one_refund_for_two_lines() -> None:
    back = given_back()
    matched(Sum(-1_000, "BACK"), Sum(-1_000, "BACK ONCE MORE"))
    first, second = waiting()
    settle_refund(first, back, **BY)
    with pytest.raises(SettledAlready):
        settle_refund(second, back, **BY)
    assert refunds_by_hand(second) == []


def test_it_refuses_to_reverse_a_gift_whose_line_or_batch_is_at_the_bank() -> None:
    gift = record(1_000, method="bank", on=JUNE_13, **BY)
    settle_counted(one_line(), gift, **BY)
    with pytest.raises(StandsElsewhere, match="line of 13 June 2026 is settled with gift"):
        reverse_gift(gift, why="slip", **BY)
    batch = counted(1, 500)
    typed(batch, 500, method="cheque")
    (cheque,) = post_batch(batch, by=batch.opened_by, at=AT)
    settle_batch(one_line(500), batch, parts=(Part.CHEQUES,), **BY)
    with pytest.raises(StandsElsewhere, match="is at the bank with batch"):
        reverse_gift(cheque, why="slip", **BY)
    assert (holds(Account.BANK), holds(Account.CHEQUES_IN_HAND)) == (1_500, 0)


def test_once_that_is_undone_it_can_be_reversed() -> None:
    gift = record(1_000, method="bank", on=JUNE_13, **BY)
    settle_counted(one_line(), gift, **BY)
    undo(standing(), why="slip", **BY)
    reverse_gift(gift, why="slip", **BY)
    assert (raised(), holds(Account.BANK), holds(Account.UNIDENTIFIED)) == (0, 1_000, -1_000)


def test_a_refund_recorded_at_the_desk_goes_out_once() -> None:
    back, line = given_back(), one_line(-1_000, "BACK TO A READER")
    assert offers() == [[f"Gift {back.gift_id}, given back at the desk"]]
    settle_refund(line, back, **BY)
    assert (holds(Account.BANK), holds(Account.UNIDENTIFIED), raised()) == (0, 0, 0)
    undo(standing(), why="slip", **BY)
    assert (holds(Account.UNIDENTIFIED), waiting().get()) == (1_000, line)


def test_a_gift_recorded_by_hand_is_counted_once() -> None:
    gift, line = give(1_000, method="bank"), one_line()
    assert gifts_by_hand(line) == [gift]
    assert holds(Account.BANK) == 2_000
    settle_counted(line, gift, **BY)
    assert (holds(Account.BANK), holds(Account.UNIDENTIFIED), raised()) == (1_000, 0, 1_000)
    assert gifts_by_hand(line) == []


@pytest.mark.parametrize("name", ["Ann Ashby", ""])
def test_a_gift_that_may_be_recorded_already_waits_and_is_offered_as_that(name: str) -> None:
    order()
    by_hand = record(1_000, method="standing-order", on=JUNE_30, name=name, **BY)
    matched(Sum(1_000, "ASHBY A BELL", JUNE_30))
    assert (raised(), waiting().count()) == (1_000, 1)
    assert offers()[0][0].startswith(f"Gift {by_hand.number}, recorded by hand")


def test_a_gift_of_somebody_else_keeps_no_line_from_its_own() -> None:
    order()
    record(1_000, method="bank", on=JUNE_13, name="Cy Cole", town="Threlby", **BY)
    matched(Sum(1_000, "ASHBY A BELL"))
    assert (raised(), waiting().count()) == (2_000, 0)


def test_what_a_payer_always_sends_waits_too_where_it_may_be_there() -> None:
    settle_gift(one_line(), giver=person(), always=True, **BY)
    record(1_100, method="bank", on=JUNE_13, name="ann ashby", town="Threlby", **BY)
    matched(Sum(1_100))
    assert (Gift.objects.count(), waiting().count()) == (2, 1)
    assert standing().how == How.GIFT
