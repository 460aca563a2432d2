"""Add up, once, what the book has raised."""

import datetime as dt
import uuid

from django.db import transaction
from django.db.models import Sum

from masthead.fund.models import SummedDay, Summing
from masthead.ledger.accounts import RAISED
from masthead.ledger.models import Posting, new_id
from masthead.lib.turns import take_turn
from masthead.people import audit

EVERY = dt.timedelta(days=1)
SO_MANY = 4_000
# No clock of the paper's machines is further behind another.
MARGIN = dt.timedelta(minutes=10)


def sum_up_when_due(*, at: dt.datetime) -> Summing | None:
    """Add up once a day, or sooner where many have been posted. Run by the clock each minute."""
    last = Summing.objects.order_by("-upto").first()
    if last and at - last.made_at < EVERY and not _many_since(last):
        return None
    return sum_up(at=at)


def sum_up(*, at: dt.datetime) -> Summing | None:
    """Add up what was posted since the last time, but for the last ten minutes.

    Goes alone, so that nothing is being posted meanwhile; the database refuses what would come
    before this point later. Returns None where there is nothing new. Safe to run again, and by
    two at once: who comes second finds it done.
    """
    with transaction.atomic():
        take_turn(alone=True)
        last = Summing.objects.order_by("-upto").first()
        upto = _last_posted(until=_id_of(at - MARGIN))
        if upto is None or (last and upto <= last.upto):
            return None
        summing = Summing(id=new_id(), upto=upto, made_at=at)
        SummedDay.objects.bulk_create(_days(summing, after=last))
        summing.save(force_insert=True)
        audit.record("fund.sum_up", summing, by=audit.CLOCK, at=at)
    return summing


def unequal_sums() -> list[str]:
    """Say of each summed day that its sum is not what the book says. For `masthead doctor`."""
    last = Summing.objects.order_by("-upto").first()
    if last is None:
        return []
    grouped = SummedDay.objects.values_list("appeal", "effective_on", "account")
    kept = {tuple(key): total for *key, total in grouped.annotate(Sum("raised_minor"))}
    book = {day[:3]: day[3] for day in _found(upto=last.upto, after=None)}
    days = {key for key in kept.keys() | book.keys() if kept.get(key, 0) != book.get(key, 0)}
    return [f"{day} of {account} is not summed as in the book" for _, day, account in days]


def _id_of(at: dt.datetime) -> uuid.UUID:
    return uuid.UUID(int=int(at.timestamp() * 1000) << 80)


def _last_posted(*, until: uuid.UUID) -> uuid.UUID | None:
    posted = Posting.objects.filter(id__lte=until).order_by("-id")
    return posted.values_list("id", flat=True).first()


def _many_since(last: Summing) -> bool:
    since = Posting.objects.filter(id__gt=last.upto).order_by("id").values_list("id", flat=True)
    return len(since[:SO_MANY]) == SO_MANY


def _days(summing: Summing, *, after: Summing | None) -> list[SummedDay]:
    found = _found(upto=summing.upto, after=after.upto if after else None)
    return [
        SummedDay(
            summing_id=summing.pk,
            appeal=appeal,
            effective_on=day,
            account=account,
            raised_minor=total,
        )
        for appeal, day, account, total in found
        if total
    ]


def _found(
    *, upto: uuid.UUID, after: uuid.UUID | None
) -> list[tuple[uuid.UUID | None, dt.date, str, int]]:
    rows = Posting.objects.filter(account__in=RAISED, id__lte=upto)
    if after:
        rows = rows.filter(id__gt=after)
    grouped = rows.order_by().values_list("appeal", "effective_on", "account")
    return [(*key, total) for *key, total in grouped.annotate(total=-Sum("amount_minor"))]
