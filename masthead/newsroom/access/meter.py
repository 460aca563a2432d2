"""The meter: how many stories that are kept for supporters a reader may open in a month."""

from __future__ import annotations

import datetime as dt

from masthead.newsroom.models import AccessRules, ArticlePage, MeterReading, Readers
from masthead.newsroom.models.reading import Meter
from masthead.people.models import User


def counts(kept: Readers, *, rules: AccessRules) -> bool:
    """Say whether the meter opens what is kept for some: what supporters have, no more."""
    return rules.meter_stories is not None and kept == Readers.SUPPORTERS


def is_open_on_meter(
    article: ArticlePage, kept: Readers, *, user: User, rules: AccessRules, on: dt.date
) -> bool:
    """Say whether a reader opened a story on their meter in the calendar month of a day."""
    return counts(kept, rules=rules) and article.pk in opened(user, on=on)


def opened(user: User, *, on: dt.date) -> set[int]:
    """Return the stories that a reader opened on their meter in the calendar month of a day."""
    read = MeterReading.objects.filter(user=user, month=on.replace(day=1))
    return set(read.values_list("article_id", flat=True))


def meter_of(opened_already: int, *, rules: AccessRules) -> Meter:
    """Return how a reader's meter stands."""
    stories = rules.meter_stories or 0
    return Meter(stories, max(0, stories - opened_already))
