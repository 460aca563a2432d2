"""What the nightly comparison with a gateway found, and how far it has come."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.payments.models.mandate import Mandate
from masthead.payments.models.subscription import Subscription


class Part(models.TextChoices):
    """The parts of a comparison, in their order."""

    SUBSCRIPTIONS = "subscriptions", _("subscriptions")
    MANDATES = "mandates", _("mandates")
    MISSING = "missing", _("what the gateway didn’t list")
    DONE = "done", _("done")


class Comparison(models.Model):
    """One comparison of all that goes on at a gateway with what is kept here.

    `part` and `after`, the name of the last that was seen in it, are where it goes on when it
    was stopped. `seen` counts what was compared. `why` is the gateway's no, where it said one:
    to all of it, which ended it early, or to one question.
    """

    provider = models.CharField(_("gateway"), max_length=40)
    started_at = models.DateTimeField(_("begun"))
    part = models.CharField(max_length=20, choices=Part, default=Part.SUBSCRIPTIONS)
    after = models.CharField(max_length=200, blank=True)
    seen = models.PositiveIntegerField(_("compared"), default=0)
    ended_at = models.DateTimeField(_("ended"), null=True)
    why = models.CharField(_("what was refused"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("comparison with a gateway")
        verbose_name_plural = _("comparisons with gateways")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["provider"],
                condition=Q(ended_at=None),
                name="one_comparison_at_a_time",
            )
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["provider", "-started_at"], name="comparisons_latest")
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.started_at}"


class Differences(models.QuerySet["Difference"]):
    """Differences, by whether they are still there."""

    def open(self) -> Differences:
        """Keep those that are still there."""
        return self.filter(settled_at=None)


class Difference(models.Model):
    """One thing in which a gateway and this paper differ; kept when it is settled.

    `remote_id` is the gateway's name of it. `ours` and `theirs` are sums in minor units, numbers
    or statuses, as text; empty where one side knows nothing of it. `seen_at` is when it was seen
    first, `settled_at` when a comparison found it gone.
    """

    class What(models.TextChoices):
        """In what they differ."""

        AMOUNT = "amount", _("The amount")
        MONTHS = "months", _("How often")
        DAY = "day", _("The day of the month")
        STATUS = "status", _("How it stands")
        MANDATE = "mandate", _("How the mandate stands")
        UNKNOWN = "unknown", _("It goes on at the gateway, and nobody here has it")
        MISSING = "missing", _("It goes on here, and the gateway doesn’t have it")

    provider = models.CharField(_("gateway"), max_length=40)
    remote_id = models.CharField(max_length=200)
    subscription = models.ForeignKey(
        Subscription, on_delete=models.PROTECT, null=True, related_name="differences"
    )
    mandate = models.ForeignKey(
        Mandate, on_delete=models.PROTECT, null=True, related_name="differences"
    )
    what = models.CharField(_("what differs"), max_length=20, choices=What)
    ours = models.CharField(_("here"), max_length=40, blank=True)
    theirs = models.CharField(_("at the gateway"), max_length=40, blank=True)
    seen_at = models.DateTimeField(_("seen"))
    settled_at = models.DateTimeField(_("gone"), null=True)

    objects = Differences.as_manager()

    class Meta:
        verbose_name = _("difference from a gateway")
        verbose_name_plural = _("differences from gateways")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(
                    what__in=["amount", "months", "day", "status", "mandate", "unknown", "missing"]
                ),
                name="difference_in_something",
            ),
            models.UniqueConstraint(
                fields=["provider", "remote_id", "what"],
                condition=Q(settled_at=None),
                name="one_open_difference_a_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.remote_id}: {self.what}"
