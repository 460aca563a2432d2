"""Take an application one step on."""

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from masthead.lib import rows
from masthead.people import audit
from masthead.shares.applications.tell import tell
from masthead.shares.models import Application, State, Step

# From where each state can be reached.
FROM = {
    State.SUBMITTED: (State.DRAFT,),
    # From further on where a bank took the money back.
    State.AWAITING: (State.SUBMITTED, State.PAID, State.HELD, State.APPROVED),
    State.PAID: (State.SUBMITTED, State.AWAITING, State.HELD, State.APPROVED),
    State.HELD: (State.PAID,),
    State.APPROVED: (State.PAID, State.HELD),
    State.ALLOTTED: (State.APPROVED,),
    State.REJECTED: (State.SUBMITTED, State.AWAITING, State.PAID, State.HELD, State.APPROVED),
    State.WITHDRAWN: (State.SUBMITTED, State.AWAITING, State.PAID, State.HELD, State.APPROVED),
    State.LAPSED: (State.SUBMITTED, State.AWAITING),
}


class NotNow(ValueError):
    """The application doesn’t stand where that could be done to it."""


def take_step(
    application: Application,
    state: State,
    *,
    note: str = "",
    also: Sequence[str] = (),
    by: audit.Actor,
    at: dt.datetime,
) -> Step:
    """Move an application, which the caller has locked, to a state, and write down who did.

    Saves `state`, and `also` other fields that the caller has set, and tells whoever applied by
    mail; inside the caller’s transaction. Raises NotNow.
    """
    if State(application.state) not in FROM[state]:
        words = _("Application {reference} is {state}: that can’t be done to it")
        said = State(application.state).label
        raise NotNow(words.format(reference=application.reference, state=said))
    application.state = state
    application.save(update_fields=["state", *also])
    step = Step(application=application, state=state, note=note, by=by.user, at=at)
    rows.insert(step)
    audit.record(f"shares.{state}", application, by=by, at=at)
    tell(step, at=at)
    return step
