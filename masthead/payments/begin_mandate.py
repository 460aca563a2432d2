"""Ask for leave to collect from somebody's account."""

import datetime as dt

from django.db import transaction

from masthead.payments import registry
from masthead.payments.contract import MandateStatus, Payer
from masthead.payments.models import Mandate
from masthead.people import audit

LOOK_AFTER = dt.timedelta(minutes=1)


def begin_mandate(*, provider: str, by: audit.Actor, at: dt.datetime) -> Mandate:
    """Write a mandate that is to be signed, inside the caller's transaction or its own."""
    with transaction.atomic():
        mandate = Mandate.objects.create(
            provider=provider,
            status=MandateStatus.PENDING_APPROVAL,
            status_at=at,
            created_at=at,
            look_at=at + LOOK_AFTER,
        )
        audit.record("payments.begin_mandate", mandate, by=by, at=at)
    return mandate


def ask_for_mandate(mandate: Mandate, *, payer: Payer, return_url: str) -> str:
    """Hand a mandate that is written and committed to its gateway; return its page's address.

    Safe to run again: the row's id is the idempotency key. Raises GatewayUnreachable or
    GatewayRefused.
    """
    Mandate.objects.filter(pk=mandate.pk).update(return_url=return_url)
    gateway = registry.debit_provider(mandate.provider)
    started = gateway.start_mandate(mandate, payer=payer, return_url=return_url)
    Mandate.objects.filter(pk=mandate.pk).update(setup_id=started.remote_id)
    mandate.setup_id = started.remote_id
    return started.address
