"""Write down what a page of a comparison found."""

import datetime as dt

from masthead.payments.compare.found import Found
from masthead.payments.models import Difference


def write(provider: str, found: Found, *, at: dt.datetime) -> None:
    """Keep new differences and settle those that are gone, inside the caller's transaction.

    One that is still there keeps the day on which it was seen first. The same page written
    twice adds nothing.
    """
    of_page = Difference.objects.open().filter(provider=provider, remote_id__in=found.names)
    known = {(one.remote_id, one.what): one for one in of_page}
    told = {(one.remote_id, one.what): one for one in found.differs}
    gone = [one.pk for name, one in known.items() if name not in told]
    if gone:
        Difference.objects.filter(pk__in=gone).update(settled_at=at)
    new = []
    for name, one in told.items():
        before = known.get(name)
        if before is None:
            one.provider, one.seen_at = provider, at
            new.append(one)
        elif (before.ours, before.theirs) != (one.ours, one.theirs):
            before.ours, before.theirs = one.ours, one.theirs
            before.save(update_fields=["ours", "theirs"])
    Difference.objects.bulk_create(new)
