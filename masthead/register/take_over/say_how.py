"""Say how an old register is to be read."""

import datetime as dt
from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.register.models.old_register import OldRegister, Stands
from masthead.register.take_over.columns import refuse_missing
from masthead.register.take_over.remember import remember
from masthead.register.take_over.terms import Terms


class RegisterToCome(ValueError):
    """The old register is said to be of a day to come."""


def say_how(old: OldRegister, terms: Terms, *, by: audit.Actor, at: dt.datetime) -> OldRegister:
    """Keep what somebody said of a file, and remember its columns for the next of its kind.

    Raises ColumnsMissing or RegisterToCome. What was taken over already stays as it is.
    """
    refuse_missing(terms.columns)
    if terms.as_on > the_paper().today(at):
        raise RegisterToCome(_("The old register can’t be of a day to come"))
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
