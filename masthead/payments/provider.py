"""The contract with payment gateways: what each must do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from masthead.payments.contract import (
    Kind,
    Notice,
    Payer,
    RemoteMandate,
    RemoteRefund,
    RemoteState,
    RemoteSubscription,
    Started,
)

if TYPE_CHECKING:
    from masthead.payments.models import Mandate, Payment, Refund, Subscription


class Provider(Protocol):
    """A gateway. Each call may raise GatewayUnreachable; none is made inside a transaction.

    `name` is the word in `/webhooks/<name>/`; `ways` are the ways to pay that it offers;
    `currencies` are those that it takes, none for any; `origins` are those that a form may end
    at, for the page's Content-Security-Policy.
    """

    @property
    def name(self) -> str: ...

    @property
    def ways(self) -> tuple[str, ...]: ...

    @property
    def currencies(self) -> tuple[str, ...]: ...

    @property
    def origins(self) -> tuple[str, ...]: ...

    def start(self, payment: Payment, *, return_url: str) -> Started:
        """Begin a payment on the gateway's own page. Asked twice with one row, starts it once.

        Hands over the row's id as idempotency key and as what the gateway gives back. Raises
        GatewayRefused.
        """

    def verify_webhook(
        self, headers: Mapping[str, str], body: bytes, *, at: dt.datetime
    ) -> list[Notice]:
        """Return what a webhook is about. Raises WebhookRefused. Names of headers in any case."""

    def fetch(self, kind: Kind, remote_id: str) -> RemoteState | RemoteMandate | RemoteSubscription:
        """Return the payment that an object belongs to, the mandate or the subscription.

        Raises UnknownObject.
        """

    def refund(self, refund: Refund) -> RemoteRefund:
        """Give money back. Asked twice with one row, does it once. Raises GatewayRefused."""

    def cancel_mandate(self, remote_id: str, *, key: str) -> RemoteMandate:
        """Cancel a mandate; `key` makes it happen once. Raises GatewayRefused, UnknownObject."""

    def poll(self, since: dt.datetime) -> list[Notice]:
        """Return what has changed since a moment, told by a webhook or not."""


class DebitProvider(Provider, Protocol):
    """A gateway that collects by direct debit. `start` of a payment collects on its mandate."""

    def start_mandate(self, mandate: Mandate, *, payer: Payer, return_url: str) -> Started:
        """Begin a mandate on the gateway's own page; `remote_id` is that of the visit.

        Asked twice with one row, begins it once. Raises GatewayRefused.
        """


class RecurringProvider(Provider, Protocol):
    """A gateway that collects again and again by itself. Each call may raise GatewayRefused.

    `recurring_ways` are the ways to pay in which it does. Where money is collected by direct
    debit, `subscription.mandate` is the row of the mandate, written before.
    """

    @property
    def recurring_ways(self) -> tuple[str, ...]: ...

    def start_subscription(
        self, subscription: Subscription, *, payer: Payer, return_url: str
    ) -> Started:
        """Begin a subscription on the gateway's own page; `remote_id` is that of the visit.

        Asked twice with one row, begins it once.
        """

    def open_subscription(self, subscription: Subscription) -> RemoteSubscription:
        """Make the subscription on a mandate that is signed, where the page alone makes none.

        Safe to run again: the row is the key. A gateway whose page makes it returns what it has.
        """

    def amend_subscription(self, subscription: Subscription, *, key: str) -> RemoteSubscription:
        """Let the gateway collect the row's amount, on the row's day, every so many months.

        From the next collection on. The gateway may have to end one and make another: then the
        answer's `remote_id` is a new one.
        """

    def pause_subscription(
        self, subscription: Subscription, *, until: dt.date | None, key: str
    ) -> RemoteSubscription:
        """Collect nothing until a day, or until it is resumed."""

    def resume_subscription(self, subscription: Subscription, *, key: str) -> RemoteSubscription:
        """Collect again from the next day on."""

    def cancel_subscription(self, remote_id: str, *, key: str) -> RemoteSubscription:
        """End a subscription at once. Raises UnknownObject."""

    def change_method(
        self, subscription: Subscription, *, payer: Payer, return_url: str, key: str
    ) -> Started:
        """Lead to the gateway's page where another card or account is given for it.

        `key` is the id of the new mandate's row for direct debits. Asked twice, begins it once.
        """

    def take_method(self, subscription: Subscription) -> RemoteSubscription | None:
        """Collect from the card or account that was given on the page `change_id`.

        What failed before is tried again where the gateway can. Returns None while nothing was
        given. Safe to run again: the visit is the key. Raises NothingGiven once it can't be
        given there any more.
        """

    def successor(self, subscription: Subscription) -> RemoteSubscription | None:
        """Return the subscription that was made in the place of this one, which has ended.

        None where there is none, and at gateways that change one without ending it.
        """

    def subscriptions(self, *, after: str = "") -> Iterator[RemoteSubscription]:
        """Yield every subscription that the gateway has of ours, in an order that stays.

        `after` is the id of the last that was seen, so that a comparison can go on where it
        stopped.
        """

    def mandates(self, *, after: str = "") -> Iterator[RemoteMandate]:
        """Yield every mandate, in an order that stays; none where it has no direct debits."""
