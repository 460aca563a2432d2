"""Let a support follow what the gateway says of its subscription."""

import datetime as dt

from django.db import transaction

from masthead.payments.contract import SubscriptionStatus
from masthead.payments.models import Subscription
from masthead.people import audit
from masthead.supporters.letters.again import tell_ended_at_bank
from masthead.supporters.models import State, Support
from masthead.supporters.step import take_step


def follow(support: Support, subscription: Subscription, *, at: dt.datetime) -> Support:
    """Take the gateway's word on a support, and return it; safe to run again.

    Confirmed at the gateway, it is a supporter's; paused, resumed or failing there, it is so
    here. Ended there, it has lapsed, and its supporter is told; or it was never confirmed. What
    fails recovers by money (`note_received`) or by another card or account (`note_method`)
    alone: some gateways call a subscription active whose collections fail. While the gateway is
    being asked for something (`asked_at`) its word on pauses is old.
    """
    with transaction.atomic():
        support = Support.objects.select_for_update(of=("self",)).get(pk=support.pk)
        if support.is_over:
            return support
        _take_days(support, subscription)
        if (state := _state(support, subscription)) is not None:
            details = _why(state, subscription)
            take_step(support, state, details=details, by=audit.GATEWAY, at=at)
            if state == State.LAPSED:
                tell_ended_at_bank(support, at=at)
    return support


def _take_days(support: Support, subscription: Subscription) -> None:
    support.next_on = subscription.next_charge_on
    support.day_of_month = support.day_of_month or subscription.day_of_month
    support.save(update_fields=["next_on", "day_of_month"])


def _state(support: Support, subscription: Subscription) -> State | None:
    """Return the state that the gateway's word leads to, None for the one that it is in."""
    now, settled = State(support.state), subscription.asked_at is None
    match SubscriptionStatus(subscription.status):
        case SubscriptionStatus.ACTIVE if now == State.PENDING:
            return State.ACTIVE
        case SubscriptionStatus.ACTIVE if now == State.PAUSED and settled:
            return State.ACTIVE
        case SubscriptionStatus.PAUSED if now in (State.ACTIVE, State.FAILING) and settled:
            return State.PAUSED
        case SubscriptionStatus.FAILING if now == State.ACTIVE:
            return State.FAILING
        case SubscriptionStatus.CANCELLED | SubscriptionStatus.FINISHED:
            return State.DROPPED if now == State.PENDING else State.LAPSED
    return None


def _why(state: State, subscription: Subscription) -> dict[str, str | int | bool | None]:
    """Return what a step keeps of an end at the gateway: it was none of ours."""
    if state not in (State.LAPSED, State.DROPPED):
        return {}
    mandate = subscription.mandate
    return {"why": "bank", "mandate": mandate.status if mandate else None}
