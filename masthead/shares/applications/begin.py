"""Begin an application for shares."""

import datetime as dt
import uuid

from django.db import transaction

from masthead.payments import reference
from masthead.people import audit
from masthead.shares.applications.terms import refuse_closed, refuse_quantity
from masthead.shares.models import Application, Offer


def begin(
    offer: Offer,
    quantity: int,
    *,
    registered_society: bool = False,
    key: uuid.UUID,
    paper_name: str,
    on: dt.date,
    by: audit.Actor,
    at: dt.datetime,
) -> Application:
    """Begin an application for a number of shares, as a draft, and return it.

    `key` becomes its id: the same twice (a form sent twice) is one draft. Raises OfferClosed,
    TooFewShares, TooManyShares or OverTheCap.
    """
    refuse_closed(offer, on=on)
    refuse_quantity(offer, quantity, on=on, registered_society=registered_society)
    with transaction.atomic():
        if there := Application.objects.filter(pk=key).first():
            return there
        application = Application.objects.create(
            pk=key,
            reference=reference.new(paper_name),
            offer=offer,
            quantity=quantity,
            registered_society=registered_society,
            started_at=at,
        )
        details: dict[str, str | int | bool | None] = {"quantity": quantity}
        audit.record("shares.begin", application, by=by, at=at, details=details)
    return application
