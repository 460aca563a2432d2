"""Say who may vote on a day: every member once, whatever they hold."""

import datetime as dt

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from masthead.register.models import Member, Standing
from masthead.register.models.member import Event


def entitled_on(day: dt.date, *, known: dt.datetime | None = None) -> QuerySet[Member]:
    """Return the members on a day by their numbers: each is one vote.

    Joint holders are one member, and vote by the first named. Who is admitted later is not
    among them, and shares are not asked for.
    """
    latest_first = [F("effective_on").desc(), F("entered_at").desc(), F("pk").desc()]
    place = Window(RowNumber(), partition_by="member", order_by=latest_first)
    last = Standing.objects.true_on(day, known=known).annotate(place=place).filter(place=1)
    entered = Standing.objects.filter(pk__in=last.values("pk"), event=Event.ENTERED)
    return Member.objects.filter(pk__in=entered.values("member")).order_by("number")
