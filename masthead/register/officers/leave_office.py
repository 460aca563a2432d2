"""Write down that an officer left, or that the term was a mistake."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.register.models import Term, TermEnd


class LeftBeforeTaking(ValueError):
    """The day on which they left comes before the one on which they took office."""


def leave_office(
    term: Term,
    *,
    on: dt.date,
    why: str = "",
    authority: str,
    was_mistake: bool = False,
    by: audit.Actor,
    at: dt.datetime,
) -> TermEnd:
    """Enter the end of a term; a later end of the same term takes the place of an earlier one.

    With `was_mistake` the books leave the whole term out from now on. Raises LeftBeforeTaking.
    """
    if on < term.effective_on:
        raise LeftBeforeTaking(_("They took office only later than that day"))
    with transaction.atomic():
        end = TermEnd.objects.create(
            term=term,
            effective_on=on,
            why=why,
            was_mistake=was_mistake,
            entered_at=at,
            authority=authority,
            by=by.user,
        )
        audit.record("register.leave_office", term, by=by, at=at, details={"mistake": was_mistake})
    return end
