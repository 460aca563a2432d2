"""Find whether somebody is a member on a day, and since when."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import OuterRef, QuerySet, Subquery

from masthead.register.models import Member, Standing
from masthead.register.models.member import Event


def standing_of(
    member: Member, *, on: dt.date, known: dt.datetime | None = None
) -> Standing | None:
    """Return the last that happened to a membership by a day: they were entered, or ceased."""
    lines = Standing.objects.filter(member=member).true_on(on, known=known)
    return lines.order_by("-effective_on", "-entered_at", "-pk").first()


def is_member(member: Member, *, on: dt.date, known: dt.datetime | None = None) -> bool:
    """Say whether somebody is a member on a day; on the day they cease they are not."""
    last = standing_of(member, on=on, known=known)
    return last is not None and last.event == Event.ENTERED


def members_on(records: Sequence[int], *, on: dt.date) -> QuerySet[Member]:
    """Return the members that some records of people are on a day."""
    last = Standing.objects.filter(member=OuterRef("pk")).true_on(on)
    latest = last.order_by("-effective_on", "-entered_at", "-pk").values("event")[:1]
    members = Member.objects.filter(person__in=records).alias(last=Subquery(latest))
    return members.filter(last=Event.ENTERED)
