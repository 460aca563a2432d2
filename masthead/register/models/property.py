"""What members have in the society beside shares: loans and deposits."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.lib import guards
from masthead.register.models.entry import Line
from masthead.register.models.member import Member


class Property(models.TextChoices):
    """What it is that a member has in the society."""

    LOAN = "loan", _("Loan to the society")
    DEPOSIT = "deposit", _("Deposit")
    OTHER = "other", _("Other property")


class OtherProperty(Line):
    """That a member's loan, deposit or other property grew or shrank, in minor units.

    What a member has is the sum. `reverses` is the line that was a mistake. Source: s.30(2)(d).
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="other_property")
    what = models.CharField(_("what"), max_length=10, choices=Property.choices)
    amount_minor = models.BigIntegerField(_("amount"))
    words = models.CharField(_("terms"), max_length=200, blank=True)
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="reversed_by"
    )

    class Meta:
        verbose_name = _("other property")
        verbose_name_plural = _("other property")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(what__in=Property.values) & ~Q(amount_minor=0),
                name="property_of_a_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.what} {self.amount_minor}"


guards.declare(guards.append_only("register_otherproperty"))
