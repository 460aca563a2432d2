"""Scale an application back to fewer shares than were applied for."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.shares.applications.step import NotNow
from masthead.shares.decisions.locked import locked, refuse_no_reason
from masthead.shares.decisions.room import wanted_of
from masthead.shares.models import Application, State, Step
from masthead.shares.refunds.give_back import give_back

PAID_FOR = (State.PAID, State.HELD, State.APPROVED)


class NotFewer(ValueError):
    """Scaled back means: fewer shares than before, and one at least."""


def scale_back(
    application: Application, quantity: int, *, why: str, by: audit.Actor, at: dt.datetime
) -> Application:
    """Say that so many shares are to be allotted at most; the money for the others goes back.

    Of an application that is paid. The applicant is told when the shares are allotted. Raises
    ReasonMissing, NotFewer or NotNow.
    """
    said = refuse_no_reason(why)
    with transaction.atomic():
        held = locked(application)
        if held.state not in PAID_FOR:
            words = _("{reference} is {state}: what is paid for is scaled back")
            state = State(held.state).label
            raise NotNow(words.format(reference=held.reference, state=state))
        if not 0 < quantity < wanted_of(held):
            words = _("Type a number from 1 to {most}")
            raise NotFewer(words.format(most=wanted_of(held) - 1))
        held.allotted = quantity
        held.save(update_fields=["allotted"])
        note = _("Scaled back to {quantity}: {why}").format(quantity=quantity, why=said)[:300]
        Step.objects.create(application=held, state=held.state, note=note, at=at, by=by.user)
        over = held.money.all().in_suspense_minor() - held.offer.price_of(quantity)
        if over > 0:
            give_back(held, over, why=note, by=by, at=at)
        audit.record("shares.scale_back", held, by=by, at=at, details={"quantity": quantity})
    return held
