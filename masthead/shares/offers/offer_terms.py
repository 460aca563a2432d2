"""What an offer of shares asks and allows, and the terms on which none is opened or amended."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from masthead.lib import days
from masthead.register.models import ShareClass

LONGEST_NAME = 120
LONGEST_ADDRESS = 60
MOST_INSTALMENTS = 24
MOST_YEARS_AWAY = 10
MOST_MINOR = 10**14


class OfferNameMissing(ValueError):
    """An offer has a name, of a length that fits a headline."""


class OfferClosesBeforeItOpens(ValueError):
    """The last day comes before the first, or a day is more than ten years away."""


class OfferLimitsCrossed(ValueError):
    """The least that is asked is more than the most that is allowed; `field` says of what."""

    def __init__(self, words: str, *, field: str) -> None:
        super().__init__(words)
        self.field = field


class OfferInstalmentsWrong(ValueError):
    """An offer is paid at once or in up to 24 monthly parts."""


@dataclass(frozen=True)
class OfferTerms:
    """The terms of an offer; sums in minor units, a most of None is no limit."""

    name: str
    share_class: ShareClass
    opens_on: dt.date
    closes_on: dt.date | None = None
    words: str = ""
    least_raised_minor: int = 0
    most_raised_minor: int | None = None
    least_shares: int = 1
    most_shares: int | None = None
    scales_back: bool = False
    instalments: int = 1

    def refuse(self, *, today: dt.date) -> None:
        """Refuse terms that none can mean.

        Raises OfferNameMissing, OfferClosesBeforeItOpens, OfferLimitsCrossed or
        OfferInstalmentsWrong.
        """
        if not 0 < len(self.name.strip()) <= LONGEST_NAME:
            words = _("An offer needs a name, of {most} characters at most")
            raise OfferNameMissing(words.format(most=LONGEST_NAME))
        self._refuse_days(today)
        self._refuse_limits()
        if not 1 <= self.instalments <= MOST_INSTALMENTS:
            words = _("An offer is paid at once, or in {most} monthly parts at most")
            raise OfferInstalmentsWrong(words.format(most=MOST_INSTALMENTS))

    def fields(self) -> dict[str, Any]:
        """Return what an offer of these terms holds, to set on it."""
        return vars(self) | {"name": self.name.strip()}

    def details(self) -> dict[str, str | int | bool | None]:
        """Return them as an audit row keeps them."""
        plain = {name: said for name, said in vars(self).items() if isinstance(said, int)}
        until = self.closes_on.isoformat() if self.closes_on else None
        return {**plain, "opens_on": self.opens_on.isoformat(), "closes_on": until}

    def _refuse_days(self, today: dt.date) -> None:
        if self.closes_on and self.closes_on < self.opens_on:
            words = _("The offer would open on {first} and close on {last}")
            first, last = days.in_words(self.opens_on), days.in_words(self.closes_on)
            raise OfferClosesBeforeItOpens(words.format(first=first, last=last))
        for day in (self.opens_on, self.closes_on or self.opens_on):
            if abs(day.year - today.year) > MOST_YEARS_AWAY:
                words = _("{day} is more than {years} years away")
                far = days.in_words(day)
                raise OfferClosesBeforeItOpens(words.format(day=far, years=MOST_YEARS_AWAY))

    def _refuse_limits(self) -> None:
        if self.least_shares < 1 or _over(self.least_shares, self.most_shares):
            words = _("The most to one holder is less than the least")
            raise OfferLimitsCrossed(words, field="most_shares")
        if self.least_raised_minor < 0 or _over(self.least_raised_minor, self.most_raised_minor):
            words = _("The most to be raised is less than the least")
            raise OfferLimitsCrossed(words, field="most_raised")
        least = self.least_shares * self.share_class.nominal_minor
        if self.most_raised_minor is not None and self.most_raised_minor < least:
            words = _("The most to be raised is less than what one holder must take")
            raise OfferLimitsCrossed(words, field="most_raised")
        if max(self.least_raised_minor, self.most_raised_minor or 0) > MOST_MINOR:
            words = _("That is more than the book can hold")
            raise OfferLimitsCrossed(words, field="most_raised")


def _over(least: int, most: int | None) -> bool:
    return most is not None and most < least
