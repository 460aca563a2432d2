"""Amend an appeal: its name, its target, its days."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.fund.models import Appeal, AppealQuerySet
from masthead.fund.signals import announce
from masthead.fund.terms import Terms
from masthead.ledger.accounts import RAISED
from masthead.ledger.models import Posting
from masthead.ledger.post import is_closed
from masthead.lib import days
from masthead.lib.turns import take_turn
from masthead.paper.models import the_paper
from masthead.people import audit


class AppealsOverlap(ValueError):
    """Another main appeal covers some of these days."""


class AppealLeavesOutGifts(ValueError):
    """Gifts that count to the appeal would fall outside its new days."""


class AppealMonthClosed(ValueError):
    """The appeal has ended and the treasurer has closed its last month: it never changes."""


def amend_appeal(appeal: Appeal, *, to: Terms, by: audit.Actor, at: dt.datetime) -> Appeal:
    """Give an appeal other terms; it counts as opened by hand from now on.

    Raises what `Terms.refuse` raises, and AppealsOverlap, AppealLeavesOutGifts or
    AppealMonthClosed.
    """
    with transaction.atomic():
        take_turn(alone=True)
        appeal.refresh_from_db()
        to.refuse(today=the_paper().today(at))
        _refuse_closed(appeal)
        if not appeal.special:
            refuse_overlap(main_over(to).exclude(pk=appeal.pk))
        _refuse_left_out(appeal, to=to)
        for field, value in to.fields().items():
            setattr(appeal, field, value)
        appeal.by_hand = True
        appeal.save()
        audit.record("fund.amend_appeal", appeal, by=by, at=at, details=to.details())
        announce()
    return appeal


def main_over(terms: Terms) -> AppealQuerySet:
    """Return the main appeals that cover any of these days, the earliest first."""
    over = Appeal.objects.main().filter(opens_on__lte=terms.closes_on)
    return over.filter(closes_on__gte=terms.opens_on).order_by("opens_on")


def refuse_overlap(others: AppealQuerySet) -> None:
    """Raise AppealsOverlap where there are any."""
    if other := others.first():
        words = _("{name} runs from {first} to {last}; main appeals never overlap")
        first, last = days.in_words(other.opens_on), days.in_words(other.closes_on)
        raise AppealsOverlap(words.format(name=other.name, first=first, last=last))


def _refuse_closed(appeal: Appeal) -> None:
    if is_closed(appeal.closes_on):
        words = _("The month of {day} is closed, and {name} with it")
        last = days.in_words(appeal.closes_on)
        raise AppealMonthClosed(words.format(day=last, name=appeal.name))


def _refuse_left_out(appeal: Appeal, *, to: Terms) -> None:
    counted = Posting.objects.filter(
        appeal=appeal.pk,
        account__in=RAISED,
        effective_on__range=(appeal.opens_on, appeal.closes_on),
    )
    left_out = counted.exclude(effective_on__range=(to.opens_on, to.closes_on))
    if found := left_out.order_by("effective_on").first():
        words = _("A gift of {day} counts to {name} and would be left out")
        day = days.in_words(found.effective_on)
        raise AppealLeavesOutGifts(words.format(day=day, name=appeal.name))
