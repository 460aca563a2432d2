"""Take a support one step on."""

import datetime as dt

from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.supporters.letters.welcome import welcome
from masthead.supporters.models import OVER, SUPPORTING, State, Step, Support
from masthead.supporters.say_yes import say_yes

CHANGED, REPLACED = "changed", "replaced"
# From where each state can be reached.
FROM = {
    State.ACTIVE: (State.PENDING, State.PAUSED, State.FAILING),
    State.PAUSED: (State.ACTIVE, State.FAILING),
    State.FAILING: (State.ACTIVE,),
    State.STOPPED: (State.PENDING, *SUPPORTING),
    State.LAPSED: SUPPORTING,
    State.DROPPED: (State.PENDING,),
}


class NotNow(ValueError):
    """The support doesn’t stand where that could be done to it."""


def take_step(
    support: Support,
    state: State,
    *,
    details: dict[str, str | int | bool | None] | None = None,
    by: audit.Actor,
    at: dt.datetime,
) -> Step:
    """Move a support, which the caller has locked, to a state, and write down who did.

    Saves `state` and the times that follow from it, and thanks whoever became a supporter by
    it; inside the caller’s transaction. Raises NotNow.
    """
    if State(support.state) not in FROM[state]:
        words = _("This support is {state}: that can’t be done to it")
        raise NotNow(words.format(state=support.get_state_display()))
    is_new = state == State.ACTIVE and support.since is None
    if is_new and (older := support.instead_of):
        is_new, support.since = False, older.since
        _replace(older, by=by, at=at)
    support.state = state
    if state == State.ACTIVE:
        support.since = support.since or at
        support.failing_since = support.paused_until = None
    elif state == State.FAILING:
        support.failing_since = support.failing_since or at
    elif state in OVER:
        support.ended_at, support.next_on = at, None
    support.save(
        update_fields=["state", "since", "failing_since", "paused_until", "ended_at", "next_on"]
    )
    if is_new:
        say_yes(support, at=at)
        welcome(support, at=at)
    return note(support, state, details=details, by=by, at=at)


def _replace(older: Support, *, by: audit.Actor, at: dt.datetime) -> None:
    """Stop the support that another came instead of; the clock tells its gateway."""
    older = Support.objects.select_for_update(of=("self",)).get(pk=older.pk)
    if not older.is_over:
        take_step(older, State.STOPPED, details={"why": REPLACED}, by=by, at=at)


def note(
    support: Support,
    what: str,
    *,
    details: dict[str, str | int | bool | None] | None = None,
    by: audit.Actor,
    at: dt.datetime,
) -> Step:
    """Write down something that happened to a support, inside the caller's transaction."""
    step = Step.objects.create(
        support=support, what=what, details=details or {}, by=by.user, through=by.through, at=at
    )
    audit.record(f"supporters.{what}", support, by=by, at=at, details=details)
    return step
