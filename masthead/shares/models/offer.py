"""An offer of shares: of which class, from when to when, how many to each and in all."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from masthead.register.models import ShareClass


class Offers(models.QuerySet["Offer"]):
    """Offers, by whether they are open."""

    def open_on(self, day: dt.date) -> Offers:
        """Keep those that take applications on a day, both ends included."""
        return self.filter(
            Q(closes_on=None) | Q(closes_on__gte=day), opens_on__lte=day, closed_at=None
        )


class Offer(models.Model):
    """An offer of shares of a class. Sums are minor units; a `most` of None is no limit.

    With `least_raised_minor` not met when it closes, all that came is refunded. `scales_back`
    says that an application over a limit is allotted as far as the limit goes. `instalments` is
    the number of monthly payments that it may be paid in, 1 for at once.
    """

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    share_class = models.ForeignKey(
        ShareClass,
        verbose_name=_("class of share"),
        on_delete=models.PROTECT,
        related_name="offers",
    )
    words = models.TextField(_("what the money is for"), blank=True)
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("closes on"), null=True, blank=True)
    least_raised_minor = models.BigIntegerField(_("least to be raised"), default=0)
    most_raised_minor = models.BigIntegerField(_("most to be raised"), null=True, blank=True)
    least_shares = models.PositiveIntegerField(_("least shares to one"), default=1)
    most_shares = models.PositiveIntegerField(_("most shares to one"), null=True, blank=True)
    scales_back = models.BooleanField(_("scaled back at a limit"), default=False)
    instalments = models.PositiveSmallIntegerField(_("monthly instalments"), default=1)
    closed_at = models.DateTimeField(_("closed at"), null=True, editable=False)

    objects = Offers.as_manager()

    class Meta:
        verbose_name = _("share offer")
        verbose_name_plural = _("share offers")
        default_permissions = ()
        permissions = [("open_offer", "May open an offer of shares")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(closes_on=None) | Q(closes_on__gte=F("opens_on")),
                name="offer_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(least_shares__gt=0)
                & (Q(most_shares=None) | Q(most_shares__gte=F("least_shares"))),
                name="offer_least_to_most_shares",
            ),
            models.CheckConstraint(
                condition=Q(least_raised_minor__gte=0)
                & (Q(most_raised_minor=None) | Q(most_raised_minor__gte=F("least_raised_minor"))),
                name="offer_least_to_most_raised",
            ),
            models.CheckConstraint(
                condition=Q(instalments__gte=1, instalments__lte=24),
                name="offer_instalments_within_two_years",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def is_open(self, on: dt.date) -> bool:
        """Say whether applications are taken on a day."""
        ended = self.closed_at is not None or (self.closes_on and self.closes_on < on)
        return self.opens_on <= on and not ended

    def price_of(self, quantity: int) -> int:
        """Return what a number of shares costs, in minor units."""
        return quantity * self.share_class.nominal_minor
