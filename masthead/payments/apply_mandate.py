"""Bring a mandate in line with what its gateway says of it."""

import datetime as dt

from django.db import transaction

from masthead.payments.contract import RemoteMandate
from masthead.payments.models import Mandate
from masthead.people import audit


def apply_mandate(mandate: Mandate, remote: RemoteMandate, *, at: dt.datetime) -> bool:
    """Take the gateway's word on a mandate; say whether its status changed.

    The same word again changes nothing, nor does an older one, by the gateway's own time.
    """
    with transaction.atomic():
        mandate = Mandate.objects.select_for_update().get(pk=mandate.pk)
        if remote.remote_id and remote.occurred_at < mandate.status_at and mandate.remote_id:
            return False
        changed = mandate.status != remote.status
        mandate.remote_id = remote.remote_id or mandate.remote_id
        mandate.setup_id = mandate.setup_id or remote.setup_id or None
        mandate.next_charge_on = remote.next_charge_on or mandate.next_charge_on
        mandate.status, mandate.status_at = remote.status, remote.occurred_at
        mandate.save(
            update_fields=["remote_id", "setup_id", "next_charge_on", "status", "status_at"]
        )
        if changed:
            details = {"status": remote.status.value}
            audit.record(
                "payments.apply_mandate", mandate, by=audit.GATEWAY, at=at, details=details
            )
    return changed
