"""Note that somebody was called whose support has lapsed."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.supporters.models import Call, Outcome, State, Support
from masthead.supporters.step import NotNow


def note_call(
    support: Support, *, outcome: Outcome, note: str, by: audit.Actor, at: dt.datetime
) -> Call:
    """Write down what came of a call, and return it.

    Whoever didn't answer stays among those to be called. Raises NotNow where the support
    hasn't lapsed.
    """
    with transaction.atomic():
        support = Support.objects.select_for_update(of=("self",)).get(pk=support.pk)
        if support.state != State.LAPSED:
            raise NotNow(_("Those are called whose support has lapsed"))
        call = Call.objects.create(
            support=support, outcome=Outcome(outcome), note=note.strip(), by=by.user, at=at
        )
        details: dict[str, str | int | bool | None] = {"outcome": outcome}
        audit.record("supporters.note_call", support, by=by, at=at, details=details)
    return call
