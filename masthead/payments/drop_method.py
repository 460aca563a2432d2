"""Wait no longer for a card or account that nobody gave."""

import datetime as dt

from django.db import transaction

from masthead.payments.models import Subscription
from masthead.people import audit


def drop_method(
    subscription: Subscription, visit: str, *, by: audit.Actor, at: dt.datetime
) -> None:
    """Forget a visit to the page where another card or account was to be given.

    What is collected from stays as it was. Another visit since then is left alone.
    """
    with transaction.atomic():
        waiting = Subscription.objects.filter(pk=subscription.pk, change_id=visit)
        if waiting.update(change_id=None):
            audit.record("payments.drop_method", subscription, by=by, at=at)
    subscription.refresh_from_db()
