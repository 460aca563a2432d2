"""A payment, each step that it took, and what was given back of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.ledger.models import new_id
from masthead.lib import guards
from masthead.payments.contract import RefundStatus


class Way(models.TextChoices):
    """How somebody pays."""

    CARD = "card", _("Card")
    DIRECT_DEBIT = "direct-debit", _("Direct debit")
    BANK = "bank", _("Bank transfer")
    CHEQUE = "cheque", _("Cheque")
    POSTAL_ORDER = "postal-order", _("Postal order")


class Purpose(models.TextChoices):
    """What a payment is for. What follows from it is settled above this room."""

    GIFT = "gift", _("Gift")
    SHARE = "share", _("Shares")
    SUPPORT = "support", _("Support")


class Status(models.TextChoices):
    """Where a payment stands: up to CONFIRMED nothing is in the book."""

    CREATED = "created", _("created")
    SUBMITTED = "submitted", _("submitted")
    PENDING = "pending", _("pending")
    CONFIRMED = "confirmed", _("confirmed")
    PAID_OUT = "paid-out", _("paid out")
    FAILED = "failed", _("failed")
    EXPIRED = "expired", _("expired")
    CANCELLED = "cancelled", _("cancelled")
    LATE_FAILED = "late-failed", _("failed late")
    CHARGED_BACK = "charged-back", _("charged back")
    CHARGEBACK_WON = "chargeback-won", _("chargeback won")


OPEN = (Status.CREATED, Status.SUBMITTED, Status.PENDING)
NOTHING_TAKEN = (Status.FAILED, Status.EXPIRED, Status.CANCELLED)
BY_POST = "post"


class Payments(models.QuerySet["Payment"]):
    """Payments, by where they stand."""

    def awaited_by_post(self) -> Payments:
        """Keep those by post whose money has not come, the latest first."""
        return self.filter(provider=BY_POST, status__in=OPEN).order_by("-created_at")

    def due_for_a_look(self, at: object) -> Payments:
        """Keep those that a gateway was asked for and that are due to be looked at."""
        waiting = self.exclude(provider=BY_POST).filter(status__in=OPEN)
        return waiting.filter(look_at__lte=at).order_by("look_at")


class Payment(models.Model):
    """Money that somebody is to pay, minor units of a currency. Holds nothing of who.

    `provider` is a gateway, or "post" for what comes by hand. `remote_id` is the gateway's
    name for it, unknown while its answer is lost. `look_at` is when to ask the gateway next.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reference = models.CharField(_("reference"), max_length=20, unique=True)
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose.choices)
    way = models.CharField(_("way to pay"), max_length=20, choices=Way.choices)
    provider = models.CharField(_("gateway"), max_length=40)
    remote_id = models.CharField(max_length=200, null=True)  # noqa: DJ001 (unique when known)
    return_url = models.URLField(max_length=500, blank=True)
    amount_minor = models.BigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3)
    status = models.CharField(_("status"), max_length=20, choices=Status.choices)
    created_at = models.DateTimeField(_("created at"))
    look_at = models.DateTimeField(null=True)

    objects = Payments.as_manager()

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="payment_of_something"),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="payment_in_a_known_status"
            ),
            models.UniqueConstraint(
                fields=["provider", "remote_id"], name="one_payment_a_remote_id"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["provider", "look_at"],
                name="payments_open",
                condition=Q(status__in=OPEN),
            )
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def key(self) -> str:
        """Return how entries in the book about this payment begin: provider:object."""
        return f"{self.provider}:{self.remote_id or self.pk}"

    @property
    def is_open(self) -> bool:
        """Say whether it is not known yet how this ends."""
        return self.status in OPEN

    @property
    def took_nothing(self) -> bool:
        """Say whether it ended before any money came."""
        return self.status in NOTHING_TAKEN


class Refund(models.Model):
    """Money given back, or asked to be. What succeeded or is pending never exceeds the payment."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="refunds")
    amount_minor = models.BigIntegerField(_("amount"))
    status = models.CharField(
        _("status"), max_length=20, choices=[(status, status) for status in RefundStatus]
    )
    remote_id = models.CharField(max_length=200, null=True)  # noqa: DJ001 (unique when known)
    asked_at = models.DateTimeField(_("asked at"))

    class Meta:
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        default_permissions = ()
        permissions = [("refund", "May give gifts back")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="refund_of_something"),
            models.UniqueConstraint(fields=["payment", "remote_id"], name="one_refund_a_remote_id"),
        ]

    def __str__(self) -> str:
        return f"{self.payment_id}: {self.amount_minor}"

    @property
    def key(self) -> str:
        """Return the idempotency key under which the gateway is asked."""
        return str(self.pk)


class Transition(models.Model):
    """One step of a payment, taken once: what happened, when it did, when we heard of it.

    `ref` tells apart what can happen twice: the refund or dispute at the gateway. Append-only.
    """

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="transitions")
    name = models.CharField(max_length=20)
    ref = models.CharField(max_length=200, blank=True)
    amount_minor = models.BigIntegerField()
    occurred_at = models.DateTimeField()
    heard_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["payment", "name", "ref"], name="each_step_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["name", "-occurred_at"], name="steps_of_a_name")
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """Return the key of its entry in the book: provider:object:transition[:refund]."""
        return ":".join(filter(None, [self.payment.key, self.name, self.ref]))


_STEP = "payments_transition"
_GIVEN_BACK = (
    "(SELECT COALESCE(SUM(r.amount_minor), 0) FROM payments_refund r"
    " WHERE r.payment_id = NEW.payment_id AND r.id <> NEW.id AND r.status <> 'failed')"
)
_CAME = "(SELECT p.amount_minor FROM payments_payment p WHERE p.id = NEW.payment_id)"
_TAKEN = (
    "EXISTS (SELECT 1 FROM payments_transition t WHERE t.payment_id = NEW.payment_id"
    " AND t.name = NEW.name AND t.ref = NEW.ref)"
)

guards.declare(guards.append_only(_STEP))
guards.declare(
    guards.Guard(
        f"payments_refund_within_payment_{event.lower()}",
        "payments_refund",
        event,
        f"NEW.status <> 'failed' AND {_GIVEN_BACK} + NEW.amount_minor > {_CAME}",
        "refunds never exceed their payment",
    )
    for event in ("INSERT", "UPDATE")
)
guards.declare(
    [guards.Guard(f"{_STEP}_new_step", _STEP, "INSERT", _TAKEN, "a payment takes each step once")]
)
