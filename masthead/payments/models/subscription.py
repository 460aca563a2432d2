"""Subscriptions: what a gateway collects again and again by itself."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.ledger.models import new_id
from masthead.payments.contract import SubscriptionStatus
from masthead.payments.models.mandate import Mandate
from masthead.payments.models.payment import Payment, Way

SUBSCRIPTION_NAMES = {
    SubscriptionStatus.PENDING: _("to be confirmed"),
    SubscriptionStatus.ACTIVE: _("active"),
    SubscriptionStatus.PAUSED: _("paused"),
    SubscriptionStatus.FAILING: _("failing"),
    SubscriptionStatus.CANCELLED: _("cancelled"),
    SubscriptionStatus.FINISHED: _("finished"),
}
OVER = (SubscriptionStatus.CANCELLED, SubscriptionStatus.FINISHED)


class Subscriptions(models.QuerySet["Subscription"]):
    """Subscriptions, by where they stand."""

    def running(self) -> Subscriptions:
        """Keep those on which something may still be collected."""
        return self.exclude(status__in=OVER).filter(stopped_at=None)

    def due_for_a_look(self, at: dt.datetime) -> Subscriptions:
        """Keep those of which the gateway is to be asked by now."""
        return self.filter(look_at__lte=at).order_by("look_at")

    def not_taken(self, at: dt.datetime) -> Subscriptions:
        """Keep those of which the gateway has not taken what it was asked for by a moment.

        One that it was asked for again without success waits for its look.
        """
        known = self.filter(remote_id__isnull=False, look_at=None)
        return known.filter(asked_at__lte=at).order_by("asked_at")

    def paused_up_to(self, day: dt.date) -> Subscriptions:
        """Keep those whose pause ends by a day."""
        return self.filter(paused_until__lte=day, stopped_at=None).exclude(paused_at=None)


class Subscription(models.Model):
    """What a gateway is to collect every so many months, minor units. Holds nothing of whose.

    `setup_id` is the visit to the gateway's page, `remote_id` the subscription that came of it;
    each is unknown while the gateway's answer is. `mandate` is the leave to collect, for direct
    debits. `amount_minor`, `every_months` and `day_of_month` are what we want; where the gateway
    has other values `asked_at` is not None until it has taken them. `first_on` is a day before
    which nothing is to be collected, None for as soon as can be. `status_at` is the gateway's
    own time of the status, `look_at` when to ask next, `compared_at` when the nightly comparison
    last looked. `method_expires_on` is the last day of the card. `paused_at` is when somebody
    paused it here, `paused_until` the day from which on it is collected again, None for until
    further notice. `stopped_at` is when somebody stopped it here. `change_id` is the visit to
    the gateway's page where another card or account is given.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    provider = models.CharField(_("gateway"), max_length=40)
    way = models.CharField(_("way to pay"), max_length=20, choices=Way.choices)
    setup_id = models.CharField(max_length=200, null=True)  # noqa: DJ001 (unique when known)
    remote_id = models.CharField(max_length=200, null=True)  # noqa: DJ001 (unique when known)
    mandate = models.ForeignKey(
        Mandate, on_delete=models.PROTECT, null=True, related_name="subscriptions"
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=list(SUBSCRIPTION_NAMES.items()),
        default=SubscriptionStatus.PENDING,
    )
    status_at = models.DateTimeField()
    amount_minor = models.BigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3)
    every_months = models.PositiveSmallIntegerField(_("months between"))
    day_of_month = models.PositiveSmallIntegerField(_("day of the month"), null=True)
    first_on = models.DateField(_("first day"), null=True)
    next_charge_on = models.DateField(_("next charge"), null=True)
    method_expires_on = models.DateField(_("card good until"), null=True)
    return_url = models.URLField(max_length=500, blank=True)
    created_at = models.DateTimeField(_("created at"))
    look_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    compared_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(_("paused at"), null=True)
    paused_until = models.DateField(_("paused until"), null=True)
    stopped_at = models.DateTimeField(_("stopped at"), null=True)
    change_id = models.CharField(max_length=200, null=True)  # noqa: DJ001 (unique when known)

    objects = Subscriptions.as_manager()

    class Meta:
        verbose_name = _("subscription at a gateway")
        verbose_name_plural = _("subscriptions at gateways")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(status__in=list(SUBSCRIPTION_NAMES)),
                name="subscription_in_a_known_status",
            ),
            models.CheckConstraint(
                condition=Q(amount_minor__gt=0), name="subscription_of_something"
            ),
            models.CheckConstraint(
                condition=Q(every_months__in=[1, 3, 12]), name="subscription_every_so_many_months"
            ),
            models.CheckConstraint(
                condition=Q(day_of_month=None) | Q(day_of_month__gte=1, day_of_month__lte=28),
                name="subscription_on_a_day_of_every_month",
            ),
            models.UniqueConstraint(
                fields=["provider", "remote_id"], name="one_subscription_a_remote_id"
            ),
            models.UniqueConstraint(
                fields=["provider", "setup_id"], name="one_subscription_a_setup"
            ),
            models.UniqueConstraint(
                fields=["provider", "change_id"], name="one_subscription_a_change"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["look_at"],
                name="subscriptions_to_look_at",
                condition=Q(look_at__isnull=False),
            ),
            models.Index(fields=["compared_at"], name="subscriptions_by_comparison"),
            models.Index(
                fields=["asked_at"],
                name="subscriptions_not_taken",
                condition=Q(asked_at__isnull=False),
            ),
            models.Index(
                fields=["paused_until"],
                name="subscriptions_paused_until",
                condition=Q(paused_until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.remote_id or self.pk}"

    @property
    def is_over(self) -> bool:
        """Say whether nothing is collected on it any more."""
        return self.status in OVER or self.stopped_at is not None


class Instalment(models.Model):
    """That a payment was collected by a gateway on a subscription, for a day."""

    payment = models.OneToOneField(
        Payment, on_delete=models.PROTECT, primary_key=True, related_name="instalment"
    )
    subscription = models.ForeignKey(
        Subscription, on_delete=models.PROTECT, related_name="instalments"
    )
    due_on = models.DateField(_("due on"))

    class Meta:
        verbose_name = _("instalment of a subscription")
        verbose_name_plural = _("instalments of a subscription")
        default_permissions = ()
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["subscription", "due_on"], name="instalments_by_day")
        ]

    def __str__(self) -> str:
        return f"{self.subscription_id} {self.due_on}"
