"""Add up what an offer of shares has raised."""

from django.db.models import Case, F, Sum, When

from masthead.shares.models import Application, Offer, State

# The money has come, and nobody has said no.
COUNTS = (State.PAID, State.HELD, State.APPROVED, State.ALLOTTED)


def raised_minor(offer: Offer) -> int:
    """Return what the shares of an offer that are paid for cost, in minor units.

    Those allotted count as allotted, the others as applied for.
    """
    paid = Application.objects.filter(offer=offer, state__in=COUNTS)
    each = Case(When(state=State.ALLOTTED, then=F("allotted")), default=F("quantity"))
    found = paid.aggregate(shares=Sum(each))
    return offer.price_of(found["shares"] or 0)
