"""The practice gateway's own books: what a real gateway would keep on its own servers."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from masthead.payments.contract import RefundStatus


class PracticeSession(models.Model):
    """A payer's visit to the practice gateway. `payment_key` is what the paper handed over.

    `occurred_at` is when the present status began, `changed_at` when anything changed last.
    """

    class Status(models.TextChoices):
        """What the payer did."""

        OPEN = "open", _("open")
        PENDING = "pending", _("pending")
        PAID = "paid", _("paid")
        DECLINED = "declined", _("declined")
        CANCELLED = "cancelled", _("cancelled")
        EXPIRED = "expired", _("expired")

    id = models.CharField(primary_key=True, max_length=40)
    idempotency_key = models.CharField(max_length=100, unique=True)
    payment_key = models.CharField(max_length=100)
    reference = models.CharField(max_length=20)
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    return_url = models.URLField(max_length=500)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.OPEN)
    made_at = models.DateTimeField()
    occurred_at = models.DateTimeField()
    changed_at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.id


class PracticeRefund(models.Model):
    """Practice money given back."""

    id = models.CharField(primary_key=True, max_length=40)
    idempotency_key = models.CharField(max_length=100, unique=True)
    session = models.ForeignKey(PracticeSession, on_delete=models.CASCADE, related_name="refunds")
    amount_minor = models.BigIntegerField()
    status = models.CharField(max_length=20, choices=[(status, status) for status in RefundStatus])
    occurred_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.id
