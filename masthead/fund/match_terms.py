"""What a sponsor promises, and the terms on which no match is set or amended."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from masthead.fund.models import Appeal
from masthead.fund.terms import MOST_TARGET
from masthead.lib import days, money

LONGEST_SPONSOR = 120


class SponsorMissing(ValueError):
    """A match says who promised it, in words that fit a line."""


class MatchOfNothing(ValueError):
    """A match is up to more than nothing, and no more than the book can hold."""


class MatchOutsideAppeal(ValueError):
    """The days of a match lie within those of its appeal, the first before the last."""


class MatchesOverlap(ValueError):
    """Another match of the appeal covers some of these days: a gift is matched once."""


@dataclass(frozen=True)
class MatchTerms:
    """The terms of a match: up to `cap_minor`, one for one, both days included."""

    sponsor: str
    cap_minor: int
    opens_on: dt.date
    closes_on: dt.date

    def refuse(self, appeal: Appeal) -> None:
        """Refuse terms that none can mean.

        Raises SponsorMissing, MatchOfNothing or MatchOutsideAppeal.
        """
        if not self.sponsor.strip() or len(self.sponsor) > LONGEST_SPONSOR:
            words = _("Say in {most} characters at most who promised it")
            raise SponsorMissing(words.format(most=LONGEST_SPONSOR))
        if not 0 < self.cap_minor <= MOST_TARGET * 10 ** money.exponent(appeal.currency):
            raise MatchOfNothing(_("A match is up to more than nothing, and can be paid"))
        if not appeal.opens_on <= self.opens_on <= self.closes_on <= appeal.closes_on:
            words = _("The days lie within those of the appeal, {first} to {last}, in their order")
            first, last = days.in_words(appeal.opens_on), days.in_words(appeal.closes_on)
            raise MatchOutsideAppeal(words.format(first=first, last=last))

    def details(self) -> dict[str, Any]:
        """Return them as an audit row keeps them: who promised is not in it."""
        period = {"opens_on": self.opens_on.isoformat(), "closes_on": self.closes_on.isoformat()}
        return {"cap_minor": self.cap_minor, **period}
