"""Open an appeal, or amend the one that stands in its place."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from masthead.fund.amend_appeal import amend_appeal, main_over, refuse_overlap
from masthead.fund.models import Appeal
from masthead.fund.signals import announce
from masthead.fund.terms import Terms
from masthead.lib.turns import take_turn
from masthead.paper.models import the_paper
from masthead.people import audit


@dataclass(frozen=True)
class Opened:
    """The appeal, and whether it was there before and was amended."""

    appeal: Appeal
    amended: bool


def open_appeal(
    name: str,
    *,
    target_minor: int,
    opens_on: dt.date,
    closes_on: dt.date,
    special: bool = False,
    by: audit.Actor,
    at: dt.datetime,
) -> Opened:
    """Open an appeal, or amend the one of that name and kind that opens that day.

    The target is in the paper's currency. A main appeal over days that a renewed one covers
    amends that one, its name and target too; over those of one opened by hand it is refused.
    Raises AppealNameMissing, AppealForNothing, AppealClosesBeforeItOpens, AppealTooFarAway,
    AppealsOverlap, AppealLeavesOutGifts or AppealMonthClosed.
    """
    with transaction.atomic():
        take_turn(alone=True)
        paper = the_paper()
        terms = Terms(name.strip(), target_minor, paper.currency, opens_on, closes_on)
        terms.refuse(today=paper.today(at))
        if there := _to_amend(terms, special=special):
            return Opened(amend_appeal(there, to=terms, by=by, at=at), amended=True)
        appeal = Appeal(**vars(terms), special=special, opened_at=at)
        appeal.save(force_insert=True)
        details = {**terms.details(), "special": special}
        audit.record("fund.open_appeal", appeal, by=by, at=at, details=details)
        announce()
    return Opened(appeal, amended=False)


def _to_amend(terms: Terms, *, special: bool) -> Appeal | None:
    """Return the appeal that these terms amend, if there is one. Raises AppealsOverlap."""
    there = Appeal.objects.filter(name=terms.name, opens_on=terms.opens_on, special=special)
    if (same := there.first()) or special:
        return same
    over = main_over(terms)
    renewed = over.filter(by_hand=False).first()
    refuse_overlap(over.exclude(pk=renewed.pk) if renewed else over)
    return renewed
