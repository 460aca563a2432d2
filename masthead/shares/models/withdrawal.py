"""Withdrawals: the notice that a member gives, what became of it, and when none are paid."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.lib import guards
from masthead.people.models import User
from masthead.register.models import Member, ShareClass, ShareTransaction


class Became(models.TextChoices):
    """What became of a notice."""

    PAID = "paid", _("paid")
    TAKEN_BACK = "taken-back", _("taken back by the member")
    LAPSED = "lapsed", _("lapsed at the member’s death")


class Notices(models.QuerySet["WithdrawalNotice"]):
    """Notices, by what became of them."""

    def waiting(self) -> Notices:
        """Keep those of which nothing has become yet, the first that may be paid first."""
        return self.filter(became=None).order_by("ends_on", "entered_at")


class WithdrawalNotice(models.Model):
    """That a member asked for shares to be paid back, on a day; payable from `ends_on` on.

    `ends_on` is by the rules of the day of the notice, whatever they say later.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="notices")
    share_class = models.ForeignKey(ShareClass, on_delete=models.PROTECT, related_name="+")
    quantity = models.PositiveIntegerField(_("shares"))
    given_on = models.DateField(_("given on"))
    ends_on = models.DateField(_("may be paid from"))
    authority = models.CharField(_("authority"), max_length=300)
    entered_at = models.DateTimeField(_("entered at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    objects = Notices.as_manager()

    class Meta:
        verbose_name = _("notice of withdrawal")
        verbose_name_plural = _("notices of withdrawal")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="notice_of_some_shares"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("given_on")), name="notice_ends_after_it_begins"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["ends_on"], name="notices_by_their_end")
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.quantity} {self.given_on}"


class WithdrawalOutcome(models.Model):
    """What became of a notice, on a day: paid, by a transaction, or taken back."""

    notice = models.OneToOneField(
        WithdrawalNotice, on_delete=models.PROTECT, primary_key=True, related_name="became"
    )
    outcome = models.CharField(_("outcome"), max_length=20, choices=Became)
    transaction = models.OneToOneField(
        ShareTransaction, on_delete=models.PROTECT, null=True, related_name="withdrawal"
    )
    effective_on = models.DateField(_("effective on"))
    authority = models.CharField(_("authority"), max_length=300)
    entered_at = models.DateTimeField(_("entered at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("outcome of a notice of withdrawal")
        verbose_name_plural = _("outcomes of notices of withdrawal")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(outcome=Became.PAID, transaction__isnull=False)
                | Q(outcome__in=(Became.TAKEN_BACK, Became.LAPSED), transaction=None),
                name="a_withdrawal_paid_has_its_transaction",
            )
        ]

    def __str__(self) -> str:
        return f"{self.notice_id}: {self.outcome}"


class Suspensions(models.QuerySet["Suspension"]):
    """Suspensions of withdrawals, by the days on which they hold."""

    def holding_on(self, day: dt.date) -> Suspensions:
        """Keep those that hold on a day."""
        return self.filter(Q(lifted=None) | Q(lifted__effective_on__gt=day), effective_on__lte=day)


class Suspension(models.Model):
    """That the board suspended the withdrawal of a class of shares, from a day on."""

    share_class = models.ForeignKey(ShareClass, on_delete=models.PROTECT, related_name="+")
    effective_on = models.DateField(_("from"))
    authority = models.CharField(_("minute of the board"), max_length=300)
    entered_at = models.DateTimeField(_("entered at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    objects = Suspensions.as_manager()

    class Meta:
        verbose_name = _("suspension of withdrawals")
        verbose_name_plural = _("suspensions of withdrawals")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.share_class_id}: {self.effective_on}"


class SuspensionLifted(models.Model):
    """That the board lets shares be withdrawn again, from a day on."""

    suspension = models.OneToOneField(
        Suspension, on_delete=models.PROTECT, primary_key=True, related_name="lifted"
    )
    effective_on = models.DateField(_("from"))
    authority = models.CharField(_("minute of the board"), max_length=300)
    entered_at = models.DateTimeField(_("entered at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("end of a suspension of withdrawals")
        verbose_name_plural = _("ends of suspensions of withdrawals")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.suspension_id}: {self.effective_on}"


for _table, _key in (
    ("shares_withdrawalnotice", "id"),
    ("shares_withdrawaloutcome", "notice_id"),
    ("shares_suspension", "id"),
    ("shares_suspensionlifted", "suspension_id"),
):
    guards.declare(guards.append_only(_table, key=_key))
guards.declare([guards.no_replace("shares_withdrawaloutcome", column="transaction_id")])
