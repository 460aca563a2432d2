"""Hand the inspection copy to somebody, and write down who inspected the register."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.people.models import User
from masthead.register.models import Inspection, Member
from masthead.register.models.inspection import Form, Interest


class InspectorUnnamed(ValueError):
    """Whoever inspects the register is written down by name."""


class InspectorNotAMember(ValueError):
    """Somebody inspects as a member, and the number is no member's."""


def inspect(
    who: str,
    *,
    interest: Interest,
    member: Member | None,
    why: str,
    as_at: dt.date,
    form: Form,
    by: User,
    at: dt.datetime,
) -> Inspection:
    """Enter an inspection in the log. The copy itself holds no figure of anyone.

    Raises InspectorUnnamed or InspectorNotAMember. Source: Act of 2014, s.103.
    """
    if not who.strip():
        raise InspectorUnnamed(_("Type who inspects the register"))
    if interest == Interest.MEMBER and member is None:
        raise InspectorNotAMember(_("Type the number of the member who inspects it"))
    with transaction.atomic():
        row = Inspection.objects.create(
            who=who.strip(),
            interest=interest,
            member=member,
            why=why,
            as_at=as_at,
            form=form,
            at=at,
            by=by,
        )
        details = {"as_at": str(as_at), "form": form, "interest": interest}
        audit.record("register.inspect", row, by=audit.at_desk(by), at=at, details=details)
    return row
