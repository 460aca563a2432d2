"""Give money for shares back: out of suspense, payable from then on."""

import datetime as dt
import logging
from collections.abc import Iterator
from functools import partial

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from masthead.ledger.accounts import Account
from masthead.ledger.post import Leg, post
from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.payments.ask_refund import left_minor, send, write_refund
from masthead.payments.contract import GatewayRefused, GatewayUnreachable
from masthead.payments.models import Payment, Refund
from masthead.payments.models.payment import BY_POST
from masthead.people import audit
from masthead.shares.models import Application, ShareMoney, ShareRefund

log = logging.getLogger("masthead.shares")


class NotInSuspense(ValueError):
    """Less of the application's money is in suspense than was to go back."""


def give_back(
    application: Application, amount_minor: int, *, why: str, by: audit.Actor, at: dt.datetime
) -> list[ShareRefund]:
    """Move an amount, in minor units, from suspense to what is payable; return its refunds.

    What came through a gateway goes back through it: it is asked once the caller's transaction
    is committed, and again by the clock while it doesn't answer. The rest is paid by hand
    (`pay_back`). Inside the caller's transaction, which holds the application. Raises
    NotInSuspense.
    """
    with transaction.atomic():
        there = application.money.all().in_suspense_minor()
        if not 0 < amount_minor <= there:
            words = _("{there} is in suspense: {amount} can’t go back")
            currency = the_paper().currency
            raise NotInSuspense(
                words.format(
                    there=money.exact(there, currency=currency),
                    amount=money.exact(amount_minor, currency=currency),
                )
            )
        parts = list(_parts(application, amount_minor))
        return [_give(application, payment, part, why=why, by=by, at=at) for payment, part in parts]


def give_all_back(
    application: Application, *, why: str, by: audit.Actor, at: dt.datetime
) -> list[ShareRefund]:
    """Give back whatever is in suspense for an application, which may be nothing."""
    there = application.money.all().in_suspense_minor()
    return give_back(application, there, why=why, by=by, at=at) if there > 0 else []


def _parts(application: Application, amount_minor: int) -> Iterator[tuple[Payment | None, int]]:
    """Divide an amount among the payments that a gateway can give back, the latest first."""
    came = application.money.exclude(payment=None).exclude(payment__provider=BY_POST)
    sums = came.values("payment").annotate(sum=Sum("amount_minor")).order_by("-payment")
    for row in sums:
        payment = Payment.objects.get(pk=row["payment"])
        part = min(amount_minor, row["sum"], left_minor(payment))
        if part > 0:
            amount_minor -= part
            yield payment, part
    if amount_minor:
        yield None, amount_minor


def _give(
    application: Application,
    payment: Payment | None,
    amount_minor: int,
    *,
    why: str,
    by: audit.Actor,
    at: dt.datetime,
) -> ShareRefund:
    paper = the_paper()
    count = application.refunds.count() + 1
    entry = post(
        f"share:{application.pk}:refund-{count}",
        legs=[
            Leg(Account.SHARE_APPLICATIONS, amount_minor),
            Leg(Account.REFUNDS_PAYABLE, -amount_minor),
        ],
        currency=paper.currency,
        on=paper.today(at),
        at=at,
        narration="Money for shares, to be given back",
    )
    ShareMoney.objects.create(
        application=application,
        payment=payment,
        amount_minor=-amount_minor,
        key=entry.key,
        effective_on=entry.effective_on,
        recorded_at=at,
    )
    asked = write_refund(payment, amount_minor, by=by, at=at) if payment else None
    made = ShareRefund.objects.create(
        application=application,
        amount_minor=amount_minor,
        why=why,
        entry=entry,
        refund=asked,
        at=at,
        by=by.user,
    )
    details: dict[str, str | int | bool | None] = {"amount_minor": amount_minor}
    audit.record("shares.refunds.give_back", made, by=by, at=at, details=details)
    if asked:
        transaction.on_commit(partial(_ask, asked, at=at))
    return made


def _ask(refund: Refund, *, at: dt.datetime) -> None:
    """Ask the gateway; what it refuses is paid by hand, what it doesn't answer is asked again."""
    try:
        send(refund, at=at)
    except (GatewayRefused, GatewayUnreachable, LookupError) as error:
        log.warning("Refund %s of money for shares: %s", refund.pk, error)
