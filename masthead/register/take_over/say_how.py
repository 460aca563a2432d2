"""Say how an old register is to be read."""

import datetime as dt
from dataclasses import asdict

from django.db import transaction

from masthead.people import audit
from masthead.register.models.old_register import OldRegister, Stands
from masthead.register.take_over.columns import refuse_missing
from masthead.register.take_over.remember import remember
from masthead.register.take_over.terms import Terms


def say_how(old: OldRegister, terms: Terms, *, by: audit.Actor, at: dt.datetime) -> OldRegister:
    """Keep what somebody said of a file, and remember its columns for the next of its kind.

    Raises ColumnsMissing. What was taken over already stays as it is.
    """
    refuse_missing(terms.columns)
    with transaction.atomic():
        held = OldRegister.objects.select_for_update().get(pk=old.pk)
        if held.stands not in (Stands.WAITING, Stands.REFUSED):
            return held
        held.stands, held.why, held.seen = Stands.WAITING, "", None
        held.header_row, held.columns = terms.columns.header_row, terms.columns.kept
        held.as_on, held.share_class = terms.as_on, terms.share_class
        held.authority, held.said = terms.authority, asdict(terms.said)
        held.save()
        remember(terms.columns, at=at)
        audit.record("register.say_how", held, by=by, at=at)
    return held
