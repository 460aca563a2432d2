"""A line that bears an application's reference is money for its shares, and never a gift."""

import datetime as dt
from typing import Any

import pytest

from masthead.bank.tests.cast import Sum, our_account
from masthead.fund.models import Gift
from masthead.fund.tests.cast import JUNE_13, june_fund, the_ferry_bell
from masthead.ledger.accounts import Account
from masthead.payments.begin import begin
from masthead.payments.models import Purpose, Way
from masthead.payments.models.payment import BY_POST
from masthead.people import audit
from masthead.reconcile.claim import WrongSide
from masthead.reconcile.models import How, Settlement, waiting
from masthead.reconcile.settle_share import NoSuchApplication, settle_share, settle_share_refund
from masthead.reconcile.tests.cast import AT, holds, matched, one_line, raised, standing
from masthead.reconcile.undo import undo
from masthead.shares.decisions.allot import allot
from masthead.shares.decisions.reject import reject
from masthead.shares.models import Application, SharePayment, ShareRefund, State
from masthead.shares.money.unreceive import LeftSuspense
from masthead.shares.refunds.pay_back import GoneAlready, pay_back
from masthead.shares.tests import deciding

BY: dict[str, Any] = {"by": audit.COMMAND, "at": AT}


@pytest.fixture(autouse=True)
def paper(db: None) -> None:
    the_ferry_bell()
    our_account()
    june_fund()


def applied(quantity: int = 10) -> Application:
    """Return an application whose buyer was told a reference to pay with."""
    application = deciding.applied(quantity)
    payment = begin(
        application.price_minor,
        currency="GBP",
        way=Way.BANK,
        provider=BY_POST,
        purpose=Purpose.SHARE,
        paper_name="The Ferry Bell",
        **BY,
    )
    SharePayment.objects.create(payment=payment, application=application)
    return application


def printed(application: Application) -> str:
    return application.payments.get().payment.reference


def test_a_line_with_the_reference_is_money_for_the_shares_by_itself() -> None:
    application = applied()
    matched(Sum(10_000, f"A ASHBY {printed(application).replace('-', ' ')}", JUNE_13))
    application.refresh_from_db()
    assert (standing().how, standing().by_itself) == (How.SHARE, True)
    assert application.state == State.PAID
    assert (holds(Account.SHARE_APPLICATIONS), holds(Account.UNIDENTIFIED)) == (-10_000, 0)
    assert (raised(), Gift.objects.count()) == (0, 0)
    assert application.payments.get().payment.status == "confirmed"


def test_a_part_of_the_price_leaves_it_waiting_for_the_rest() -> None:
    application = applied()
    matched(Sum(4_000, printed(application), JUNE_13))
    application.refresh_from_db()
    assert application.state == State.AWAITING
    assert application.money.all().in_suspense_minor() == 4_000


def test_a_reference_typed_at_the_desk_settles_it_and_another_is_refused() -> None:
    application, line = applied(), one_line(10_000)
    for typed in ("", "  "):
        with pytest.raises(NoSuchApplication):
            settle_share(line, typed, **BY)
    settle_share(line, printed(application), **BY)
    application.refresh_from_db()
    assert application.state == State.PAID


def test_money_that_went_out_is_none_for_shares() -> None:
    application, line = applied(), one_line(-10_000)
    with pytest.raises(WrongSide):
        settle_share(line, printed(application), **BY)


def test_undone_it_leaves_suspense_and_waits_again() -> None:
    application = applied()
    matched(Sum(10_000, printed(application), JUNE_13))
    undo(standing(), why="It was another’s", **BY)
    application.refresh_from_db()
    assert application.state == State.AWAITING
    assert application.money.all().in_suspense_minor() == 0
    assert (holds(Account.SHARE_APPLICATIONS), holds(Account.UNIDENTIFIED)) == (0, -10_000)
    settle_share(waiting().get(), printed(application), **BY)
    application.refresh_from_db()
    assert application.state == State.PAID


def test_it_is_not_undone_once_the_shares_are_allotted() -> None:
    application = applied()
    matched(Sum(10_000, printed(application), JUNE_13))
    Application.objects.update(state=State.APPROVED)
    allot(application, on=AT.date(), **BY)
    with pytest.raises(LeftSuspense):
        undo(standing(), why="Too late", **BY)
    assert Settlement.objects.standing().count() == 1


def test_share_money_that_goes_back_is_settled_by_its_line() -> None:
    application = applied()
    matched(Sum(10_000, printed(application), JUNE_13))
    reject(application, why="The board decided so", **BY)
    line = one_line(-10_000, "A ASHBY REFUND")
    refund = ShareRefund.objects.get()
    settle_share_refund(line, refund, **BY)
    refund.refresh_from_db()
    assert refund.gone_on == JUNE_13
    assert (holds(Account.REFUNDS_PAYABLE), holds(Account.UNIDENTIFIED)) == (0, 0)
    with pytest.raises(GoneAlready):
        pay_back(refund, on=AT.date(), **BY)
    undo(Settlement.objects.standing().get(line=line), why="Another’s", **BY)
    refund.refresh_from_db()
    assert (refund.gone, holds(Account.REFUNDS_PAYABLE)) == (None, -10_000)


def test_its_reference_makes_share_money_that_goes_back_sure() -> None:
    application = applied()
    matched(Sum(10_000, printed(application), JUNE_13))
    reject(application, why="The board decided so", **BY)
    later = JUNE_13 + dt.timedelta(days=3)
    matched(Sum(-10_000, f"REFUND {application.reference}", later), opening=20_000)
    assert ShareRefund.objects.get().gone_on == later
