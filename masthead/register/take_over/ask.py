"""Say yes to what was seen of an old register, so that it is taken over."""

import datetime as dt
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.register.models.old_register import OldRegister, Stands
from masthead.register.take_over.sheet import sheet_of
from masthead.register.take_over.tasks import take_over_asked
from masthead.register.take_over.terms import terms_of


class AskedAlready(ValueError):
    """Somebody said yes to it before."""


def ask(old: OldRegister, *, seen: int, by: audit.Actor, at: dt.datetime) -> OldRegister:
    """Let the task worker take a file over, for who has seen so many doubts about it.

    Raises AskedAlready, or TermsMissing.
    """
    with transaction.atomic():
        held = OldRegister.objects.select_for_update().get(pk=old.pk)
        if held.stands != Stands.WAITING or held.raw is None:
            raise AskedAlready(_("Somebody has said yes to this file already"))
        terms_of(held, sheet_of(bytes(held.raw)))
        held.stands, held.seen, held.taken_by = Stands.ASKED, seen, by.user
        held.save(update_fields=["stands", "seen", "taken_by"])
        audit.record("register.ask", held, by=by, at=at, details={"doubts": seen})
        transaction.on_commit(partial(take_over_asked.enqueue, held.pk))
    return held
