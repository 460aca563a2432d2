"""Write into the register that somebody is a member no more."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.register.enter import NotInOrder
from masthead.register.holdings import holds_anything
from masthead.register.models import Member, Standing
from masthead.register.models.member import Event
from masthead.register.owners import owners_changed
from masthead.register.standing import standing_of


class NotAMember(ValueError):
    """They are no member, so they can't cease to be one."""


class HoldsShares(ValueError):
    """A member who still holds shares doesn't cease."""


def cease(
    member: Member,
    *,
    on: dt.date,
    why: str,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
) -> Standing:
    """End a membership: from that day they are no member. The number stays theirs.

    Raises NotAMember, NotInOrder for a day before they were entered, or HoldsShares.
    """
    with transaction.atomic():
        take_turn(alone=True)
        last = standing_of(member, on=dt.date.max)
        if last is None or last.event == Event.CEASED:
            raise NotAMember(_("Member {number} is no member").format(number=member.number))
        if on < last.effective_on:
            words = _("Member {number} was entered on {day}, after that day")
            raise NotInOrder(words.format(number=member.number, day=last.effective_on))
        if holds_anything(member):
            words = _("Member {number} still holds shares")
            raise HoldsShares(words.format(number=member.number))
        line = Standing.objects.create(
            member=member,
            event=Event.CEASED,
            why=why,
            effective_on=on,
            entered_at=at,
            authority=authority,
            by=by.user,
        )
        owners_changed()
        audit.record("register.cease", member, by=by, at=at, details={"number": member.number})
    return line
