"""Refuse what the rules let nobody do before a certain age."""

import datetime as dt

from django.utils.translation import gettext as _

from masthead.lib import days
from masthead.shares.applications.age import age_on


class TooYoung(ValueError):
    """The rules ask for a greater age on that day."""


def refuse_too_young(born_on: dt.date | None, *, least: int, on: dt.date) -> None:
    """Raise TooYoung for whoever is younger than `least` years on a day.

    Of whom no day of birth is known, none is presumed.
    """
    if born_on and age_on(on, born=born_on) < least:
        words = _("Born on {born}, they are younger than {least} on {day}")
        said = {"born": days.in_words(born_on), "least": least, "day": days.in_words(on)}
        raise TooYoung(words.format(**said))
