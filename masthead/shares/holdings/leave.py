"""End a membership when the last share is gone."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max, Sum
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.register.cease import cease
from masthead.register.holdings import holds_anything
from masthead.register.interrupt import interrupt
from masthead.register.models import Member, ShareTransaction, Standing
from masthead.register.models.member import Event
from masthead.register.standing import is_member, standing_of


@dataclass(frozen=True)
class Without:
    """Days on which a member held no share: from the first until one came again, None if never."""

    since: dt.date
    until: dt.date | None


def leave_if_nothing_is_left(
    member: Member, *, authority: str, by: audit.Actor, at: dt.datetime
) -> dt.date | None:
    """Let a member cease on the day on which their last share went, as all that is entered has it.

    Inside the caller's transaction, after the shares are recorded. Where shares came to them
    again later, the membership is interrupted until then. Returns the day of an end for good,
    None where there is none. Who was entered after that day ceases as they enter.
    """
    for gap in days_without(member):
        if gap.until is None:
            return _cease(member, gap.since, authority=authority, by=by, at=at)
        if is_member(member, on=gap.since) and not _spoken_of(member, gap.since, gap.until):
            interrupt(
                member,
                ceased_on=gap.since,
                entered_on=gap.until,
                why=_("no shares left"),
                authority=authority,
                by=by,
                at=at,
            )
    if holds_anything(member):
        return None
    return _cease(member, _last_day(member), authority=authority, by=by, at=at)


def _last_day(member: Member) -> dt.date:
    """Return the last day on which shares came or went that was no mistake.

    Where they came and went on one day, no day tells of it; where all was a mistake there is none.
    """
    stands = ShareTransaction.objects.filter(member=member, reversed_by=None, reverses=None)
    last: dt.date | None = stands.aggregate(last=Max("effective_on"))["last"]
    return last or dt.date.min


def _cease(
    member: Member, day: dt.date, *, authority: str, by: audit.Actor, at: dt.datetime
) -> dt.date | None:
    last = standing_of(member, on=dt.date.max)
    if last is None or last.event == Event.CEASED:
        return None
    on = max(day, last.effective_on)
    cease(member, on=on, why=_("no shares left"), authority=authority, by=by, at=at)
    return on


def _spoken_of(member: Member, since: dt.date, until: dt.date) -> bool:
    """Say whether the register tells of somebody's membership within some days already."""
    lines = Standing.objects.filter(member=member, reversed_by=None)
    return lines.filter(effective_on__gt=since, effective_on__lte=until).exists()


def days_without(member: Member) -> Iterator[Without]:
    """Yield the days on which a member held no share any more, the first first."""
    moved = ShareTransaction.objects.filter(member=member).values("effective_on")
    changes = moved.annotate(sum=Sum("quantity")).exclude(sum=0).order_by("effective_on")
    held, since = 0, None
    for day, change in changes.values_list("effective_on", "sum"):
        held += change
        if since:
            yield Without(since, day)
        since = day if held == 0 else None
    if since:
        yield Without(since, None)
