"""Write down what a subscription is to be; the gateway is asked afterwards."""

import datetime as dt
from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.payments.models import Subscription
from masthead.people import audit

LOOK_AFTER = dt.timedelta(minutes=1)
Details = dict[str, str | int | bool | None]


class SubscriptionOver(ValueError):
    """Nothing is collected on it any more, so nothing about it can be changed."""


def want(
    subscription: Subscription,
    what: str,
    change: Callable[[Subscription], Details],
    *,
    by: audit.Actor,
    at: dt.datetime,
) -> Subscription:
    """Lock a subscription, let `change` write what is wanted, and return it, saved.

    `asked_at` says from then on that the gateway hasn't taken it yet. One row in the audit log,
    under `payments.<what>`, with the details that `change` returns. Raises SubscriptionOver.
    """
    with transaction.atomic():
        locked = Subscription.objects.select_for_update(of=("self",))
        found = locked.select_related("mandate").get(pk=subscription.pk)
        if found.is_over:
            raise SubscriptionOver(_("It has ended: nothing is collected on it any more."))
        details = change(found)
        found.asked_at = at
        # One that is looked at ever less often has to be asked soon all the same.
        if found.look_at and found.look_at > at + LOOK_AFTER:
            found.look_at = at + LOOK_AFTER
        found.save()
        audit.record(f"payments.{what}", found, by=by, at=at, details=details)
    return found
