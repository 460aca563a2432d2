"""Bring in what the bank held before the book began."""

import datetime as dt

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from masthead.ledger.accounts import Account
from masthead.ledger.models import ClosedMonth, Entry, Posting
from masthead.ledger.post import Leg, post
from masthead.lib.turns import take_turn
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.treasury.state_balance import refuse_beyond_belief


class BroughtInAlready(ValueError):
    """The book has this sum as what the bank held before, or none and nought was stated."""


class BookBegunLongAgo(ValueError):
    """A month is closed: what the bank held before the book began can't be stated any more."""


def bring_in(held_minor: int, *, on: dt.date, by: audit.Actor, at: dt.datetime) -> Entry:
    """Post what the bank held before the book began, counting on a day, and return the entry.

    Minor units, below nought when overdrawn. Stated again, only the difference is posted, so
    that a slip is put right by stating it once more. Raises BroughtInAlready, BookBegunLongAgo
    or BalanceBeyondBelief.
    """
    currency = the_paper().currency
    refuse_beyond_belief(held_minor, currency=currency)
    with transaction.atomic():
        take_turn(alone=True)
        if ClosedMonth.objects.exists():
            raise BookBegunLongAgo(_("A month is closed already: explain the difference instead"))
        before = Posting.objects.filter(account=Account.OPENING)
        apart = held_minor + (before.aggregate(total=Sum("amount_minor"))["total"] or 0)
        if not apart:
            raise BroughtInAlready(_("The book has that already"))
        entry = post(
            f"opening:bank:stated-{before.count() + 1}",
            legs=[Leg(Account.BANK, apart), Leg(Account.OPENING, -apart)],
            currency=currency,
            on=on,
            at=at,
            narration="Held at the bank before the book began",
        )
        details = {"amount_minor": apart}
        audit.record("treasury.bring_in", entry, by=by, at=at, details=details)
    return entry
