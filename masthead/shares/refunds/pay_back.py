"""Say that a refund of share money was paid by hand."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.ledger.accounts import Account
from masthead.ledger.post import Leg, is_closed, post
from masthead.paper.models import the_paper
from masthead.payments.contract import RefundStatus
from masthead.people import audit
from masthead.shares.holdings.its_day import refuse_to_come
from masthead.shares.models import ShareRefund
from masthead.shares.refunds.gone import mark_gone


class GoneAlready(ValueError):
    """The refund has gone before."""


class WithTheGateway(ValueError):
    """The gateway was asked for the refund, so it isn't paid by hand as well."""


def pay_back(refund: ShareRefund, *, on: dt.date, by: audit.Actor, at: dt.datetime) -> ShareRefund:
    """Post a refund that was paid from the bank on a day: out of what is payable, and return it.

    Where the day's month is closed it counts today. Raises GoneAlready, WithTheGateway or
    DayStillToCome.
    """
    with transaction.atomic():
        found = held_refund(refund)
        refuse_to_come(on, at=at)
        paper = the_paper()
        entry = post(
            f"share-refund:{found.pk}:gone",
            legs=[
                Leg(Account.REFUNDS_PAYABLE, found.amount_minor),
                Leg(Account.BANK, -found.amount_minor),
            ],
            currency=paper.currency,
            on=paper.today(at) if is_closed(on) else on,
            at=at,
            narration="Money for shares given back",
        )
        mark_gone(found, entry, on=on, by=by, at=at)
    return found


def held_refund(refund: ShareRefund) -> ShareRefund:
    """Hold a refund that is to be paid by hand. Raises GoneAlready or WithTheGateway."""
    rows = ShareRefund.objects.select_for_update(of=("self",)).select_related("refund")
    found = rows.get(pk=refund.pk)
    if found.gone_id:
        raise GoneAlready(_("That has gone already"))
    if found.refund and found.refund.status != RefundStatus.FAILED:
        raise WithTheGateway(_("The payment service gives that back: it was asked to"))
    return found
