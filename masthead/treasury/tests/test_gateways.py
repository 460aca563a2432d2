"""The payment services hold what the book has with them, or the month says what is apart."""

import datetime as dt
import itertools

import pytest

from masthead.checkout.models import PromisedGift
from masthead.checkout.settle_gift import settle_gift
from masthead.checkout.taken_back import note_all
from masthead.fund.tests import cast as fund
from masthead.fund.tests.cast import JUNE_13, JUNE_30, noon_of
from masthead.ledger.accounts import Account
from masthead.ledger.post import Leg, post
from masthead.payments.apply import FEE, FEES, REFUNDED
from masthead.payments.models import Payment, Status, Transition, Way
from masthead.payments.post_fee import post_fee
from masthead.payments.tests.cast import a_payment
from masthead.people import audit
from masthead.treasury.checks.check import Check, State
from masthead.treasury.tests import cast

pytestmark = pytest.mark.django_db
NOON = noon_of(JUNE_13)
JULY_1_UTC = dt.datetime(2026, 6, 30, 23, tzinfo=dt.UTC)
_ids = itertools.count(1)


@pytest.fixture(autouse=True)
def june() -> None:
    fund.the_ferry_bell()
    fund.june_fund()


def pays(pence: int = 1_000, *, way: Way = Way.CARD) -> Payment:
    payment = a_payment(pence, way=way, remote_id=f"ps_{next(_ids)}")
    PromisedGift.objects.create(payment=payment, thank="none")
    step(payment, Status.CONFIRMED)
    return payment


def step(
    payment: Payment,
    name: str,
    pence: int = 0,
    *,
    at: dt.datetime = NOON,
    ref: str = "",
) -> None:
    """Take a step as a gateway's word does, and post it."""
    taken = Transition.objects.create(
        payment=payment,
        name=name,
        ref=ref,
        amount_minor=pence or payment.amount_minor,
        occurred_at=at,
        heard_at=at,
    )
    if name in Status.values:
        Payment.objects.filter(pk=payment.pk).update(status=name)
    post_fee(taken, at=at) if name in FEES else settle_gift(taken, at=at)


def arrives(pence: int, *, on: dt.date = JUNE_30, of: Account = Account.CARD_CLEARING) -> None:
    legs = [Leg(Account.BANK, pence), Leg(of, -pence)]
    post(
        f"bank:{next(_ids)}:payout", legs=legs, currency="GBP", on=on, at=noon_of(on), narration=""
    )


def line(name: str = "gateways-agree") -> Check:
    return cast.looked_at(JUNE_13)[name]


def test_with_no_payment_all_agree() -> None:
    assert line().state is State.DONE
    assert line("none-open").state is State.DONE


def test_what_came_less_fees_and_refunds_is_what_both_have() -> None:
    payment = pays(1_000)
    step(payment, FEE, 34)
    step(payment, REFUNDED, 300, ref="re_1")
    pays(500, way=Way.DIRECT_DEBIT)
    assert (line().state, line().sentence) == (
        State.DONE,
        "The payment services and the book have £11.66.",
    )


def test_what_was_paid_out_must_be_found_at_the_bank() -> None:
    payment = pays(1_000)
    step(payment, FEE, 34)
    step(payment, Status.PAID_OUT)
    assert line().state is State.NOT_DONE
    assert "The book has £9.66 with the payment services, they have £0: £9.66" in line().sentence
    arrives(966)
    assert line().state is State.DONE


def test_what_is_booked_as_paid_out_too_soon_is_seen() -> None:
    pays(1_000)
    arrives(1_000)
    assert "£10 more has been booked as paid out than they say" in line().sentence


def test_a_refund_behind_a_payout_goes_with_the_next_one() -> None:
    first, day = pays(1_000), dt.timedelta(days=1)
    step(first, Status.PAID_OUT, at=NOON + day)
    arrives(1_000)
    step(first, REFUNDED, 400, at=NOON + 2 * day, ref="re_1")
    assert (line().state, "£4" in line().sentence) == (State.DONE, True)
    second = pays(1_000)
    step(second, Status.PAID_OUT, at=NOON + 3 * day)
    arrives(600)
    assert line().state is State.DONE


def test_a_payout_after_the_month_is_not_of_the_month() -> None:
    payment = pays(1_000)
    step(payment, Status.PAID_OUT, at=JULY_1_UTC)
    assert line().state is State.DONE


def test_a_payment_on_its_way_is_named_with_its_sum() -> None:
    a_payment(2_500, remote_id="ps_open")
    assert line("none-open").sentence == (
        "1 payment of £25 is still on its way: it may yet count to this month."
    )
    assert line("none-open").wants_words


def test_what_is_awaited_by_post_is_not_on_its_way() -> None:
    a_payment(2_500, way=Way.CHEQUE, provider="post", remote_id="")
    assert line("none-open").state is State.DONE


def test_what_was_taken_back_is_read_before_a_month_closes() -> None:
    assert line("none-unread").state is State.DONE
    payment = pays(1_000)
    step(payment, Status.CHARGED_BACK, ref="dp_1")
    found = line("none-unread")
    assert found.sentence == "1 chargeback or late failure is not read yet."
    assert (found.state, found.may_explain) == (State.NOT_DONE, False)
    assert found.link == "/desk/taken-back/"
    latest = Transition.objects.latest("pk").pk
    note_all(upto=latest, by=audit.COMMAND, at=NOON)
    assert line("none-unread").state is State.DONE
