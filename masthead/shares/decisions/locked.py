"""Hold an application while something is decided about it."""

import uuid
from collections.abc import Sequence

from django.utils.translation import gettext as _

from masthead.lib.turns import take_turn
from masthead.payments.models import Payment
from masthead.payments.models.payment import BY_POST
from masthead.shares.applications.step import NotNow
from masthead.shares.models import UNDECIDED, Application, State


class ReasonMissing(ValueError):
    """Whoever decides against somebody says why."""


class MinuteMissing(ValueError):
    """A decision rests on a minute of the board, which is named."""


def locked(application: Application) -> Application:
    """Return an application as it stands, held to the end of the caller's transaction.

    It is alone at the book, so that no other decision changes what this one rests on.
    """
    lock_payments([application.pk])
    take_turn(alone=True)
    held = Application.objects.select_for_update(of=("self",))
    return held.select_related("offer__share_class", "member").get(pk=application.pk)


def lock_payments(applications: Sequence[uuid.UUID]) -> None:
    """Hold the payments that a gateway may give back, before the turn at the book.

    A gateway's notice takes them in this order too, so neither waits for the other for ever.
    """
    rows = Payment.objects.select_for_update(of=("self",)).exclude(provider=BY_POST)
    list(rows.filter(share_payment__application__in=applications).order_by("pk"))


def refuse_no_reason(why: str) -> str:
    """Return a reason without blanks around it. Raises ReasonMissing."""
    if not why.strip():
        raise ReasonMissing(_("Say why: the applicant is told it"))
    return why.strip()[:300]


def refuse_no_minute(minute: str) -> str:
    """Return the reference of a minute. Raises MinuteMissing."""
    if not minute.strip():
        raise MinuteMissing(_("Name the minute of the board that it rests on"))
    return minute.strip()[:300]


def refuse_decided(application: Application) -> None:
    """Refuse an application that nobody has to decide about. Raises NotNow."""
    if application.state not in UNDECIDED:
        words = _("Application {reference} is {state}: that can’t be done to it")
        said = State(application.state).label
        raise NotNow(words.format(reference=application.reference, state=said))
