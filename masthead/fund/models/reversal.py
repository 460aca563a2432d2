"""A gift that was recorded by mistake, and what took it out of the book again."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from masthead.fund.models.gift import Gift, GiftRefund
from masthead.lib import guards
from masthead.people.models import User


class GiftReversal(models.Model):
    """That a gift was reversed whole: nobody gave it as it was typed.

    `refund` is the row by which every sum leaves the gift out; its entry reverses the gift's.
    """

    gift = models.OneToOneField(
        Gift, on_delete=models.PROTECT, primary_key=True, related_name="reversal"
    )
    refund = models.OneToOneField(GiftRefund, on_delete=models.PROTECT, related_name="reversal")
    why = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("reversal of a gift")
        verbose_name_plural = _("reversals of gifts")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.gift_id}"


guards.declare(guards.append_only("fund_giftreversal", key="gift_id"))
