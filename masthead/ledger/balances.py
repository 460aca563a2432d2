"""Sums over the book. There is no counter anywhere: what is shown is added up when asked."""

from django.db.models import Exists, OuterRef, Sum

from masthead.ledger.models import Entry, Posting


def trial_balance() -> dict[tuple[str, str], int]:
    """Return the balance of each account in each currency, debits above nought."""
    rows = Posting.objects.values_list("account", "currency").annotate(total=Sum("amount_minor"))
    return {(account, currency): total for account, currency, total in rows}


def loose_legs() -> int:
    """Count legs whose entry isn't there.

    A connection to SQLite that sets no pragma can leave one; every other way it is refused.
    """
    return Posting.objects.filter(~Exists(Entry.objects.filter(pk=OuterRef("entry_id")))).count()
