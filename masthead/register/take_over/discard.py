"""Throw away a file that was brought and is not to be taken over."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.register.models.old_register import OldRegister, Stands


class NotToBeDiscarded(ValueError):
    """The file is in the register, or being taken over just now."""


def discard(old: OldRegister, *, by: audit.Actor, at: dt.datetime) -> OldRegister:
    """Empty what was kept of a file; that it was brought stays known. Raises NotToBeDiscarded."""
    with transaction.atomic():
        held = OldRegister.objects.select_for_update().get(pk=old.pk)
        if held.stands not in (Stands.WAITING, Stands.REFUSED):
            raise NotToBeDiscarded(_("This file can’t be thrown away any more"))
        held.stands, held.raw = Stands.DISCARDED, None
        held.save(update_fields=["stands", "raw"])
        audit.record("register.discard", held, by=by, at=at)
    return held
