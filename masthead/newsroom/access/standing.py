"""Who a reader is to the paper, asked of the database at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth.models import Permission
from django.db.models import Count, Exists, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from masthead.newsroom.models import MeterReading
from masthead.people.account import every_record_of
from masthead.people.models import User
from masthead.people.roles import DESK
from masthead.register.standing import members_on
from masthead.supporters.standing import supporting


@dataclass(frozen=True)
class Standing:
    """What somebody is to the paper, and how many stories they opened on the meter this month.

    `opened_it` says whether one of those is the story that was asked about.
    """

    supports: bool = False
    belongs: bool = False
    makes_it: bool = False
    opened: int = 0
    opened_it: bool = False


def standing_of(user: User, *, on: dt.date, article: int | None) -> Standing:
    """Return how whoever signed in stands with the paper on a day; two queries."""
    records = every_record_of(user)
    read = MeterReading.objects.filter(user=user, month=on.replace(day=1))
    number = read.order_by().values("user").annotate(number=Count("pk")).values("number")
    asked = User.objects.filter(pk=user.pk).values_list(
        Exists(supporting(records, on=on)) if records else Value(value=False),
        Exists(members_on(records, on=on)) if records else Value(value=False),
        Exists(_rights_at_the_desk(user)),
        Coalesce(Subquery(number), 0),
        Exists(read.filter(article=article)),
    )
    return Standing(*asked.get())


def _rights_at_the_desk(user: User) -> QuerySet[Permission]:
    """Return what opens the desk to somebody, as User.is_staff has it, of all if they may all."""
    app, name = DESK.split(".")
    found = Permission.objects.filter(content_type__app_label=app, codename=name)
    if user.is_superuser:
        return found
    return found.filter(Q(user=user.pk) | Q(group__user=user.pk))
