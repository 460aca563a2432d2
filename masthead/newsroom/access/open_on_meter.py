"""Open a story on a reader's meter."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.newsroom.access import meter
from masthead.newsroom.models import AccessRules, ArticlePage, MeterReading
from masthead.newsroom.models.kept_for import kept_for
from masthead.paper.models import the_paper
from masthead.people.models import User


class NotOnMeter(ValueError):
    """The paper has no meter, or it doesn't open this story."""


class MeterUsedUp(ValueError):
    """The reader has opened as many stories this month as the meter lets them."""


def open_on_meter(article: ArticlePage, *, user: User, at: dt.datetime) -> MeterReading:
    """Count a story on a reader's meter; it stays open to them until the month is over.

    A story counts once, also when it is asked for twice at once. No audit row: it is what
    somebody reads, and is forgotten with the month. Raises NotOnMeter, MeterUsedUp.
    """
    paper = the_paper()
    rules, on = AccessRules.objects.of(paper), paper.today(at)
    if not meter.counts(kept_for(article, rules=rules, at=at), rules=rules):
        raise NotOnMeter(_("This story isn’t one that can be opened so."))
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        read = MeterReading.objects.filter(user=user, month=on.replace(day=1))
        if found := read.filter(article=article).first():
            return found
        if read.count() >= (rules.meter_stories or 0):
            raise MeterUsedUp(_("You have opened as many stories as you may this month."))
        return MeterReading.objects.create(
            user=user, article=article, month=on.replace(day=1), at=at
        )
