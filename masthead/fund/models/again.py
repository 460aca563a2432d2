"""A gift that came again: a chargeback that was won, or a refund that came back."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from masthead.fund.models.gift import Gift
from masthead.lib import guards


class GiftAgain(models.Model):
    """That a gift is another once more, or a part of it: the book holds both, its giver gave once.

    The first one was thanked, and had its receipt.
    """

    gift = models.OneToOneField(
        Gift, on_delete=models.PROTECT, primary_key=True, related_name="again"
    )
    first = models.ForeignKey(Gift, on_delete=models.PROTECT, related_name="came_again")

    class Meta:
        verbose_name = _("gift that came again")
        verbose_name_plural = _("gifts that came again")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.gift_id}: {self.first_id}"


guards.declare(guards.append_only("fund_giftagain", key="gift_id"))
