"""Write into the register that a member's particulars have changed."""

import datetime as dt

from django.db import transaction

from masthead.people import audit
from masthead.register.models import Member, Particulars
from masthead.register.told import Told


def amend(
    member: Member,
    told: Told,
    *,
    on: dt.date,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
) -> Particulars:
    """Let the register say this of a member from a day on; what it said before stays readable."""
    with transaction.atomic():
        line = Particulars.objects.create(
            member=member,
            effective_on=on,
            entered_at=at,
            authority=authority,
            by=by.user,
            **told.as_fields(),
        )
        audit.record("register.amend", member, by=by, at=at, details={"number": member.number})
    return line
