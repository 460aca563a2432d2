"""Ask a gateway to collect from somebody again and again."""

import datetime as dt

from django.db import transaction

from masthead.payments import registry
from masthead.payments.begin_mandate import begin_mandate
from masthead.payments.contract import Payer, SubscriptionStatus
from masthead.payments.models import Mandate, Subscription, Way
from masthead.people import audit

LOOK_AFTER = dt.timedelta(minutes=1)


def begin_subscription(
    *,
    provider: str,
    way: str,
    amount_minor: int,
    currency: str,
    every_months: int,
    day_of_month: int | None = None,
    first_on: dt.date | None = None,
    by: audit.Actor,
    at: dt.datetime,
) -> Subscription:
    """Write a subscription that is to be confirmed, inside the caller's transaction or its own.

    `every_months` is 1, 3 or 12; `day_of_month` 1 to 28, None for the gateway's choice.
    Nothing is collected before `first_on`; None is as soon as can be. For direct debits its
    mandate is written too. Nothing is asked of the gateway yet.
    """
    with transaction.atomic():
        mandate = None
        if way == Way.DIRECT_DEBIT:
            mandate = mandate_of_subscription(provider, by=by, at=at)
        subscription = Subscription.objects.create(
            provider=provider,
            way=way,
            mandate=mandate,
            status=SubscriptionStatus.PENDING,
            status_at=at,
            amount_minor=amount_minor,
            currency=currency,
            every_months=every_months,
            day_of_month=day_of_month,
            first_on=first_on,
            created_at=at,
            look_at=at + LOOK_AFTER,
        )
        details: dict[str, str | int | bool | None] = {
            "amount_minor": amount_minor,
            "every_months": every_months,
            "way": way,
        }
        audit.record("payments.begin_subscription", subscription, by=by, at=at, details=details)
    return subscription


def mandate_of_subscription(provider: str, *, by: audit.Actor, at: dt.datetime) -> Mandate:
    """Write the mandate of a subscription; it is looked at with the subscription, not alone."""
    mandate = begin_mandate(provider=provider, by=by, at=at)
    mandate.look_at = None
    mandate.save(update_fields=["look_at"])
    return mandate


def ask_for_subscription(subscription: Subscription, *, payer: Payer, return_url: str) -> str:
    """Hand a subscription that is written and committed to its gateway; return its page's address.

    Safe to run again: the row's id is the idempotency key. Raises GatewayUnreachable or
    GatewayRefused.
    """
    Subscription.objects.filter(pk=subscription.pk).update(return_url=return_url)
    gateway = registry.recurring_provider(subscription.provider)
    started = gateway.start_subscription(subscription, payer=payer, return_url=return_url)
    Subscription.objects.filter(pk=subscription.pk).update(setup_id=started.remote_id)
    if subscription.mandate_id:
        Mandate.objects.filter(pk=subscription.mandate_id).update(
            setup_id=started.remote_id, return_url=return_url
        )
    subscription.setup_id, subscription.return_url = started.remote_id, return_url
    return started.address
