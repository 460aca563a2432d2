"""Note that another card or account was given for a support."""

import datetime as dt

from django.db import transaction

from masthead.people import audit
from masthead.supporters.models import State, Step, Support
from masthead.supporters.step import take_step


def note_method(support: Support, *, at: dt.datetime) -> Step | None:
    """Let a support that was failing go on, by what was given instead; safe to run again.

    What is collected from a new account comes days or weeks later: until then nothing has
    failed, and nobody is written to, nor is it ended. Where that fails as well it is failing
    anew, and its letters are counted from then. None where it wasn't failing.
    """
    with transaction.atomic():
        support = Support.objects.select_for_update(of=("self",)).get(pk=support.pk)
        if support.state != State.FAILING:
            return None
        return take_step(support, State.ACTIVE, details={"why": "method"}, by=audit.GATEWAY, at=at)
