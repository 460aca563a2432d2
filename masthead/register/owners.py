"""Count the owners: those who are in the register on a day."""

import datetime as dt

from django.db.models import OuterRef, Subquery

from masthead.register.models import Member, Standing
from masthead.register.models.member import Event


def owners_on(day: dt.date) -> int:
    """Return how many are members on a day, joint holders counted as one."""
    lines = Standing.objects.filter(member=OuterRef("pk")).true_on(day)
    last = lines.order_by("-effective_on", "-entered_at", "-pk").values("event")[:1]
    return Member.objects.annotate(last=Subquery(last)).filter(last=Event.ENTERED).count()
