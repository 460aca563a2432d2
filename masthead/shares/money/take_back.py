"""Post that a bank took money for shares back."""

import datetime as dt

from django.db import IntegrityError, transaction

from masthead.ledger.accounts import Account
from masthead.ledger.post import Leg, PostedAlready, is_closed, post
from masthead.lib.turns import take_turn
from masthead.paper.models import the_paper
from masthead.payments.models import Payment
from masthead.people import audit
from masthead.shares.applications.step import take_step
from masthead.shares.models import Application, ShareMoney, State

# Where an application stands that waits for its money no more.
PAID_FOR = (State.PAID, State.HELD, State.APPROVED)


def bank_took(
    application: Application,
    amount_minor: int,
    *,
    payment: Payment,
    held_in: Account,
    key: str,
    on: dt.date,
    by: audit.Actor,
    at: dt.datetime,
) -> None:
    """Post that a bank took money for shares back: from suspense while it is there.

    An undecided application then waits for its payment again. What is in suspense no more,
    since the shares are allotted or the money is on its way back, is owed by whoever paid:
    it stands in refunds payable, on the other side. The same `key` twice posts once.
    """
    with transaction.atomic():
        take_turn()
        found = Application.objects.select_for_update().get(pk=application.pk)
        suspended = min(max(found.money.all().in_suspense_minor(), 0), amount_minor)
        legs = [Leg(held_in, -amount_minor)]
        if suspended:
            legs.append(Leg(Account.SHARE_APPLICATIONS, suspended))
        if owed := amount_minor - suspended:
            legs.append(Leg(Account.REFUNDS_PAYABLE, owed))
        is_new = _post_once(
            found,
            legs,
            key=key,
            narration="Money for shares taken back by the bank",
            on=on,
            at=at,
            by=by,
        )
        if is_new and suspended:
            _leave_suspense(found, suspended, payment=payment, key=key, on=on, at=at)
            if found.state in PAID_FOR:
                take_step(found, State.AWAITING, by=by, at=at)


def _leave_suspense(
    application: Application,
    amount_minor: int,
    *,
    payment: Payment,
    key: str,
    on: dt.date,
    at: dt.datetime,
) -> None:
    ShareMoney.objects.create(
        application=application,
        payment=payment,
        amount_minor=-amount_minor,
        key=key,
        effective_on=on,
        recorded_at=at,
    )


def _post_once(
    application: Application,
    legs: list[Leg],
    *,
    key: str,
    narration: str,
    on: dt.date,
    by: audit.Actor,
    at: dt.datetime,
) -> bool:
    """Post an entry; say whether it is new. In a closed month it counts today."""
    paper = the_paper()
    counts_on = paper.today(at) if is_closed(on) else on
    try:
        with transaction.atomic():
            post(key, legs=legs, currency=paper.currency, on=counts_on, at=at, narration=narration)
            audit.record("shares.take_back", application, by=by, at=at)
    except (PostedAlready, IntegrityError):
        return False
    return True
