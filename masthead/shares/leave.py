"""End a membership when the last share is gone."""

import datetime as dt

from django.db.models import Sum
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.register.cease import cease
from masthead.register.holdings import holds_anything
from masthead.register.models import Member, ShareTransaction
from masthead.register.models.member import Event
from masthead.register.standing import standing_of


def leave_if_nothing_is_left(
    member: Member, *, authority: str, by: audit.Actor, at: dt.datetime
) -> dt.date | None:
    """Let a member who holds nothing any more cease, on the day on which their last share went.

    Inside the caller's transaction, after the shares are recorded. Returns the day, None where
    they hold something or are no member. Who was entered after that day ceases as they enter.
    """
    last = standing_of(member, on=dt.date.max)
    if last is None or last.event == Event.CEASED or holds_anything(member):
        return None
    on = max(last_change(member) or last.effective_on, last.effective_on)
    cease(member, on=on, why=_("no shares left"), authority=authority, by=by, at=at)
    return on


def last_change(member: Member) -> dt.date | None:
    """Return the last day on which the number of shares of a member changed."""
    moved = ShareTransaction.objects.filter(member=member).values("effective_on")
    changed = moved.annotate(sum=Sum("quantity")).exclude(sum=0).order_by("-effective_on")
    return changed.values_list("effective_on", flat=True).first()
