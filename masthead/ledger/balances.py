"""Sums over the book. There is no counter anywhere: what is shown is added up when asked."""

from django.db.models import BigIntegerField, Exists, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from masthead.ledger.accounts import RAISED
from masthead.ledger.models import Entry, Posting


def raised_in_period() -> Coalesce:
    """Return the sum of what counts to an appeal in its period, to annotate appeals with.

    Reads the outer row's `pk`, `opens_on` and `closes_on`; in minor units, exact, and below
    nought when more was given back than given.
    """
    counted = Posting.objects.filter(
        appeal=OuterRef("pk"),
        effective_on__gte=OuterRef("opens_on"),
        effective_on__lte=OuterRef("closes_on"),
        account__in=RAISED,
    )
    total = counted.order_by().values("appeal").annotate(total=-Sum("amount_minor"))
    whole = BigIntegerField()
    return Coalesce(Subquery(total.values("total"), output_field=whole), 0, output_field=whole)


def trial_balance() -> dict[tuple[str, str], int]:
    """Return the balance of each account in each currency, debits above nought."""
    rows = Posting.objects.values_list("account", "currency").annotate(total=Sum("amount_minor"))
    return {(account, currency): total for account, currency, total in rows}


def loose_legs() -> int:
    """Count legs whose entry isn't there.

    A connection to SQLite that sets no pragma can leave one; every other way it is refused.
    """
    return Posting.objects.filter(~Exists(Entry.objects.filter(pk=OuterRef("entry_id")))).count()
