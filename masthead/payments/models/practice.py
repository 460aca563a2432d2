"""The practice gateway's own books: what a real gateway would keep on its own servers."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from masthead.payments.contract import RefundStatus


class PracticeSubscription(models.Model):
    """What the practice gateway collects every so many months. `key` is the paper's row.

    `fails` says that its card or account refuses what is collected; `fails_next` that it begins
    to with the next collection. `first_on` is a day before which nothing is. `mandate_id` is
    empty for cards. `method_key` is the paper's key of a visit to give another card or account.
    `changed_at` is when anything changed last, `occurred_at` when its status began.
    """

    class Status(models.TextChoices):
        """Where it stands."""

        OPEN = "open", _("open")
        ACTIVE = "active", _("active")
        PAUSED = "paused", _("paused")
        CANCELLED = "cancelled", _("cancelled")

    id = models.CharField(primary_key=True, max_length=40)
    key = models.CharField(max_length=100, unique=True)
    way = models.CharField(max_length=20)
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    every_months = models.PositiveSmallIntegerField()
    day_of_month = models.PositiveSmallIntegerField(null=True)
    first_on = models.DateField(null=True)
    return_url = models.URLField(max_length=500)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.OPEN)
    next_on = models.DateField(null=True, db_index=True)
    expires_on = models.DateField(null=True)
    fails = models.BooleanField(default=False)
    fails_next = models.BooleanField(default=False)
    mandate_id = models.CharField(max_length=50, blank=True)
    method_key = models.CharField(max_length=100, blank=True)
    method_id = models.CharField(max_length=40, null=True, unique=True)  # noqa: DJ001
    method_given = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    occurred_at = models.DateTimeField()
    changed_at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.id


class PracticeSession(models.Model):
    """A payer's visit to the practice gateway. `payment_key` is what the paper handed over.

    `occurred_at` is when the present status began, `changed_at` when anything changed last. One
    that was collected on a subscription has no visit: `due_on` is its day.
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
    subscription = models.ForeignKey(
        PracticeSubscription, on_delete=models.CASCADE, null=True, related_name="collections"
    )
    due_on = models.DateField(null=True)
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
