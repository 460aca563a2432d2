"""Write down that somebody took an office of the society."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.register.models import Member, Term
from masthead.register.standing import is_member


class OfficerUnnamed(ValueError):
    """An officer has a name and an office."""


class OfficerNotAMember(ValueError):
    """The number is nobody's who is a member on that day."""


def take_office(
    name: str,
    *,
    office: str,
    member: Member | None,
    on: dt.date,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
) -> Term:
    """Enter a term: somebody holds an office from a day on.

    Raises OfficerUnnamed, or OfficerNotAMember where a member is named who isn't one that day.
    """
    if not name.strip() or not office.strip():
        raise OfficerUnnamed(_("An officer has a name and an office"))
    with transaction.atomic():
        if member and not is_member(member, on=on):
            words = _("Member {number} is no member on that day")
            raise OfficerNotAMember(words.format(number=member.number))
        term = Term.objects.create(
            name=name.strip(),
            office=office.strip(),
            member=member,
            effective_on=on,
            entered_at=at,
            authority=authority,
            by=by.user,
        )
        audit.record("register.take_office", term, by=by, at=at)
    return term
