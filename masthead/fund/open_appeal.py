"""Open an appeal, or amend the one that stands in its place."""

import datetime as dt
import itertools
from dataclasses import dataclass

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from masthead.fund.amend_appeal import amend_appeal, main_over, refuse_overlap
from masthead.fund.models import Appeal
from masthead.fund.signals import announce
from masthead.fund.terms import LONGEST_ADDRESS, AppealAddressTaken, Terms
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
    slug: str = "",
    words: str | None = None,
    on_front: bool | None = None,
    by: audit.Actor,
    at: dt.datetime,
) -> Opened:
    """Open an appeal, or amend the one of that name and kind that opens that day.

    The target is in the paper's currency. A main appeal over days that a renewed one covers
    amends that one, its name and target too; over those of one opened by hand it is refused.
    A special one has its page at /fund/`slug`/, by default made of its name, for ever.
    Raises AppealNameMissing, AppealForNothing, AppealClosesBeforeItOpens, AppealTooFarAway,
    AppealAddressTaken, AppealsOverlap, AppealLeavesOutGifts or AppealMonthClosed.
    """
    with transaction.atomic():
        take_turn(alone=True)
        paper = the_paper()
        days = (opens_on, closes_on)
        terms = Terms(name.strip(), target_minor, paper.currency, *days, words, on_front)
        terms.refuse(today=paper.today(at))
        if there := _to_amend(terms, special=special):
            return Opened(amend_appeal(there, to=terms, by=by, at=at), amended=True)
        appeal = Appeal(**terms.fields(), special=special, opened_at=at)
        appeal.slug = _address(name, asked=slug) if special else None
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


def _address(name: str, *, asked: str) -> str:
    """Return the address asked for, or the first free one that the name makes."""
    taken = set(Appeal.objects.exclude(slug=None).values_list("slug", flat=True))
    if asked:
        if asked in taken:
            words = _(
                "Another appeal has its page at /fund/{slug}/: addresses are never given twice"
            )
            raise AppealAddressTaken(words.format(slug=asked))
        return asked
    begin = slugify(name)[: LONGEST_ADDRESS - 10].strip("-") or "appeal"
    free = (begin if number == 1 else f"{begin}-{number}" for number in itertools.count(1))
    return next(slug for slug in free if slug not in taken)
