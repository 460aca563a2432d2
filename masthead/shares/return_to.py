"""Take a cessation back that a mistake in the shares had brought about."""

import datetime as dt

from masthead.people import audit
from masthead.register.holdings import holds_anything
from masthead.register.models import Member
from masthead.register.models.member import Event
from masthead.register.reverse_line import reverse_line
from masthead.register.standing import standing_of
from masthead.shares.leave import last_change


def return_if_they_hold(
    member: Member, day: dt.date, *, why: str, by: audit.Actor, at: dt.datetime
) -> None:
    """Reverse a member's cessation where they hold shares after all, or ceased on a wrong day.

    `day` is that of the transaction that was a mistake. Inside the caller's transaction.
    """
    last = standing_of(member, on=dt.date.max)
    if last is None or last.event != Event.CEASED:
        return
    ceased_by_it = last.effective_on == day and last_change(member) != day
    if holds_anything(member) or ceased_by_it:
        reverse_line(last, why=why, by=by, at=at)
