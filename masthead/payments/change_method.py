"""Let somebody give another card or account for what is collected."""

import datetime as dt

from django.db import transaction

from masthead.payments import registry
from masthead.payments.contract import Payer
from masthead.payments.models import Mandate, Subscription, Way
from masthead.payments.subscribe import mandate_of_subscription
from masthead.payments.want import SubscriptionOver
from masthead.people import audit

LOOK_AFTER = dt.timedelta(minutes=1)


def ask_for_method(
    subscription: Subscription, *, payer: Payer, return_url: str, by: audit.Actor, at: dt.datetime
) -> str:
    """Return the address of the gateway's page where another card or account is given.

    Until it is, all stays as it was. Raises SubscriptionOver, GatewayUnreachable or
    GatewayRefused.
    """
    if subscription.is_over:
        raise SubscriptionOver(f"{subscription} has ended")
    mandate = _write(subscription, by=by, at=at)
    key = str(mandate.pk) if mandate else f"{subscription.pk}:method:{at.timestamp()}"
    gateway = registry.recurring_provider(subscription.provider)
    started = gateway.change_method(subscription, payer=payer, return_url=return_url, key=key)
    if mandate:
        Mandate.objects.filter(pk=mandate.pk).update(
            setup_id=started.remote_id, return_url=return_url
        )
    Subscription.objects.filter(pk=subscription.pk).update(
        change_id=started.remote_id, look_at=at + LOOK_AFTER
    )
    return started.address


def _write(subscription: Subscription, *, by: audit.Actor, at: dt.datetime) -> Mandate | None:
    """Write down that it was asked, with the mandate that is to be signed for direct debits."""
    with transaction.atomic():
        audit.record("payments.ask_for_method", subscription, by=by, at=at)
        if subscription.way != Way.DIRECT_DEBIT:
            return None
        return mandate_of_subscription(subscription.provider, by=by, at=at)
