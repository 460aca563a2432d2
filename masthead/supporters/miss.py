"""Note that a standing order didn't come when it was expected."""

import datetime as dt

from django.db import transaction

from masthead.people import audit
from masthead.supporters.models import How, State, Support
from masthead.supporters.step import take_step


def miss(support: Support, *, by: audit.Actor, at: dt.datetime) -> Support | None:
    """Let a standing order that didn't come be failing, and return it; None where it came.

    Its next day stays the one that it missed, until money comes.
    """
    with transaction.atomic():
        found = Support.objects.select_for_update(of=("self",)).get(pk=support.pk)
        expected = found.state == State.ACTIVE and found.how == How.STANDING_ORDER
        if not expected or found.next_on is None or found.next_on != support.next_on:
            return None
        details: dict[str, str | int | bool | None] = {"missed": found.next_on.isoformat()}
        take_step(found, State.FAILING, details=details, by=by, at=at)
    return found
