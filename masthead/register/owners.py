"""Count the owners: those who are in the register on a day."""

import datetime as dt

from django.core.cache import cache
from django.db.models import F

from masthead.paper.models import Paper
from masthead.register.entitled import entitled_on

# What is written into the register past the verbs is on the pages after so long.
_KEPT_SECONDS = 60


def owners_on(day: dt.date) -> int:
    """Return how many are members on a day, joint holders counted as one."""
    return entitled_on(day).count()


def owners_shown(paper: Paper, *, on: dt.date) -> int:
    """Return the same for a page that many ask for: from memory until somebody comes or goes."""
    key = f"owners:{paper.owners_version}:{on}"
    number: int | None = cache.get(key)
    if number is None:
        number = owners_on(on)
        cache.set(key, number, _KEPT_SECONDS)
    return number


def owners_changed() -> None:
    """Let every page count anew, once the caller’s transaction is committed."""
    Paper.objects.update(owners_version=F("owners_version") + 1)
