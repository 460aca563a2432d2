"""Sums over the book. There is no counter anywhere: what is shown is added up when asked."""

import datetime as dt
import uuid

from django.db.models import Sum

from masthead.ledger.accounts import RAISED
from masthead.ledger.models import Posting


def raised_minor(appeal: uuid.UUID, *, opens_on: dt.date, closes_on: dt.date) -> int:
    """Add up what counts to an appeal in its period, in minor units; may be below nought."""
    total = Posting.objects.filter(
        appeal=appeal,
        effective_on__range=(opens_on, closes_on),
        account__in=RAISED,
    ).aggregate(total=Sum("amount_minor"))["total"]
    return -(total or 0)


def trial_balance() -> dict[tuple[str, str], int]:
    """Return the balance of each account in each currency, debits above nought."""
    rows = Posting.objects.values_list("account", "currency").annotate(total=Sum("amount_minor"))
    return {(account, currency): total for account, currency, total in rows}
