"""Declare interest on shares, as a meeting resolved."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.ledger.accounts import Account
from masthead.ledger.post import Leg, is_closed, post
from masthead.lib import days, rows
from masthead.lib.turns import take_turn
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.register.models import ShareClass
from masthead.register.rules import rules_on
from masthead.shares.holdings.its_day import refuse_to_come
from masthead.shares.interest.reckon import WHOLE, Earned, reckon
from masthead.shares.models import Interest, InterestDeclared

LONGEST_DAYS = 731


class RateTooHigh(ValueError):
    """The rules of the society let no meeting declare so much."""


class RateOfNothing(ValueError):
    """Interest of nothing is not declared."""


class PeriodNotOver(ValueError):
    """The days are not over, are in the wrong order, or are more than two years."""


class DeclaredBefore(ValueError):
    """Interest was declared for some of these days before."""


class NobodyEarns(ValueError):
    """Nobody held a share of this class on these days, or too little for a penny."""


class ResolutionMissing(ValueError):
    """Interest is declared by a meeting, whose resolution is named."""


def declare(
    share_class: ShareClass,
    *,
    first: dt.date,
    last: dt.date,
    points: int,
    on: dt.date,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
) -> InterestDeclared:
    """Write down what a meeting declared on a day, and what it gives each member.

    `points` are hundredths of a per cent a year, reckoned by what each held on each day. The sum
    is an expense on the day of the meeting, owed to the members. Raises RateOfNothing,
    RateTooHigh, PeriodNotOver, ResolutionMissing, DeclaredBefore, NobodyEarns or DayStillToCome.
    """
    refuse_terms(points, first=first, last=last, on=on, authority=authority, at=at)
    with transaction.atomic():
        take_turn(alone=True)
        _refuse_before(share_class, first=first, last=last)
        earned = reckon(share_class, first=first, last=last, points=points)
        if not earned:
            raise NobodyEarns(_("Nobody earns a penny on these days"))
        total = sum(one.amount_minor for one in earned)
        declared = _declared(
            share_class,
            first=first,
            last=last,
            points=points,
            total=total,
            on=on,
            authority=authority,
            by=by,
            at=at,
        )
        _write(declared, earned)
        details: dict[str, str | int | bool | None] = {
            "points": points,
            "members": len(earned),
            "total_minor": total,
        }
        audit.record("shares.interest.declare", declared, by=by, at=at, details=details)
    return declared


def refuse_terms(
    points: int,
    *,
    first: dt.date,
    last: dt.date,
    on: dt.date,
    authority: str,
    at: dt.datetime,
) -> None:
    """Raise what keeps a meeting from declaring this, as `declare` does before it reckons."""
    refuse_to_come(on, at=at)
    if points <= 0:
        raise RateOfNothing(_("Interest of nothing is not declared"))
    most = rules_on(on).interest_most_points
    if points > most:
        words = _("The rules allow {most} per cent at most in a year")
        raise RateTooHigh(words.format(most=in_per_cent(most)))
    if last < first or (last - first).days >= LONGEST_DAYS or last > on:
        raise PeriodNotOver(_("Interest is declared for days that are over, two years at most"))
    if not authority.strip():
        raise ResolutionMissing(_("Name the meeting and its resolution"))


def _refuse_before(share_class: ShareClass, *, first: dt.date, last: dt.date) -> None:
    before = InterestDeclared.objects.filter(
        share_class=share_class, first__lte=last, last__gte=first
    ).first()
    if before:
        words = _("Interest was declared for {first} to {last} before")
        said = {"first": days.in_words(before.first), "last": days.in_words(before.last)}
        raise DeclaredBefore(words.format(**said))


def _declared(
    share_class: ShareClass,
    *,
    first: dt.date,
    last: dt.date,
    points: int,
    total: int,
    on: dt.date,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
) -> InterestDeclared:
    paper = the_paper()
    entry = post(
        f"share-interest:{share_class.pk}:{first}",
        legs=[Leg(Account.SHARE_INTEREST, total), Leg(Account.INTEREST_PAYABLE, -total)],
        currency=paper.currency,
        on=paper.today(at) if is_closed(on) else on,
        at=at,
        narration=f"Interest on shares declared for {first} to {last}",
    )
    return InterestDeclared.objects.create(
        share_class=share_class,
        first=first,
        last=last,
        points=points,
        authority=authority.strip(),
        declared_on=on,
        total_minor=total,
        entered_at=at,
        by=by.user,
        entry=entry,
    )


def _write(declared: InterestDeclared, earned: Sequence[Earned]) -> None:
    rows.insert_many(
        [
            Interest(
                declared=declared,
                member_id=one.member,
                amount_days=one.amount_days,
                amount_minor=one.amount_minor,
            )
            for one in earned
        ]
    )


def in_per_cent(points: int) -> str:
    """Write hundredths of a per cent as per cent: 350 is "3.5"."""
    whole, rest = divmod(points, WHOLE // 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".")
