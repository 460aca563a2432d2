"""Certificates of shares: numbered, never altered; cancelled and copied in rows of their own."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.lib import guards
from masthead.people.models import User
from masthead.register.models import Member, ShareClass, ShareTransaction


class Certificates(models.QuerySet["Certificate"]):
    """Certificates, by whether they are still good and whose they are."""

    def standing(self) -> Certificates:
        """Keep those that nobody has cancelled."""
        return self.filter(cancelled=None)

    def of(self, member: Member, share_class: ShareClass) -> Certificates:
        """Keep a member's for one class, the first issued first."""
        return self.filter(member=member, share_class=share_class).order_by("number")


class Certificate(models.Model):
    """What a member has in writing of so many shares of a class, with what was paid on them.

    Minor units. `holder` is the name as it was printed. `number` is used once. `transaction` is
    the line of the register that it was issued for, None where it stands for a whole holding.
    """

    number = models.PositiveIntegerField(_("certificate number"), unique=True)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="certificates")
    share_class = models.ForeignKey(ShareClass, on_delete=models.PROTECT, related_name="+")
    transaction = models.ForeignKey(
        ShareTransaction, on_delete=models.PROTECT, null=True, related_name="certificates"
    )
    quantity = models.PositiveIntegerField(_("shares"))
    amount_minor = models.BigIntegerField(_("amount"))
    holder = models.CharField(_("holder"), max_length=600)
    issued_on = models.DateField(_("issued on"))
    issued_at = models.DateTimeField(_("issued at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    objects = Certificates.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(quantity__gt=0, number__gt=0), name="certificate_of_some_shares"
            )
        ]

    def __str__(self) -> str:
        return str(self.number)


class CertificateCancelled(models.Model):
    """That a certificate is good no longer: since when, why, and by whom."""

    certificate = models.OneToOneField(
        Certificate, on_delete=models.PROTECT, related_name="cancelled"
    )
    on = models.DateField(_("cancelled on"))
    why = models.CharField(_("reason"), max_length=300)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("cancellation of a certificate")
        verbose_name_plural = _("cancellations of certificates")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(why=""), name="certificate_cancelled_for_a_reason")
        ]

    def __str__(self) -> str:
        return f"{self.certificate_id}: {self.on}"


class CertificateDuplicate(models.Model):
    """That a certificate was printed once more, marked as a duplicate: the first or a later one."""

    certificate = models.ForeignKey(
        Certificate, on_delete=models.PROTECT, related_name="duplicates"
    )
    place = models.PositiveSmallIntegerField(_("which duplicate"))
    made_on = models.DateField(_("made on"))
    why = models.CharField(_("reason"), max_length=300)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("duplicate of a certificate")
        verbose_name_plural = _("duplicates of certificates")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["certificate", "place"], name="each_duplicate_once"),
            models.CheckConstraint(condition=~Q(why=""), name="duplicate_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.certificate_id}: {self.place}"


for _table in ("shares_certificate", "shares_certificatecancelled", "shares_certificateduplicate"):
    guards.declare(guards.append_only(_table))

guards.declare(
    [
        guards.no_replace("shares_certificate", column="number"),
        guards.no_replace("shares_certificatecancelled", column="certificate_id"),
    ]
)
