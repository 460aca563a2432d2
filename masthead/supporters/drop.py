"""Let go of support that was never confirmed."""

import datetime as dt

from django.db import transaction

from masthead.people import audit
from masthead.supporters.models import State, Support
from masthead.supporters.step import take_step


def drop(support: Support, *, by: audit.Actor, at: dt.datetime) -> Support:
    """Drop support that nobody confirmed, and return it; one that has gone on stays as it is."""
    with transaction.atomic():
        held = Support.objects.select_for_update(of=("self",)).get(pk=support.pk)
        if held.state == State.PENDING:
            take_step(held, State.DROPPED, by=by, at=at)
    return held
