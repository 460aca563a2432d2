"""Lines matched by themselves where that is sure, and left to a person where it isn't."""

import datetime as dt
from collections.abc import Callable

import pytest

from masthead.bank.tests.cast import Sum
from masthead.batches.post_batch import post_batch
from masthead.batches.tests.cast import counted, typed
from masthead.checkout.give import give as promise
from masthead.fund.models import Gift, Method
from masthead.fund.tests.cast import (
    JULY_1,
    JUNE_1,
    JUNE_13,
    JUNE_30,
    noon_of,
)
from masthead.ledger.accounts import Account
from masthead.paper.models import the_paper
from masthead.payments.models import Payment, Way
from masthead.people import audit
from masthead.reconcile.expect import expected
from masthead.reconcile.match import match
from masthead.reconcile.models import How, waiting
from masthead.reconcile.orders import (
    EndsBeforeItStarts,
    PayerTextTooShort,
    end_order,
)
from masthead.reconcile.settle_gift import settle_gift
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

pytestmark = pytest.mark.usefixtures("june")


def test_nothing_is_known_of_a_stranger() -> None:
    matched(Sum(1_000, "SOMEBODY"), Sum(-1_000, "SOMETHING"))
    assert offers() == [[], []]
    assert raised() == 0


def promised(pence: int, *, name: str = "Jo Harker") -> str:
    """Promise a gift by bank transfer on the website, and return its reference."""
    promise(
        pence,
        way=Way.BANK,
        name=name,
        town="Threlby",
        thank="full",
        paper=the_paper(),
        address="192.0.2.1",
        at=AT,
    )
    return Payment.objects.order_by("-pk")[:1].get().reference


@pytest.mark.parametrize("written", [str, str.lower, lambda words: words.replace("-", " ")])
def test_a_reference_is_found_however_its_payer_wrote_it(written: Callable[[str], str]) -> None:
    reference = promised(1_000)
    matched(Sum(1_200, f"FPI J HARKER {written(reference)} GIFT"))
    gift = Gift.objects.get()
    assert gift.giver
    assert (gift.giver.name, gift.thank, gift.amount_minor) == ("Jo Harker", "full", 1_200)
    assert Payment.objects.get().status == "confirmed"
    assert (raised(), holds(Account.UNIDENTIFIED)) == (1_200, 0)


def test_a_reference_that_came_already_waits() -> None:
    reference = promised(1_000)
    matched(Sum(1_000, reference), Sum(1_000, reference))
    assert (waiting().count(), raised()) == (1, 1_000)


def test_a_payout_that_the_service_told_of_is_matched_by_its_sum() -> None:
    payment = Payment.objects.create(
        reference="FB-1",
        purpose="gift",
        way=Way.CARD,
        provider="stripe",
        amount_minor=1_000,
        currency="GBP",
        status="paid-out",
        created_at=AT,
    )
    for name, minor in (("confirmed", 1_000), ("fee", 35), ("paid-out", 1_000)):
        payment.transitions.create(
            name=name, amount_minor=minor, occurred_at=noon_of(JUNE_13), heard_at=AT
        )
    matched(Sum(965, "STRIPE PAYMENTS"), Sum(500, "STRIPE PAYMENTS"))
    assert (standing().how, holds(Account.CARD_CLEARING)) == (How.CARD_PAYOUT, -965)
    assert offers() == [["cards paid out"]]


def test_a_standing_order_is_the_months_gift() -> None:
    order(thank="full")
    statement = matched(Sum(1_000, "STO ASHBY A BELL 0613"))
    assert statement.lines_matched_upto == 1
    gift = Gift.objects.get()
    assert (gift.method, gift.thank) == (Method.STANDING_ORDER, "full")
    assert gift.giver
    assert gift.giver.name == "Ann Ashby"
    assert (standing().by_itself, raised()) == (True, 1_000)


def test_matching_again_settles_nothing_twice() -> None:
    order()
    statement = matched(Sum(1_000, "ASHBY A BELL"))
    assert match(statement, by=audit.COMMAND, at=AT) == 0
    assert (Gift.objects.count(), raised()) == (1, 1_000)


def test_a_second_one_in_the_same_month_waits() -> None:
    order()
    matched(Sum(1_000, "ASHBY A BELL"), Sum(1_000, "ASHBY A BELL"))
    assert offers() == [["Standing order of Ann Ashby"]]


def test_another_sum_than_the_standing_orders_waits() -> None:
    order()
    matched(Sum(1_200, "ASHBY A BELL"))
    assert offers() == [["Standing order of Ann Ashby"]]


def test_two_standing_orders_of_one_text_and_sum_wait() -> None:
    order()
    order(giver=person("Ben Birch"))
    matched(Sum(1_000, "ASHBY A BELL"))
    assert offers() == [["Standing order of Ann Ashby", "Standing order of Ben Birch"]]


def test_an_earlier_payer_is_taken_only_where_the_organiser_said_always() -> None:
    settle_gift(one_line(words="C CARTER 12"), giver=person("Cleo Carter"), **BY)
    matched(Sum(700, "C CARTER 13"), opening=11_000)
    assert offers() == [["Gift of Cleo Carter"]]
    settle_gift(waiting().get(), giver=person("Cleo Carter"), always=True, **BY)
    matched(Sum(800, "C CARTER 14"), opening=11_700)
    assert (waiting().count(), raised()) == (0, 2_500)


def test_a_batch_is_matched_by_the_number_of_its_slip() -> None:
    batch = counted(1, 34_000)
    typed(batch, 34_000, method="cash")
    post_batch(batch, by=batch.opened_by, at=AT)
    matched(Sum(34_000, "COUNTER CREDIT"))
    assert offers() == [[f"Batch {batch.pk}: its cash"]]
    matched(Sum(34_000, f"COUNTER CREDIT {batch.pk:06}"), opening=44_000)
    assert standing().how == How.BATCH
    assert holds(Account.CASH_IN_HAND) == 0


def test_cheques_and_cash_of_one_batch_are_matched_from_one_statement() -> None:
    batch = counted(2, 1_500)
    typed(batch, 1_000, method="cheque")
    typed(batch, 500, method="cash")
    post_batch(batch, by=batch.opened_by, at=AT)
    matched(Sum(1_000, f"PAID IN {batch.pk:06}"), Sum(500, f"CASH PAID IN {batch.pk:06}"))
    assert waiting().count() == 0
    assert (holds(Account.CHEQUES_IN_HAND), holds(Account.CASH_IN_HAND)) == (0, 0)


def test_the_words_of_a_charge_are_enough_to_offer_it() -> None:
    matched(Sum(-650, "ACCOUNT CHARGES JUNE"))
    assert offers() == [["bank charge"]]


def test_a_standing_order_is_expected_and_found_missing() -> None:
    late = order()
    came = order("BIRCH B", giver=person("Ben Birch"))
    matched(Sum(1_000, "BIRCH B"))
    found = {one.order.pk: one for one in expected(JUNE_13)}
    assert found[came.pk].came_on == JUNE_13
    assert (found[late.pk].is_missing(JUNE_13), found[late.pk].is_missing(JUNE_30)) == (False, True)
    end_order(late, on=JUNE_13 - dt.timedelta(days=1), **BY)
    assert [one.order.pk for one in expected(JUNE_13)] == [came.pk]
    assert [one.order.pk for one in expected(JULY_1)] == [came.pk]


def test_a_day_that_a_month_lacks_is_its_last() -> None:
    order(day_of_month=31)
    assert [one.on for one in expected(JUNE_13)] == [JUNE_30]


def test_it_refuses_a_standing_order_that_nothing_tells_apart() -> None:
    with pytest.raises(PayerTextTooShort):
        order("A B")
    with pytest.raises(EndsBeforeItStarts):
        end_order(order(), on=JUNE_1 - dt.timedelta(days=1), **BY)
