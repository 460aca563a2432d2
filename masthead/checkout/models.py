"""What somebody said when they set out to give, each month or once, and what was given back."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from masthead.fund.models import Appeal, Gift, Thank
from masthead.ledger.models import new_id
from masthead.payments.models import Collection, Mandate, Payment, Refund, Transition
from masthead.payments.models.mandate import USABLE
from masthead.payments.models.payment import OPEN
from masthead.people.models import Person, User


class PromisedGift(models.Model):
    """The name, the town and the wish for thanks that go with a payment, as typed."""

    payment = models.OneToOneField(
        Payment, on_delete=models.PROTECT, primary_key=True, related_name="promised_gift"
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    town = models.CharField(_("town"), max_length=200, blank=True)
    email = models.EmailField(_("email"), blank=True)
    thank = models.CharField(_("thanks"), max_length=10, choices=Thank, default=Thank.NONE)
    appeal = models.ForeignKey(
        Appeal, verbose_name=_("appeal"), on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("promised gift")
        verbose_name_plural = _("promised gifts")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.payment)

    def open_appeal(self, on: dt.date) -> Appeal | None:
        """Return the special appeal that it is for, if that is open on the day that it clears."""
        appeal = self.appeal
        return appeal if appeal and appeal.opens_on <= on <= appeal.closes_on else None


class RegularGifts(models.QuerySet["RegularGift"]):
    """Regular gifts, by where they stand."""

    def live(self) -> RegularGifts:
        """Keep those that nobody has ended."""
        return self.filter(ended_at=None)

    def collectable(self) -> RegularGifts:
        """Keep those on whose mandate can be collected."""
        return self.live().filter(mandate__status__in=USABLE, mandate__stopped_at=None)

    def with_announced(self) -> RegularGifts:
        """Bring along `announced_on`, the day of the collection that is announced, if one is."""
        coming = Collection.objects.filter(
            mandate=OuterRef("mandate"), payment__status__in=OPEN, charge_on__isnull=False
        )
        first = coming.order_by("charge_on").values("charge_on")[:1]
        return self.annotate(announced_on=Subquery(first))


class Ending(models.TextChoices):
    """How a regular gift came to its end."""

    GIVER = "giver", _("stopped by the giver")
    DESK = "desk", _("stopped at the desk")
    BANK = "bank", _("ended by the bank")
    UNSIGNED = "unsigned", _("never signed")


class RegularGift(models.Model):
    """A gift each month by direct debit, in minor units, with what its giver told.

    `day_of_month` and the first of the month to be collected next (`next_month`) are known once
    the mandate is signed; `next_charge_on` is the day of the charge in it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mandate = models.OneToOneField(
        Mandate, on_delete=models.PROTECT, related_name="regular_gift", verbose_name=_("mandate")
    )
    amount_minor = models.BigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3)
    day_of_month = models.PositiveSmallIntegerField(_("day of the month"), null=True)
    next_month = models.DateField(null=True)
    next_charge_on = models.DateField(_("next charge"), null=True)
    name = models.CharField(_("name"), max_length=200)
    town = models.CharField(_("town"), max_length=200, blank=True)
    email = models.EmailField(_("email"))
    thank = models.CharField(_("thanks"), max_length=10, choices=Thank, default=Thank.NONE)
    giver = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="regular_gifts"
    )
    started_at = models.DateTimeField(_("started"))
    ended_at = models.DateTimeField(_("ended"), null=True)
    ended_how = models.CharField(_("how it ended"), max_length=10, choices=Ending, blank=True)

    objects = RegularGifts.as_manager()

    class Meta:
        verbose_name = _("regular gift")
        verbose_name_plural = _("regular gifts")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(amount_minor__gt=0), name="regular_gift_of_something"
            ),
            models.CheckConstraint(
                condition=Q(day_of_month=None) | Q(day_of_month__gte=1, day_of_month__lte=28),
                name="regular_gift_on_a_day_of_every_month",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_how="")
                | Q(ended_at__isnull=False) & ~Q(ended_how=""),
                name="regular_gift_ended_somehow",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["next_charge_on"], name="regular_gifts_due", condition=Q(ended_at=None)
            )
        ]

    def __str__(self) -> str:
        return str(self.mandate)


class GivenBack(models.Model):
    """A gift that somebody at the desk gave back, in part or in whole, and why.

    `refund` is what the gateway was asked for; None for money that went back from the bank.
    """

    gift = models.ForeignKey(Gift, on_delete=models.PROTECT, related_name="given_back")
    refund = models.OneToOneField(Refund, on_delete=models.PROTECT, null=True)
    amount_minor = models.BigIntegerField(_("amount"))
    reason = models.CharField(_("reason"), max_length=300)
    key = models.CharField(max_length=40, unique=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("gift given back")
        verbose_name_plural = _("gifts given back")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(reason=""), name="given_back_for_a_reason"),
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="given_back_something"),
        ]

    def __str__(self) -> str:
        return f"{self.gift_id}: {self.amount_minor}"


class Noted(models.Model):
    """That a treasurer has read of a step by which money was taken back: who and when."""

    step = models.OneToOneField(
        Transition, on_delete=models.PROTECT, primary_key=True, related_name="noted"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True)
    at = models.DateTimeField(_("at"))

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.step)
