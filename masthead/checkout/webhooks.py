"""Take what gateways send."""

import datetime as dt
import logging
from collections.abc import Mapping

from django.db import DatabaseError

from masthead.checkout.settle import settle
from masthead.checkout.settle_support import NobodysSupport
from masthead.fund.refund import RefundTooLarge
from masthead.paper.models import the_paper
from masthead.payments import inbox, registry
from masthead.payments.adopt import NothingCollected
from masthead.payments.apply import NotWhatWasAsked
from masthead.payments.contract import (
    GatewayRefused,
    GatewayUnreachable,
    Notice,
    UnknownObject,
)
from masthead.payments.models import InboxRow
from masthead.payments.provider import Provider

NOT_YET = (
    UnknownObject,
    GatewayUnreachable,
    GatewayRefused,
    NotWhatWasAsked,
    NobodysSupport,
    RefundTooLarge,
    DatabaseError,
)
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
    """Settle all that a kept body is about, or say why some of it has to wait.

    One notice that has to wait keeps no other of its body from its turn. Safe to run again:
    settling the same notice twice has the effect of once.
    """
    provider = registry.provider(row.provider)
    waits = [why for notice in row.read if (why := _settle(provider, notice, at=at))]
    if waits:
        log.warning("Inbox row %s waits: %s", row.pk, waits[0].partition(":")[0])
        inbox.postpone(row, why="; ".join(waits), at=at)
    else:
        inbox.mark_handled(row, at=at)


def _settle(provider: Provider, notice: Notice, *, at: dt.datetime) -> str:
    """Settle one notice; return why it has to wait, or nothing."""
    try:
        settle(provider, notice, at=at)
    except NothingCollected:
        return ""
    except NOT_YET as error:
        return f"{type(error).__name__}: {error}"
    return ""
