"""Say who an applicant is: a member, or nobody whom the register knows."""

import datetime as dt

from django.db import transaction

from masthead.people import audit
from masthead.register.models import Member
from masthead.shares.decisions.locked import locked, refuse_decided
from masthead.shares.models import Application, Recognition


def recognise(
    application: Application, member: Member | None, *, by: audit.Actor, at: dt.datetime
) -> Recognition:
    """Write that an applicant is a member, or with None that they are new; the last word counts.

    Their shares then add to that member's, and so does the cap. Raises NotNow for an
    application that is decided.
    """
    with transaction.atomic():
        held = locked(application)
        refuse_decided(held)
        found, _is_new = Recognition.objects.update_or_create(
            application=held, defaults={"member": member, "at": at, "by": by.user}
        )
        held.member = member
        held.save(update_fields=["member"])
        details = {"member": member.number if member else None}
        audit.record("shares.recognise", held, by=by, at=at, details=details)
    return found
