"""Registers that the society kept before, as they are brought to be taken over."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.ledger.models import Entry
from masthead.lib import guards
from masthead.people.models import User
from masthead.register.models.share import ShareClass


class OldColumns(models.Model):
    """Which column of a file with this header holds what, remembered from one to the next.

    `header` is a digest of the header; `kept` has the places by what they hold, and the order
    of day and month.
    """

    header = models.CharField(max_length=32, unique=True)
    kept = models.JSONField()
    said_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.header


class Stands(models.TextChoices):
    """How far the taking over of a file has come."""

    WAITING = "waiting", _("being looked at")
    ASKED = "asked", _("being taken over")
    TAKEN = "taken", _("taken over")
    REFUSED = "refused", _("refused")
    DISCARDED = "discarded", _("thrown away")


class OldRegister(models.Model):
    """A file that holds an old register, and how it is to be read.

    Its bytes are kept only until it is taken over or thrown away; the digest stays. `as_on` is
    the day that the file is of; `said` its control totals (members, shares, amount_minor) as
    somebody typed them; `seen` how many doubts whoever said yes had seen; `found` the figures
    that were taken over.
    """

    file_name = models.CharField(_("file"), max_length=200, blank=True)
    digest = models.CharField(max_length=64)
    raw = models.BinaryField(null=True)
    stands = models.CharField(max_length=12, choices=Stands, default=Stands.WAITING)
    why = models.TextField(_("reason"), blank=True)
    header_row = models.PositiveIntegerField(default=1)
    columns = models.JSONField(null=True)
    as_on = models.DateField(_("register as on"), null=True)
    share_class = models.ForeignKey(
        ShareClass, on_delete=models.PROTECT, null=True, related_name="+"
    )
    authority = models.CharField(_("authority"), max_length=300, blank=True)
    said = models.JSONField(default=dict)
    seen = models.PositiveIntegerField(null=True)
    found = models.JSONField(default=dict)
    brought_at = models.DateTimeField(_("brought at"))
    brought_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(_("taken over at"), null=True)
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("old register")
        verbose_name_plural = _("old registers")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["digest"], name="a_register_is_taken_over_once", condition=Q(stands="taken")
            ),
            models.CheckConstraint(
                condition=~Q(stands="taken") | Q(taken_at__isnull=False, as_on__isnull=False),
                name="taken_over_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name or self.digest[:12]


_TABLE = "register_oldregister"

guards.declare(
    [
        guards.Guard(
            f"{_TABLE}_no_delete", _TABLE, "DELETE", "TRUE", "what was brought leaves its trace"
        ),
        guards.Guard(
            f"{_TABLE}_taken_for_ever",
            _TABLE,
            "UPDATE",
            "OLD.stands = 'taken'",
            "a register that was taken over stays so",
        ),
    ]
)
