"""What somebody said when they set out to give; it becomes a gift when the money comes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from masthead.fund.models import Thank
from masthead.payments.models import Payment


class PromisedGift(models.Model):
    """The name, the town and the wish for thanks that go with a payment, as typed."""

    payment = models.OneToOneField(
        Payment, on_delete=models.PROTECT, primary_key=True, related_name="promised_gift"
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    town = models.CharField(_("town"), max_length=200, blank=True)
    email = models.EmailField(_("email"), blank=True)
    thank = models.CharField(_("thanks"), max_length=10, choices=Thank, default=Thank.NONE)

    class Meta:
        verbose_name = _("promised gift")
        verbose_name_plural = _("promised gifts")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.payment)
