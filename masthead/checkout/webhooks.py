"""Take what gateways send."""

import datetime as dt
import logging
from collections.abc import Mapping

from django.db import DatabaseError

from masthead.checkout.settle import settle
from masthead.paper.models import the_paper
from masthead.payments import inbox, registry
from masthead.payments.apply import NotWhatWasAsked
from masthead.payments.contract import GatewayUnreachable, UnknownObject
from masthead.payments.models import InboxRow

NOT_YET = (UnknownObject, GatewayUnreachable, NotWhatWasAsked, DatabaseError)
log = logging.getLogger("masthead.checkout")


def take(provider_name: str, *, headers: Mapping[str, str], body: bytes, at: dt.datetime) -> None:
    """Verify a webhook, keep its body, then settle what it is about.

    Once the body is kept it has been taken: what can't be settled now is tried again by the
    clock. Raises NoSuchProvider or WebhookRefused, and then nothing is kept.
    """
    provider = registry.listener(provider_name, paper=the_paper())
    notices = provider.verify_webhook(headers, body, at=at)
    handle(inbox.keep(provider.name, notices, headers=headers, body=body, at=at), at=at)


def handle(row: InboxRow, *, at: dt.datetime) -> None:
    """Settle all that a kept body is about, or say why that has to wait.

    Safe to run again: settling the same notice twice has the effect of once.
    """
    try:
        for notice in row.read:
            settle(registry.provider(row.provider), notice, at=at)
        inbox.mark_handled(row, at=at)
    except NOT_YET as error:
        log.warning("Inbox row %s waits: %s", row.pk, type(error).__name__)
        inbox.postpone(row, why=f"{type(error).__name__}: {error}", at=at)
