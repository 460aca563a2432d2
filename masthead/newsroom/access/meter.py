"""The meter: how many stories that are kept for supporters a reader may open in a month."""

from __future__ import annotations

from masthead.newsroom.models import AccessRules, Readers
from masthead.newsroom.models.reading import Meter


def counts(kept: Readers, *, rules: AccessRules) -> bool:
    """Say whether the meter opens what is kept for some: what supporters have, no more."""
    return rules.meter_stories is not None and kept == Readers.SUPPORTERS


def meter_of(opened: int, *, rules: AccessRules) -> Meter:
    """Return how the meter of a reader stands who opened so many stories this month."""
    stories = rules.meter_stories or 0
    return Meter(stories, max(0, stories - opened))
