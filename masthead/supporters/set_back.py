"""Set a support back to what its gateway does, where that refused what was asked."""

import datetime as dt

from django.db import transaction

from masthead.payments.contract import SubscriptionStatus
from masthead.payments.models import Subscription
from masthead.people import audit
from masthead.supporters.letters.again import tell_refused
from masthead.supporters.levels.reached import level_of
from masthead.supporters.models import Often, State, Step, Support
from masthead.supporters.refused import REFUSED
from masthead.supporters.step import note, take_step

Details = dict[str, str | int | bool | None]


def set_back(support: Support, *, at: dt.datetime) -> Step | None:
    """Let a support be as its gateway has it again, and tell its supporter; return the step.

    So what was refused isn't asked for once more, until somebody asks. None where the gateway
    hasn't refused it for good (`asked_at`), and where the support was changed meanwhile: then
    the clock asks for what it is now. `support` is as it was when the gateway was asked.
    """
    with transaction.atomic():
        locked = Support.objects.select_for_update(of=("self",))
        with_all = locked.select_related("person__joined_into", "level", "subscription")
        found = with_all.get(pk=support.pk)
        theirs = found.subscription
        if found.is_over or theirs is None or theirs.is_over or theirs.asked_at:
            return None
        if _is_wanted(found) != _is_wanted(support):
            return None
        details = _set_terms(found, theirs) or _set_rest(found, theirs, at=at)
        if details is None:
            return None
        step = note(found, REFUSED, details=details, by=audit.GATEWAY, at=at)
        tell_refused(found, occasion=str(step.pk), at=at)
    return step


def _is_wanted(support: Support) -> tuple[object, ...]:
    terms = (support.amount_minor, int(support.often), support.day_of_month)
    return (*terms, support.state, support.paused_until)


def _set_terms(support: Support, theirs: Subscription) -> Details | None:
    """Take the gateway's sum, months and day; return what was asked, None where all is so."""
    day = support.day_of_month and theirs.day_of_month
    ours = (support.amount_minor, int(support.often), support.day_of_month)
    if ours == (theirs.amount_minor, theirs.every_months, day):
        return None
    support.amount_minor, support.often = theirs.amount_minor, Often(theirs.every_months)
    support.day_of_month = day
    support.level = level_of(support, support.amount_minor, often=theirs.every_months)
    support.save(update_fields=["amount_minor", "often", "day_of_month", "level"])
    return {"amount_minor": ours[0], "often": ours[1], "day_of_month": ours[2]}


def _set_rest(support: Support, theirs: Subscription, *, at: dt.datetime) -> Details | None:
    """Rest as the gateway does, or go on; return what was asked, None where all is so."""
    asked = State(support.state)
    is_resting = theirs.paused_at is not None or theirs.status == SubscriptionStatus.PAUSED
    if asked == State.PAUSED and theirs.paused_at is None:
        take_step(support, State.ACTIVE, by=audit.GATEWAY, at=at)
    elif asked in (State.ACTIVE, State.FAILING) and is_resting:
        take_step(support, State.PAUSED, by=audit.GATEWAY, at=at)
        support.failing_since = None
        support.save(update_fields=["failing_since"])
    else:
        return None
    return {"state": asked.value}
