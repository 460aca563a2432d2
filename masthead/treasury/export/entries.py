"""Entries with their legs, in the order of their days, a chunk at a time."""

import datetime as dt
from collections.abc import Iterator

from masthead.fund.models import Appeal
from masthead.ledger.models import Entry

AT_ONCE = 1_000


def entries(first: dt.date, last: dt.date) -> Iterator[Entry]:
    """Yield the entries effective in days, each with its legs and what it reverses at hand."""
    found = Entry.objects.filter(effective_on__range=(first, last))
    whole = found.select_related("reverses").prefetch_related("postings")
    return whole.order_by("effective_on", "pk").iterator(chunk_size=AT_ONCE)


def names_of_appeals() -> dict[object, str]:
    """Return what each appeal is called, by its id."""
    return dict(Appeal.objects.values_list("pk", "name"))
