"""What an appeal asks for, and the terms on which none is opened or amended."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from masthead.lib import days, money

LONGEST_NAME = 120
LONGEST_ADDRESS = 60
MOST_TARGET = 10**12
MOST_YEARS_AWAY = 10


class AppealNameMissing(ValueError):
    """An appeal has a name, of a length that fits a headline."""


class AppealForNothing(ValueError):
    """The target of an appeal is more than nothing, and no more than the book can hold."""


class AppealClosesBeforeItOpens(ValueError):
    """The last day comes before the first."""


class AppealTooFarAway(ValueError):
    """The first or the last day is more than ten years away: a slip of the pen."""


class AppealAddressTaken(ValueError):
    """Another appeal has, or had, its page at this address."""


@dataclass(frozen=True)
class Terms:
    """The terms of an appeal: the target in minor units of `currency`, both days included.

    `words` are the organiser's, for the page of a special appeal, and `on_front` puts its panel
    on the front page; None leaves either as it is.
    """

    name: str
    target_minor: int
    currency: str
    opens_on: dt.date
    closes_on: dt.date
    words: str | None = None
    on_front: bool | None = None

    def refuse(self, *, today: dt.date) -> None:
        """Refuse terms that none can mean.

        Raises AppealNameMissing, AppealForNothing, AppealClosesBeforeItOpens or
        AppealTooFarAway.
        """
        _refuse_name(self.name)
        _refuse_target(self.target_minor, currency=self.currency)
        _refuse_period(self.opens_on, self.closes_on, today=today)

    def fields(self) -> dict[str, Any]:
        """Return what an appeal of these terms holds, to set on it."""
        return {name: value for name, value in vars(self).items() if value is not None}

    def details(self) -> dict[str, str | int | bool | None]:
        """Return them as an audit row keeps them."""
        days = {"opens_on": self.opens_on.isoformat(), "closes_on": self.closes_on.isoformat()}
        said = self.fields() | days
        return {name: value for name, value in said.items() if name != "words"}


def _refuse_name(name: str) -> None:
    if not name.strip():
        raise AppealNameMissing(_("An appeal needs a name"))
    if len(name) > LONGEST_NAME:
        words = _("The name of an appeal has {most} characters at most")
        raise AppealNameMissing(words.format(most=LONGEST_NAME))


def _refuse_target(target_minor: int, *, currency: str) -> None:
    if target_minor <= 0:
        raise AppealForNothing(_("The target of an appeal must be more than nothing"))
    most = MOST_TARGET * 10 ** money.exponent(currency)
    if target_minor > most:
        words = _("The target of an appeal is {most} at most")
        raise AppealForNothing(words.format(most=money.exact(most, currency=currency)))


def _refuse_period(opens_on: dt.date, closes_on: dt.date, *, today: dt.date) -> None:
    if closes_on < opens_on:
        words = _("The appeal would open on {first} and close on {last}")
        first, last = days.in_words(opens_on), days.in_words(closes_on)
        raise AppealClosesBeforeItOpens(words.format(first=first, last=last))
    for day in (opens_on, closes_on):
        if abs(day.year - today.year) > MOST_YEARS_AWAY:
            words = _("{day} is more than {years} years away")
            far = days.in_words(day)
            raise AppealTooFarAway(words.format(day=far, years=MOST_YEARS_AWAY))
