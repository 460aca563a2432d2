"""Say who may vote on a day: every member once, whatever they hold."""

import datetime as dt

from django.db.models import OuterRef, QuerySet, Subquery

from masthead.register.models import Member, Standing
from masthead.register.models.member import Event


def entitled_on(day: dt.date, *, known: dt.datetime | None = None) -> QuerySet[Member]:
    """Return the members on a day by their numbers: each is one vote.

    Joint holders are one member, and vote by the first named. Who is admitted later is not
    among them, and shares are not asked for.
    """
    lines = Standing.objects.filter(member=OuterRef("pk")).true_on(day, known=known)
    last = lines.order_by("-effective_on", "-entered_at", "-pk").values("event")[:1]
    members = Member.objects.annotate(last_event=Subquery(last))
    return members.filter(last_event=Event.ENTERED).order_by("number")
