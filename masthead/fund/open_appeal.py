"""Open an appeal, or amend one."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from masthead.fund.models import Appeal, AppealQuerySet
from masthead.fund.signals import announce
from masthead.ledger.accounts import RAISED
from masthead.ledger.models import Posting
from masthead.ledger.post import is_closed
from masthead.lib import days, money
from masthead.lib.turns import take_turn
from masthead.paper.models import the_paper
from masthead.people import audit

MOST_YEARS_AWAY = 10


class AppealNameMissing(ValueError):
    """An appeal has a name."""


class AppealForNothing(ValueError):
    """The target of an appeal is more than nothing, and no more than the book can hold."""


class AppealClosesBeforeItOpens(ValueError):
    """The last day comes before the first."""


class AppealTooFarAway(ValueError):
    """The first or the last day is more than ten years away: a slip of the pen."""


class AppealsOverlap(ValueError):
    """Another main appeal covers some of these days."""


class AppealLeavesOutGifts(ValueError):
    """Gifts that count to the appeal would fall outside its new days."""


class AppealMonthClosed(ValueError):
    """The appeal has ended and the treasurer has closed its last month: it never changes."""


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
    name = _refuse_no_name(name)
    with transaction.atomic():
        take_turn(alone=True)
        paper = the_paper()
        _refuse_target(target_minor, currency=paper.currency)
        _refuse_period(opens_on, closes_on, today=paper.today(at))
        wanted = Appeal(
            name=name,
            target_minor=target_minor,
            currency=paper.currency,
            opens_on=opens_on,
            closes_on=closes_on,
            special=special,
            opened_at=at,
        )
        amended = _to_amend(wanted)
        appeal = _amend(amended, wanted) if amended else wanted
        appeal.save(force_insert=amended is None)
        verb = "fund.amend_appeal" if amended else "fund.open_appeal"
        audit.record(verb, appeal, by=by, at=at, details=_details(appeal))
        announce()
    return Opened(appeal, amended=amended is not None)


def _refuse_no_name(name: str) -> str:
    name = name.strip()
    if not name:
        raise AppealNameMissing("An appeal needs a name")
    if len(name) > 120:
        raise AppealNameMissing("The name of an appeal has 120 characters at most")
    return name


def _refuse_target(target_minor: int, *, currency: str) -> None:
    if target_minor <= 0:
        raise AppealForNothing("The target of an appeal must be more than nothing")
    most = 10**12 * 10 ** money.exponent(currency)
    if target_minor > most:
        shown = money.exact(most, currency=currency)
        raise AppealForNothing(f"The target of an appeal is {shown} at most")


def _refuse_period(opens_on: dt.date, closes_on: dt.date, *, today: dt.date) -> None:
    if closes_on < opens_on:
        first, last = days.in_words(opens_on), days.in_words(closes_on)
        raise AppealClosesBeforeItOpens(f"The appeal would open on {first} and close on {last}")
    for day in (opens_on, closes_on):
        if abs(day.year - today.year) > MOST_YEARS_AWAY:
            raise AppealTooFarAway(
                f"{days.in_words(day)} is more than {MOST_YEARS_AWAY} years away"
            )


def _to_amend(wanted: Appeal) -> Appeal | None:
    """Return the appeal that this one amends, if it amends one. Raises AppealsOverlap."""
    same = Appeal.objects.filter(
        name=wanted.name, opens_on=wanted.opens_on, special=wanted.special
    ).first()
    if wanted.special:
        return same
    covering = list(_covering(wanted))
    found = same or next((appeal for appeal in covering if not appeal.by_hand), None)
    if others := [appeal for appeal in covering if appeal != found]:
        other = others[0]
        first, last = days.in_words(other.opens_on), days.in_words(other.closes_on)
        raise AppealsOverlap(
            f"{other.name} runs from {first} to {last}; main appeals never overlap"
        )
    return found


def _covering(wanted: Appeal) -> AppealQuerySet:
    main = Appeal.objects.main().order_by("opens_on")
    return main.filter(opens_on__lte=wanted.closes_on, closes_on__gte=wanted.opens_on)


def _amend(appeal: Appeal, wanted: Appeal) -> Appeal:
    if is_closed(appeal.closes_on):
        raise AppealMonthClosed(f"{appeal.closes_on:%B %Y} is closed, and {appeal.name} with it")
    counted = Posting.objects.filter(
        appeal=appeal.pk,
        account__in=RAISED,
        effective_on__range=(appeal.opens_on, appeal.closes_on),
    ).exclude(effective_on__range=(wanted.opens_on, wanted.closes_on))
    if left_out := counted.order_by("effective_on").first():
        day = days.in_words(left_out.effective_on)
        raise AppealLeavesOutGifts(f"A gift of {day} counts to {appeal.name} and would be left out")
    for field in ("name", "target_minor", "currency", "opens_on", "closes_on"):
        setattr(appeal, field, getattr(wanted, field))
    appeal.by_hand = True
    return appeal


def _details(appeal: Appeal) -> dict[str, str | int | bool | None]:
    return {
        "name": appeal.name,
        "target_minor": appeal.target_minor,
        "currency": appeal.currency,
        "opens_on": appeal.opens_on.isoformat(),
        "closes_on": appeal.closes_on.isoformat(),
        "special": appeal.special,
    }
