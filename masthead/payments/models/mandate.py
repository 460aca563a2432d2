"""Mandates for direct debits, and what is collected on them."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.ledger.models import new_id
from masthead.payments.contract import MandateStatus
from masthead.payments.models.payment import Payment, Status

STATUS_NAMES = {
    MandateStatus.PENDING_APPROVAL: _("to be signed"),
    MandateStatus.PENDING_SUBMISSION: _("signed"),
    MandateStatus.SUBMITTED: _("with the bank"),
    MandateStatus.ACTIVE: _("active"),
    MandateStatus.FAILED: _("failed"),
    MandateStatus.CANCELLED: _("cancelled"),
    MandateStatus.EXPIRED: _("expired"),
    MandateStatus.TRANSFERRED: _("moved to another bank"),
}
# Those on which can be collected: the gateway waits for the bank's word by itself.
USABLE = (MandateStatus.PENDING_SUBMISSION, MandateStatus.SUBMITTED, MandateStatus.ACTIVE)
ENDED = (
    MandateStatus.FAILED,
    MandateStatus.CANCELLED,
    MandateStatus.EXPIRED,
    MandateStatus.TRANSFERRED,
)


class Mandates(models.QuerySet["Mandate"]):
    """Mandates, by where they stand."""

    def due_for_a_look(self, at: dt.datetime) -> Mandates:
        """Keep those of which the gateway is to be asked by now."""
        return self.filter(look_at__lte=at).order_by("look_at")

    def to_be_cancelled(self) -> Mandates:
        """Keep those that somebody stopped and that the gateway has not cancelled yet."""
        stopped = self.filter(remote_id__isnull=False).exclude(stopped_at=None)
        return stopped.exclude(status__in=ENDED)


class Mandate(models.Model):
    """Leave to collect from a bank account. Holds nothing of whose account it is.

    `setup_id` is the visit to the gateway's page, `remote_id` the mandate that came of it; each
    is unknown while the gateway's answer is. `status_at` is the gateway's own time of the
    status. `look_at` is when to ask next, none once it stands firm. `stopped_at` is when
    somebody stopped it here.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    provider = models.CharField(_("gateway"), max_length=40)
    setup_id = models.CharField(max_length=200, null=True)  # noqa: DJ001 (unique when known)
    remote_id = models.CharField(max_length=200, null=True)  # noqa: DJ001 (unique when known)
    status = models.CharField(_("status"), max_length=20, choices=list(STATUS_NAMES.items()))
    status_at = models.DateTimeField()
    next_charge_on = models.DateField(null=True)
    return_url = models.URLField(max_length=500)
    created_at = models.DateTimeField(_("created at"))
    look_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(_("stopped at"), null=True)

    objects = Mandates.as_manager()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(status__in=list(STATUS_NAMES)), name="mandate_in_a_known_status"
            ),
            models.UniqueConstraint(
                fields=["provider", "remote_id"], name="one_mandate_a_remote_id"
            ),
            models.UniqueConstraint(fields=["provider", "setup_id"], name="one_mandate_a_setup"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["look_at"], name="mandates_to_look_at", condition=Q(look_at__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.remote_id or self.pk}"

    @property
    def is_usable(self) -> bool:
        """Say whether something can be collected on it."""
        return self.status in USABLE and self.stopped_at is None

    @property
    def has_ended(self) -> bool:
        """Say whether nothing can be collected on it any more."""
        return self.status in ENDED or self.stopped_at is not None


class Collection(models.Model):
    """One collection on a mandate, and the payment that it is.

    `occasion` names what it is for, so that the same thing told twice is collected once: a
    regular gift and its month, or a gift once. `charge_on` is the day of the charge, unknown
    until it is announced; `notice` is the key of the letter that announced it.
    """

    payment = models.OneToOneField(
        Payment, on_delete=models.PROTECT, primary_key=True, related_name="collection"
    )
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="collections")
    occasion = models.CharField(max_length=80, unique=True)
    charge_on = models.DateField(_("charged on"), null=True)
    notice = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name = _("collection")
        verbose_name_plural = _("collections")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(charge_on=None, notice="") | Q(charge_on__isnull=False) & ~Q(notice=""),
                name="collection_announced_for_a_day",
            )
        ]

    def __str__(self) -> str:
        return self.occasion

    @property
    def is_made(self) -> bool:
        """Say whether the gateway was asked for it."""
        return self.payment.status != Status.CREATED
