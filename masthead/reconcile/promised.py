"""References that were printed for payers and supporters, and share money to go back."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from masthead.payments.models import Payment, Purpose
from masthead.payments.models.payment import BY_POST, NOTHING_TAKEN, OPEN
from masthead.reconcile.models import How
from masthead.reconcile.payers import compact
from masthead.shares.models import Application, ShareRefund, State
from masthead.supporters.models import How as Comes
from masthead.supporters.models import Support

# What comes for these is kept apart, or goes back at once; for the others nobody pays any more.
_PAYABLE = (State.SUBMITTED, State.AWAITING, State.WITHDRAWN, State.REJECTED, State.LAPSED)
# Support that comes by the bank as often as its supporter likes, also when it was stopped here.
_SENT = (Comes.STANDING_ORDER, Comes.COLLECTION)


@dataclass(frozen=True)
class Promised:
    """A reference that a payer was given, and what the money is for."""

    reference: str
    how: How


def promised() -> dict[str, Promised]:
    """Return the references that money may still come with, as they are compared."""
    shares = Application.objects.filter(state__in=_PAYABLE).values_list("reference", flat=True)
    payments = Payment.objects.filter(
        Q(status__in=(*OPEN, *NOTHING_TAKEN)), provider=BY_POST
    ).values_list("reference", "purpose")
    found = [Promised(reference, How.SHARE) for reference in shares]
    found += [Promised(reference, _how(purpose)) for reference, purpose in payments]
    supports = Support.objects.filter(how__in=_SENT).values_list("reference", flat=True)
    found += [Promised(reference, How.SUPPORT) for reference in supports]
    return {compact(one.reference): one for one in found}


def _how(purpose: str) -> How:
    return How.SHARE if purpose == Purpose.SHARE else How.GIFT


def refunds_to_pay() -> list[ShareRefund]:
    """Return the share money that somebody has to pay back by hand, the oldest first."""
    return list(ShareRefund.objects.payable().by_hand().select_related("application"))


def ordered_supports() -> dict[tuple[int, int], str]:
    """Return the references of support by standing order, by whose it is and its minor units."""
    ordered = Support.objects.not_over().filter(how=Comes.STANDING_ORDER)
    found = ordered.values_list("person", "amount_minor", "reference")
    return {(person, minor): reference for person, minor, reference in found}
