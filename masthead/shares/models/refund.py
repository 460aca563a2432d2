"""Money for shares that goes back: payable since a decision, and gone when it has gone."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.ledger.models import Entry
from masthead.lib import guards
from masthead.payments.contract import RefundStatus
from masthead.payments.models import Refund
from masthead.people.models import User
from masthead.shares.models.application import Application


class ShareRefunds(models.QuerySet["ShareRefund"]):
    """Refunds of share money, by whether they have gone and who sees to it."""

    def payable(self) -> ShareRefunds:
        """Keep those that haven't gone yet, the oldest first."""
        return self.filter(gone=None).order_by("at", "pk")

    def by_hand(self) -> ShareRefunds:
        """Keep those that no gateway gives back: it never had the money, or it refused."""
        return self.filter(Q(refund=None) | Q(refund__status=RefundStatus.FAILED))


class ShareRefund(models.Model):
    """A sum that goes back to an applicant, minor units, and why.

    `entry` made it payable. `refund` is what a gateway was asked for, None where it is paid by
    hand. `gone` is the entry by which it left, on `gone_on`.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="refunds")
    amount_minor = models.BigIntegerField(_("amount"))
    why = models.CharField(_("reason"), max_length=300)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    refund = models.OneToOneField(
        Refund, on_delete=models.PROTECT, null=True, related_name="share_refund"
    )
    gone = models.OneToOneField(Entry, on_delete=models.PROTECT, null=True, related_name="+")
    gone_on = models.DateField(_("gone on"), null=True)
    gone_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    objects = ShareRefunds.as_manager()

    class Meta:
        verbose_name = _("refund of share money")
        verbose_name_plural = _("refunds of share money")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(amount_minor__gt=0), name="share_refund_of_something"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="share_refund_for_a_reason"),
            models.CheckConstraint(
                condition=Q(gone=None, gone_on=None) | Q(gone__isnull=False, gone_on__isnull=False),
                name="share_refund_gone_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.amount_minor}"


guards.declare(
    [
        guards.Guard(
            "shares_sharerefund_no_delete",
            "shares_sharerefund",
            "DELETE",
            "TRUE",
            "a refund of share money is never deleted",
        ),
        guards.Guard(
            "shares_sharerefund_facts",
            "shares_sharerefund",
            "UPDATE",
            "NEW.amount_minor <> OLD.amount_minor OR NEW.application_id <> OLD.application_id"
            " OR NEW.entry_id <> OLD.entry_id",
            "a refund of share money never changes: it goes",
        ),
    ]
)
