"""Do what follows from a gateway's word: the one place where payments turn into entries."""

import datetime as dt
import uuid

from django.db import transaction

from masthead.checkout import settle_subscription
from masthead.checkout.debit.watch import find, settle_mandate
from masthead.checkout.settle_gift import settle_gift
from masthead.checkout.settle_share import settle_share
from masthead.checkout.settle_support import settle_support
from masthead.payments.adopt import adopt
from masthead.payments.apply import FEES, apply
from masthead.payments.contract import (
    Kind,
    Notice,
    RemoteMandate,
    RemoteState,
    RemoteSubscription,
    UnknownObject,
)
from masthead.payments.models import Payment, Purpose, Transition
from masthead.payments.post_fee import post_fee
from masthead.payments.provider import Provider


def settle(provider: Provider, notice: Notice, *, at: dt.datetime) -> Payment | None:
    """Ask the gateway about what a notice names, apply its word, post what follows.

    Returns the payment that it was about; None for a mandate or a subscription.

    Used by webhook, return page and poller alike. The gateway is asked first; then one
    transaction takes the payment's new steps and posts them, or does neither. Safe to run
    again and by any number at once: a step is taken once. Raises UnknownObject,
    NotWhatWasAsked, GatewayUnreachable.
    """
    remote = provider.fetch(notice.kind, notice.remote_id)
    if isinstance(remote, RemoteMandate):
        _mandate(provider, notice, remote, at=at)
        return None
    if isinstance(remote, RemoteSubscription):
        regular = settle_subscription.find(provider, notice, remote)
        regular = settle_subscription.settle_subscription(regular, remote, at=at)
        settle_subscription.go_on(regular, at=at)
        return None
    payment = _payment(provider, remote, at=at)
    with transaction.atomic():
        for step in apply(payment, remote, at=at):
            _post(step, at=at)
    payment.refresh_from_db()
    return payment


def _mandate(provider: Provider, notice: Notice, remote: RemoteMandate, *, at: dt.datetime) -> None:
    """Take the gateway's word on a mandate; what is collected on it by the gateway follows."""
    mandate = settle_mandate(find(provider.name, notice, remote), remote, at=at)
    for regular in settle_subscription.of_mandate(mandate):
        name = regular.remote_id or regular.setup_id or ""
        told = provider.fetch(Kind.SUBSCRIPTION, name)
        if isinstance(told, RemoteSubscription):
            regular = settle_subscription.settle_subscription(regular, told, at=at)  # noqa: PLW2901
        settle_subscription.go_on(regular, at=at)


def _payment(provider: Provider, remote: RemoteState, *, at: dt.datetime) -> Payment:
    ours = Payment.objects.filter(provider=provider.name)
    found = ours.filter(remote_id=remote.remote_id).first()
    if found is None and (key := _as_key(remote.payment_key)):
        found = ours.filter(pk=key, remote_id=None).first()
    if found is None and remote.subscription_id:
        regular = settle_subscription.of_payment(provider, remote, at=at)
        return adopt(regular, remote, at=at)
    if found is None:
        raise UnknownObject(f"No payment here is {remote.remote_id} at {provider.name}")
    return found


def _as_key(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _post(step: Transition, *, at: dt.datetime) -> None:
    if step.name in FEES:
        post_fee(step, at=at)
        return
    match Purpose(step.payment.purpose):
        case Purpose.GIFT:
            settle_gift(step, at=at)
        case Purpose.SHARE:
            settle_share(step, at=at)
        case Purpose.SUPPORT:
            settle_support(step, at=at)
