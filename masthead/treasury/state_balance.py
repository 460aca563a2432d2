"""State what the bank holds, where no statement has been read."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.treasury.models import StatedBalance

MOST = 10**12


class BalanceBeyondBelief(ValueError):
    """The balance is larger than the book could hold: a slip of the pen."""


def state_balance(
    amount_minor: int, *, as_on: dt.date, by: audit.Actor, at: dt.datetime
) -> StatedBalance:
    """Write down the bank's balance at the end of a day, as read off a statement on paper.

    Minor units of the paper's currency, below nought when overdrawn; the latest of a day
    counts. Raises BalanceBeyondBelief.
    """
    currency = the_paper().currency
    refuse_beyond_belief(amount_minor, currency=currency)
    with transaction.atomic():
        stated = StatedBalance.objects.create(
            as_on=as_on,
            amount_minor=amount_minor,
            currency=currency,
            stated_at=at,
            stated_by=by.user,
        )
        audit.record(
            "treasury.state_balance",
            stated,
            by=by,
            at=at,
            details={"as_on": as_on.isoformat(), "amount_minor": amount_minor},
        )
    return stated


def refuse_beyond_belief(amount_minor: int, *, currency: str) -> None:
    """Raise BalanceBeyondBelief for more than the book could hold."""
    most = MOST * 10 ** money.exponent(currency)
    if abs(amount_minor) > most:
        words = _("A balance is {most} at most")
        raise BalanceBeyondBelief(words.format(most=money.exact(most, currency=currency)))
