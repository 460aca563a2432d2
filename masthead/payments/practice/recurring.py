"""The half of the practice gateway that collects again and again by itself."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from masthead.payments import due_days
from masthead.payments.contract import (
    GatewayRefused,
    Payer,
    RemoteMandate,
    RemoteSubscription,
    Started,
    UnknownObject,
)
from masthead.payments.models import PracticeSubscription, Subscription, Way
from masthead.payments.practice import regular
from masthead.payments.practice.stands import read

Status = PracticeSubscription.Status


class Recurring:
    """Cards and direct debits of practice money, each so many months."""

    recurring_ways = (Way.CARD.value, Way.DIRECT_DEBIT.value)

    def start_subscription(
        self, subscription: Subscription, *, payer: Payer, return_url: str
    ) -> Started:
        """Open a visit, or find the one that this row has, and give its page's address."""
        at = timezone.now()
        made, _ = PracticeSubscription.objects.get_or_create(
            key=str(subscription.pk),
            defaults={
                "id": f"psub_{secrets.token_hex(16)}",
                "way": subscription.way,
                "amount_minor": subscription.amount_minor,
                "currency": subscription.currency,
                "every_months": subscription.every_months,
                "day_of_month": subscription.day_of_month,
                "first_on": subscription.first_on,
                "return_url": return_url,
                "made_at": at,
                "occurred_at": at,
                "changed_at": at,
            },
        )
        return Started(remote_id=made.pk, address=_address("practice_regular", made.pk))

    def open_subscription(self, subscription: Subscription) -> RemoteSubscription:
        """Return what the page made."""
        return read(_found(subscription.remote_id or subscription.setup_id or ""))

    def amend_subscription(self, subscription: Subscription, *, key: str) -> RemoteSubscription:
        """Take the row's amount, day and months, from the next collection on."""
        found, today = _found(subscription.remote_id or ""), timezone.localdate()
        found.amount_minor = subscription.amount_minor
        found.every_months = subscription.every_months
        if subscription.day_of_month and subscription.day_of_month != found.day_of_month:
            found.day_of_month = subscription.day_of_month
            if found.next_on:
                found.next_on = due_days.moved(
                    found.next_on, day=found.day_of_month, not_before=today
                )
        return _changed(found)

    def pause_subscription(
        self, subscription: Subscription, *, until: dt.date | None, key: str
    ) -> RemoteSubscription:
        """Collect nothing until it is resumed: this gateway knows of no day."""
        return self._to(subscription.remote_id or "", Status.PAUSED)

    def resume_subscription(self, subscription: Subscription, *, key: str) -> RemoteSubscription:
        """Collect again, from the next day on that is still to come."""
        found, today = _found(subscription.remote_id or ""), timezone.localdate()
        while found.next_on and found.next_on < today:
            found.next_on = due_days.months_later(found.next_on, found.every_months)
        found.status, found.occurred_at = Status.ACTIVE, timezone.now()
        return _changed(found)

    def cancel_subscription(self, remote_id: str, *, key: str) -> RemoteSubscription:
        """End it."""
        return self._to(remote_id, Status.CANCELLED)

    def change_method(
        self, subscription: Subscription, *, payer: Payer, return_url: str, key: str
    ) -> Started:
        """Open the page where another card or account is given."""
        found = _found(subscription.remote_id or "")
        if found.method_key != key:
            found.method_key, found.method_given = key, False
            found.method_id = f"pm_{secrets.token_hex(12)}"
            found.return_url = return_url
            _changed(found)
        address = _address("practice_method", found.method_id or "")
        return Started(remote_id=found.method_id or "", address=address)

    def take_method(self, subscription: Subscription) -> RemoteSubscription | None:
        """Collect from what was given on the page, and once more what it had refused."""
        visit = subscription.change_id or ""
        found = PracticeSubscription.objects.filter(method_id=visit, method_given=True).first()
        if found is None:
            return None
        regular.mend(found, at=timezone.now())
        return read(_found(found.pk))

    def successor(self, subscription: Subscription) -> RemoteSubscription | None:
        """Return None: a subscription is changed here without ending it."""
        return None

    def subscriptions(self, *, after: str = "") -> Iterator[RemoteSubscription]:
        """Yield all that were confirmed once, by their names."""
        confirmed = PracticeSubscription.objects.exclude(next_on=None, status=Status.OPEN)
        for found in confirmed.filter(pk__gt=after).order_by("pk").iterator(500):
            yield read(found)

    def mandates(self, *, after: str = "") -> Iterator[RemoteMandate]:
        """Yield the mandates of the direct debits, by their names."""
        signed = PracticeSubscription.objects.exclude(mandate_id="").filter(mandate_id__gt=after)
        for found in signed.order_by("mandate_id").iterator(500):
            if mandate := read(found).mandate:
                yield mandate

    def _to(self, remote_id: str, status: str) -> RemoteSubscription:
        found = _found(remote_id)
        if found.status == Status.CANCELLED and status != Status.CANCELLED:
            raise GatewayRefused("The practice gateway collects nothing on it any more")
        if found.status != status:
            found.status, found.occurred_at = status, timezone.now()
        return _changed(found)


def _found(remote_id: str) -> PracticeSubscription:
    found = PracticeSubscription.objects.filter(pk=remote_id).first()
    if found is None:
        raise UnknownObject(f"The practice gateway has no subscription {remote_id}")
    return found


def _changed(found: PracticeSubscription) -> RemoteSubscription:
    found.changed_at = timezone.now()
    found.save()
    return read(found)


def _address(view: str, key: str) -> str:
    return settings.PRACTICE_GATEWAY_URL + reverse(view, args=[key])
