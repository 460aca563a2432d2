"""Write into the register that a membership was interrupted: they had ceased, and came back."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.register.cease import NotAMember
from masthead.register.enter import NotInOrder
from masthead.register.models import Member, Standing
from masthead.register.models.member import Event
from masthead.register.standing import is_member


def interrupt(
    member: Member,
    *,
    ceased_on: dt.date,
    entered_on: dt.date,
    why: str,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
) -> None:
    """Split a period of membership in two, found out afterwards; the number stays theirs.

    Raises NotAMember where they were none on the first day, or NotInOrder where the register
    says something of the days between already.
    """
    with transaction.atomic():
        take_turn(alone=True)
        if not is_member(member, on=ceased_on):
            raise NotAMember(_("Member {number} is no member").format(number=member.number))
        between = Standing.objects.filter(
            member=member, reversed_by=None, effective_on__gt=ceased_on
        )
        if entered_on <= ceased_on or between.filter(effective_on__lte=entered_on).exists():
            raise NotInOrder(_("The register says something of the days between already"))
        for event, on in ((Event.CEASED, ceased_on), (Event.ENTERED, entered_on)):
            Standing.objects.create(
                member=member,
                event=event,
                why=why if event == Event.CEASED else "",
                effective_on=on,
                entered_at=at,
                authority=authority,
                by=by.user,
            )
        audit.record("register.interrupt", member, by=by, at=at, details={"number": member.number})
