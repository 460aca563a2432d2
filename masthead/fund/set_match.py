"""Set up a match on an appeal, or amend one."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.fund.match_terms import MatchesOverlap, MatchTerms
from masthead.fund.models import Appeal, Match
from masthead.fund.signals import announce
from masthead.lib import days
from masthead.lib.turns import take_turn
from masthead.people import audit


def set_match(
    appeal: Appeal,
    *,
    to: MatchTerms,
    amending: Match | None = None,
    by: audit.Actor,
    at: dt.datetime,
) -> Match:
    """Promise to give as much as readers do, on these terms; nothing is raised by it yet.

    With `amending`, that match of the appeal gets these terms. Raises SponsorMissing,
    MatchOfNothing, MatchOutsideAppeal or MatchesOverlap.
    """
    with transaction.atomic():
        take_turn(alone=True)
        appeal.refresh_from_db()
        to.refuse(appeal)
        _refuse_overlap(appeal, to=to, amending=amending)
        match = amending or Match(appeal=appeal, currency=appeal.currency, set_at=at)
        for field, value in vars(to).items():
            setattr(match, field, value)
        match.save()
        verb = "fund.amend_match" if amending else "fund.set_match"
        audit.record(verb, match, by=by, at=at, details=to.details())
        announce()
    return match


def _refuse_overlap(appeal: Appeal, *, to: MatchTerms, amending: Match | None) -> None:
    others = appeal.matches.filter(opens_on__lte=to.closes_on, closes_on__gte=to.opens_on)
    if amending:
        others = others.exclude(pk=amending.pk)
    if other := others.first():
        words = _("{sponsor} matches gifts from {first} to {last}: a gift is matched once")
        first, last = days.in_words(other.opens_on), days.in_words(other.closes_on)
        raise MatchesOverlap(words.format(sponsor=other.sponsor, first=first, last=last))
