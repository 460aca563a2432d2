"""Stop somebody's support, as they ask."""

import datetime as dt

from django.db import transaction

from masthead.people import audit
from masthead.supporters.bring_along import bring_along
from masthead.supporters.letters.again import tell_stopped
from masthead.supporters.models import State, Support
from masthead.supporters.step import take_step


def stop(support: Support, *, by: audit.Actor, at: dt.datetime) -> Support:
    """End a support, here at once and at its gateway as soon as that answers; return it.

    What is with the banks already is still taken. A standing order is the bank's: the letter
    says that its supporter ends it there. Raises NotNow for one that has ended.
    """
    with transaction.atomic():
        locked = Support.objects.select_for_update(of=("self",))
        support = locked.select_related("person", "level", "subscription").get(pk=support.pk)
        take_step(support, State.STOPPED, details={"why": "asked"}, by=by, at=at)
        tell_stopped(support, at=at)
    bring_along(support, by=by, at=at)
    return support
