"""The contract with payment gateways: the values in which each says what it knows.

A gateway's notice is a trigger, never a fact: whoever hears one fetches, then applies what was
fetched. Each gateway translates its own words into these; nothing above knows any other. What a
gateway must do is in `provider.py`.
"""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass


class GatewayUnreachable(Exception):
    """No answer came, or one that says nothing: what was asked may have been done or not."""


class GatewayRefused(ValueError):
    """The gateway understood and said no: asking again is of no use."""


class UnknownObject(LookupError):
    """A notice names something that is not known, or not yet: to be kept and tried again."""


class NothingGiven(LookupError):
    """The page where another card or account was to be given is closed, and nothing was."""


class WebhookRefused(ValueError):
    """A notice that bears no good signature, an old one, or a body that can't be read."""


class Kind(enum.StrEnum):
    """What a notice can be about."""

    PAYMENT = "payment"
    REFUND = "refund"
    DISPUTE = "dispute"
    MANDATE = "mandate"
    SUBSCRIPTION = "subscription"


class RemoteStatus(enum.StrEnum):
    """Where a payment stands at the gateway.

    OPEN: the payer is not done. PENDING: the payer is done, the money is not there (Stripe's
    session that is complete but not paid; a direct debit on its way).
    """

    OPEN = "open"
    PENDING = "pending"
    CONFIRMED = "confirmed"
    PAID_OUT = "paid-out"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class RefundStatus(enum.StrEnum):
    """Where a refund stands."""

    PENDING = "pending"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


class DisputeStatus(enum.StrEnum):
    """Where a chargeback stands. OPEN: the money has been taken back for now."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


class MandateStatus(enum.StrEnum):
    """Where a mandate for direct debits stands (GoCardless’s words)."""

    PENDING_APPROVAL = "pending-approval"
    PENDING_SUBMISSION = "pending-submission"
    SUBMITTED = "submitted"
    ACTIVE = "active"
    FAILED = "failed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    TRANSFERRED = "transferred"


class SubscriptionStatus(enum.StrEnum):
    """Where a subscription stands at the gateway.

    PENDING: the payer is not done, or the mandate isn't usable. FAILING: the last collection
    failed and the gateway may try again.
    """

    PENDING = "pending"
    ACTIVE = "active"
    PAUSED = "paused"
    FAILING = "failing"
    CANCELLED = "cancelled"
    FINISHED = "finished"


@dataclass(frozen=True)
class Notice:
    """The gateway says that something about one of its objects has changed; no more than that."""

    kind: Kind
    remote_id: str


@dataclass(frozen=True)
class Started:
    """A payment that the gateway knows now, and the address of its page for the payer."""

    remote_id: str
    address: str


@dataclass(frozen=True)
class RemoteRefund:
    """A refund as the gateway has it. `key` is ours where we asked for it, else empty.

    `occurred_at` is the gateway's own time of the present status: of a refund that succeeded
    and came back to the gateway later (FAILED), the time of its coming back.
    """

    remote_id: str
    amount_minor: int
    status: RefundStatus
    occurred_at: dt.datetime
    key: str = ""


@dataclass(frozen=True)
class RemoteDispute:
    """A chargeback as the gateway has it. `fee_minor` is what it charges for the trouble.

    `fee_returned_minor` is what it gives back of that when the chargeback was won.
    """

    remote_id: str
    amount_minor: int
    status: DisputeStatus
    opened_at: dt.datetime
    closed_at: dt.datetime | None = None
    fee_minor: int = 0
    fee_returned_minor: int = 0


@dataclass(frozen=True)
class RemoteState:
    """A whole payment as the gateway has it now, whatever the notice was about.

    `payment_key` is the id of our row, which the gateway was given and gives back: it finds
    the row even when the gateway's first answer was lost. `occurred_at` is the gateway's own
    time of the present status, `confirmed_at` that of the money's coming, if it ever came: a
    payment that FAILED and has one failed late. `fee_minor` is None until the gateway knows it;
    `failure_fee_minor` is what it charges for a late failure. `subscription_id` is the gateway's
    name of the subscription that it was collected on, empty for none, and `due_on` its day.
    """

    remote_id: str
    payment_key: str
    status: RemoteStatus
    amount_minor: int
    currency: str
    occurred_at: dt.datetime
    confirmed_at: dt.datetime | None = None
    fee_minor: int | None = None
    failure_fee_minor: int = 0
    refunds: tuple[RemoteRefund, ...] = ()
    disputes: tuple[RemoteDispute, ...] = ()
    subscription_id: str = ""
    due_on: dt.date | None = None


@dataclass(frozen=True)
class RemoteMandate:
    """A mandate for direct debits as the gateway has it now.

    `remote_id` is empty while the payer is still on the gateway's page; `setup_id` is the visit
    to that page. `mandate_key` is the id of our row, which the gateway gives back.
    `next_charge_on` is the earliest day on which it can collect, where it says one.
    """

    remote_id: str
    status: MandateStatus
    occurred_at: dt.datetime
    setup_id: str = ""
    mandate_key: str = ""
    next_charge_on: dt.date | None = None


@dataclass(frozen=True)
class RemoteSubscription:
    """A subscription as the gateway has it now.

    `remote_id` is empty while the payer is still on the gateway's page; `setup_id` is the visit
    to that page. `subscription_key` is the id of our row, which the gateway gives back.
    `mandate` comes along for direct debits. `method_expires_on` is the last day of the card.
    """

    remote_id: str
    status: SubscriptionStatus
    occurred_at: dt.datetime
    amount_minor: int
    currency: str
    every_months: int
    setup_id: str = ""
    subscription_key: str = ""
    day_of_month: int | None = None
    next_charge_on: dt.date | None = None
    method_expires_on: dt.date | None = None
    mandate: RemoteMandate | None = None


@dataclass(frozen=True)
class Payer:
    """Who is to sign a mandate: what the gateway's page is filled in with."""

    name: str
    email: str
