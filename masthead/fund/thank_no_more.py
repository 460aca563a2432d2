"""Thank somebody no more, on their wish, for what they gave before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db import transaction

from masthead.fund.models import Gift, Thank
from masthead.fund.signals import announce
from masthead.people import audit
from masthead.people.models import Person


def thank_no_more(
    person: Person, *, records: Collection[int], by: audit.Actor, at: dt.datetime
) -> int:
    """Name somebody no more for any gift of their records; return for how many that is news.

    What a column has printed stays printed. Another wish than none is never carried back to
    gifts that were made without a name.
    """
    with transaction.atomic():
        named = Gift.objects.filter(giver__in=records).exclude(thank=Thank.NONE)
        count = named.update(thank=Thank.NONE)
        if count:
            audit.record("fund.thank_no_more", person, by=by, at=at, details={"gifts": count})
            announce()
    return count
