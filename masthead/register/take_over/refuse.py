"""Write down why an old register could not be taken over."""

import datetime as dt

from django.db import transaction

from masthead.people import audit
from masthead.register.models.old_register import OldRegister, Stands


def refuse(old: OldRegister, *, why: str, by: audit.Actor, at: dt.datetime) -> OldRegister:
    """Let a file that was asked for say why nothing of it is in the register."""
    with transaction.atomic():
        held = OldRegister.objects.select_for_update().get(pk=old.pk)
        if held.stands == Stands.ASKED:
            held.stands, held.why = Stands.REFUSED, why
            held.save(update_fields=["stands", "why"])
            audit.record("register.refuse_old", held, by=by, at=at)
    return held
