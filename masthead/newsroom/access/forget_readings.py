"""Forget what readers opened, once the month is over."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from masthead.lib.days import day_begins
from masthead.newsroom.models import GiftLink, MeterReading
from masthead.paper.models import the_paper


def forget_readings(*, at: dt.datetime) -> int:
    """Delete the readings on meters of months that are over; return how many went.

    Gift links that are over go too, once they count for no month any more. Safe to run again:
    what is gone is gone.
    """
    paper = the_paper()
    month = paper.today(at).replace(day=1)
    begun = day_begins(month, zone=paper.time_zone)
    with transaction.atomic():
        GiftLink.objects.filter(ends_at__lte=at, made_at__lt=begun).delete()
        gone, _each = MeterReading.objects.filter(month__lt=month).delete()
    return gone
