"""Money for shares goes back: out of suspense at once, gone when it has gone, and only once."""

import datetime as dt

import pytest
from django.db import transaction
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from masthead.checkout.look import look
from masthead.checkout.settle import settle
from masthead.ledger.accounts import Account
from masthead.payments import registry
from masthead.payments.begin import begin
from masthead.payments.contract import Kind, Notice
from masthead.payments.models import Payment, PracticeRefund, PracticeSession, Purpose, Refund, Way
from masthead.payments.practice.act import act
from masthead.payments.practice.refunds import finish
from masthead.payments.submit import submit
from masthead.people import audit
from masthead.shares.decisions.reject import reject
from masthead.shares.holdings.its_day import DayStillToCome
from masthead.shares.models import Application, SharePayment, ShareRefund
from masthead.shares.refunds.give_back import NotInSuspense, give_back
from masthead.shares.refunds.pay_back import GoneAlready, WithTheGateway, pay_back
from masthead.shares.tests import deciding
from masthead.shares.tests.deciding import BY, JUNE_13, applied, holds, paid, pay


@pytest.fixture(autouse=True)
def paper(db: None) -> None:
    deciding.the_ferry_bell()


def by_card(quantity: int = 10) -> Application:
    """Pay for an application by the practice card."""
    application, at = applied(quantity), timezone.now()
    payment = begin(
        application.price_minor,
        currency="GBP",
        way=Way.CARD,
        provider="practice",
        purpose=Purpose.SHARE,
        paper_name="The Ferry Bell",
        by=audit.READER,
        at=at,
    )
    SharePayment.objects.create(payment=payment, application=application)
    submit(payment, return_url="http://127.0.0.1:8000/", at=at)
    act(PracticeSession.objects.get(payment_key=str(payment.pk)), choice="pay", at=at)
    look(payment, at=at)
    application.refresh_from_db()
    return application


def the_gateway_tells(payment: Payment) -> None:
    payment.refresh_from_db()
    provider = registry.provider("practice")
    settle(provider, Notice(Kind.PAYMENT, payment.remote_id or ""), at=timezone.now())


def at_the_gateway() -> int:
    """Return what the gateway holds for us, before its fees."""
    return holds(Account.CARD_CLEARING) + holds(Account.FEES)


def test_no_more_goes_back_than_is_in_suspense() -> None:
    application = paid(10)
    for pence in (0, -1, 10_001):
        with pytest.raises(NotInSuspense):
            give_back(application, pence, why="Too much", **BY)
    assert not ShareRefund.objects.exists()


def test_money_by_transfer_is_payable_at_the_decision_and_leaves_the_bank_when_it_is_paid() -> None:
    reject(paid(10), why="The board decided so", **BY)
    refund = ShareRefund.objects.get()
    assert (holds(Account.SHARE_APPLICATIONS), holds(Account.REFUNDS_PAYABLE)) == (0, 10_000)
    with pytest.raises(DayStillToCome):
        pay_back(refund, on=JUNE_13 + dt.timedelta(days=1), **BY)
    pay_back(refund, on=JUNE_13, **BY)
    assert (holds(Account.REFUNDS_PAYABLE), holds(Account.BANK)) == (0, 0)
    with pytest.raises(GoneAlready):
        pay_back(refund, on=JUNE_13, **BY)
    assert not ShareRefund.objects.payable().exists()


def test_money_by_card_goes_back_through_its_gateway(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    application = by_card()
    with django_capture_on_commit_callbacks(execute=True):
        reject(application, why="The board decided so", **BY)
    refund = ShareRefund.objects.get()
    assert refund.refund
    with pytest.raises(WithTheGateway):
        pay_back(refund, on=JUNE_13, **BY)
    assert holds(Account.REFUNDS_PAYABLE) == 10_000
    finish.func(PracticeRefund.objects.get().pk)
    for _ in range(2):
        the_gateway_tells(refund.refund.payment)
    refund.refresh_from_db()
    assert refund.gone
    assert (holds(Account.REFUNDS_PAYABLE), at_the_gateway()) == (0, 0)


def test_what_the_gateway_refuses_is_paid_by_hand() -> None:
    application = by_card()
    PracticeSession.objects.update(status="expired")
    with transaction.atomic():
        reject(application, why="The board decided so", **BY)
    Refund.objects.update(status="failed")
    refund = ShareRefund.objects.by_hand().get()
    pay_back(refund, on=JUNE_13, **BY)
    assert (holds(Account.REFUNDS_PAYABLE), holds(Account.BANK)) == (0, 10_000)


def test_what_came_by_card_and_by_transfer_goes_back_each_its_own_way() -> None:
    application = by_card()
    pay(application, 300)
    reject(application, why="The board decided so", **BY)
    found = ShareRefund.objects.order_by("-amount_minor")
    assert [(one.amount_minor, one.refund is None) for one in found] == [
        (10_000, False),
        (300, True),
    ]


def test_money_that_comes_after_the_end_goes_straight_back() -> None:
    application = applied(10)
    reject(application, why="The board decided so", **BY)
    pay(application)
    assert ShareRefund.objects.get().amount_minor == 10_000
    assert (holds(Account.SHARE_APPLICATIONS), holds(Account.REFUNDS_PAYABLE)) == (0, 10_000)


def test_a_refund_given_at_the_gateways_own_screen_leaves_suspense() -> None:
    application = by_card()
    payment = Payment.objects.get()
    session = PracticeSession.objects.get()
    PracticeRefund.objects.create(
        id="pr_own", idempotency_key="own", session=session, amount_minor=4_000,
        status="succeeded", occurred_at=timezone.now(),
    )  # fmt: skip
    the_gateway_tells(payment)
    assert (holds(Account.SHARE_APPLICATIONS), at_the_gateway()) == (6_000, -6_000)
    assert application.money.all().in_suspense_minor() == 6_000
    assert not ShareRefund.objects.exists()
