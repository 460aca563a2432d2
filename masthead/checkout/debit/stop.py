"""Stop a direct debit: nothing that is not with the banks yet is collected any more."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.checkout.models import Ending, RegularGift
from masthead.payments import registry
from masthead.payments.apply_mandate import apply_mandate
from masthead.payments.contract import (
    GatewayRefused,
    GatewayUnreachable,
    Kind,
    RemoteMandate,
    RemoteState,
    RemoteSubscription,
)
from masthead.payments.give_up import give_up
from masthead.payments.models import Mandate, Payment, Status
from masthead.payments.provider import Provider
from masthead.people import audit


class NothingToStop(ValueError):
    """The direct debit has ended already."""


def stop(mandate: Mandate, *, how: Ending, by: audit.Actor, at: dt.datetime) -> None:
    """Stop a direct debit here, and cancel its mandate at the gateway.

    Where the gateway doesn't answer, the clock asks it again; nothing more is collected in any
    case. Raises NothingToStop.
    """
    with transaction.atomic():
        mandate = Mandate.objects.select_for_update().get(pk=mandate.pk)
        if mandate.has_ended:
            raise NothingToStop(_("This direct debit has ended already."))
        mandate.stopped_at = at
        mandate.save(update_fields=["stopped_at"])
        end(mandate, how=how, by=by, at=at)
        audit.record("checkout.stop", mandate, by=by, at=at, details={"how": how})
    cancel(mandate, at=at)


def end(mandate: Mandate, *, how: Ending, by: audit.Actor, at: dt.datetime) -> None:
    """End what a mandate was for, inside the caller's transaction; safe to run again."""
    RegularGift.objects.live().filter(mandate=mandate).update(ended_at=at, ended_how=how)
    for payment in Payment.objects.filter(collection__mandate=mandate, status=Status.CREATED):
        give_up(payment, status=Status.CANCELLED, by=by, at=at)


def drop(mandate: Mandate, *, by: audit.Actor, at: dt.datetime) -> None:
    """End what was never signed: the gateway refused it, or nobody came back to sign."""
    with transaction.atomic():
        Mandate.objects.filter(pk=mandate.pk).update(stopped_at=at, look_at=None)
        end(mandate, how=Ending.UNSIGNED, by=by, at=at)
        audit.record("checkout.drop", mandate, by=by, at=at)


def cancel(mandate: Mandate, *, at: dt.datetime) -> None:
    """Ask the gateway to cancel a mandate that was stopped. Safe to run again, by its key."""
    if mandate.remote_id is None:
        return
    gateway = registry.provider(mandate.provider)
    try:
        remote = _cancelled(gateway, mandate)
    except (GatewayUnreachable, GatewayRefused, LookupError):
        return
    if isinstance(remote, RemoteMandate):
        apply_mandate(mandate, remote, at=at)


def _cancelled(
    gateway: Provider, mandate: Mandate
) -> RemoteMandate | RemoteState | RemoteSubscription:
    """Cancel a mandate, or learn how it stands where it is refused since it has ended."""
    named = mandate.remote_id or ""
    try:
        return gateway.cancel_mandate(named, key=f"{mandate.pk}:cancel")
    except GatewayRefused:
        return gateway.fetch(Kind.MANDATE, named)
