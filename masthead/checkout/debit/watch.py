"""Look how mandates stand, and do what follows for what they were given for."""

import contextlib
import datetime as dt
import logging
import uuid

from django.db import transaction
from django.db.models import Q

from masthead.checkout.debit.agreed import agreed
from masthead.checkout.debit.stop import drop, end
from masthead.checkout.models import Ending
from masthead.payments import registry
from masthead.payments.apply_mandate import apply_mandate
from masthead.payments.begin_mandate import ask_for_mandate
from masthead.payments.contract import (
    GatewayRefused,
    GatewayUnreachable,
    Kind,
    MandateStatus,
    Notice,
    Payer,
    RemoteMandate,
    UnknownObject,
)
from masthead.payments.models import Mandate
from masthead.payments.models.mandate import ENDED
from masthead.people import audit

SOONEST, SELDOMEST = dt.timedelta(minutes=1), dt.timedelta(hours=6)
# The gateway's page stands open for a week; whoever has not signed by then won't.
UNSIGNED_FOR = dt.timedelta(days=14)
STILL_MOVING = (MandateStatus.PENDING_APPROVAL, MandateStatus.PENDING_SUBMISSION)
log = logging.getLogger("masthead.checkout")


def settle_mandate(mandate: Mandate, remote: RemoteMandate, *, at: dt.datetime) -> Mandate:
    """Take the gateway's word on a mandate; one that has ended ends what it was for.

    Used by webhook, return page and clock alike; safe to run again.
    """
    with transaction.atomic():
        apply_mandate(mandate, remote, at=at)
        mandate.refresh_from_db()
        if mandate.status in ENDED:
            end(mandate, how=Ending.BANK, by=audit.GATEWAY, at=at)
    return mandate


def look_at_mandate(mandate: Mandate, *, at: dt.datetime) -> Mandate:
    """Ask the gateway how a mandate stands that is not firm yet; return it.

    Where the gateway's first answer was lost, it is asked for the same mandate again, by the
    same key. A gateway that doesn't answer leaves all as it is.
    """
    try:
        if mandate.setup_id is None:
            _ask_again(mandate)
        gateway = registry.provider(mandate.provider)
        remote = gateway.fetch(Kind.MANDATE, mandate.remote_id or mandate.setup_id or "")
    except (GatewayUnreachable, GatewayRefused, LookupError) as error:
        log.warning("Mandate %s can’t be looked at: %s", mandate.pk, type(error).__name__)
        return mandate
    return settle_mandate(mandate, remote, at=at) if isinstance(remote, RemoteMandate) else mandate


def look_when_due(mandate: Mandate, *, at: dt.datetime) -> None:
    """Look at a mandate whose turn has come; the older it is, the later its next turn.

    One that nobody signed in time is dropped; if it is signed after all, it is cancelled.
    """
    age = at - mandate.created_at
    if mandate.remote_id is None and age > UNSIGNED_FOR:
        drop(mandate, by=audit.CLOCK, at=at)
        return
    mandate = look_at_mandate(mandate, at=at)
    moving = mandate.status in STILL_MOVING
    next_look = at + max(SOONEST, min(age / 4, SELDOMEST)) if moving else None
    Mandate.objects.filter(pk=mandate.pk).update(look_at=next_look)


def find(provider: str, notice: Notice, remote: RemoteMandate) -> Mandate:
    """Return our row of what a notice named, or of what the gateway has. Raises UnknownObject.

    The notice can name a visit to the gateway's page, or a mandate that was replaced since.
    """
    ours = Mandate.objects.filter(provider=provider)
    named = Q(remote_id=notice.remote_id) | Q(setup_id=notice.remote_id)
    known = named
    # Before it is signed there is no name, and None would be that of all others too.
    if remote.remote_id:
        known |= Q(remote_id=remote.remote_id)
    with contextlib.suppress(ValueError):
        known |= Q(pk=uuid.UUID(remote.mandate_key))
    found = ours.filter(known).first()
    if found is None:
        raise UnknownObject(f"No mandate here is {notice.remote_id} at {provider}")
    return found


def _ask_again(mandate: Mandate) -> None:
    what = agreed(mandate)
    if what is None:
        raise UnknownObject(f"Nobody knows what mandate {mandate.pk} is for")
    payer = Payer(name=what.name, email=what.email)
    ask_for_mandate(mandate, payer=payer, return_url=mandate.return_url)
