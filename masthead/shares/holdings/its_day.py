"""The day on which something happens to shares."""

import datetime as dt

from django.utils.translation import gettext as _

from masthead.lib import days
from masthead.paper.models import the_paper


class DayStillToCome(ValueError):
    """The register tells of no day that is still to come."""


def refuse_to_come(on: dt.date, *, at: dt.datetime) -> None:
    """Raise DayStillToCome for a day after today, in the paper's time zone."""
    if on > the_paper().today(at):
        words = _("{day} is still to come")
        raise DayStillToCome(words.format(day=days.in_words(on)))
