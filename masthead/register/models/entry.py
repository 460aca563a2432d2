"""What each line of the register bears: the day it is true from, when it was written, and why."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.lib import guards
from masthead.people.models import User

_L = TypeVar("_L", bound="Line")


class Lines(models.QuerySet[_L]):
    """Lines of the register, by the day they tell of and by what was known when."""

    def true_on(self, day: dt.date, *, known: dt.datetime | None = None) -> Self:
        """Keep what the books say of a day: as they stand now, or as they stood at a moment."""
        lines = self.filter(effective_on__lte=day)
        if known is None:
            return lines.filter(reversed_by=None)
        unreversed = Q(reversed_by=None) | Q(reversed_by__entered_at__gt=known)
        return lines.filter(unreversed, entered_at__lte=known)


class Line(models.Model):
    """A line of the register: true from `effective_on`, written at `entered_at`, on `authority`.

    Never altered: what was wrong is reversed by a Reversal and written again. `authority` names
    the minute, the notice or the file that it rests on.
    """

    effective_on = models.DateField(_("effective on"))
    entered_at = models.DateTimeField(_("entered at"))
    by = models.ForeignKey(
        User, verbose_name=_("entered by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    authority = models.CharField(_("authority"), max_length=300, blank=True)

    class Meta:
        abstract = True


class Reversal(models.Model):
    """That a line of a member's particulars or standing was a mistake: who found so, and when."""

    particulars = models.OneToOneField(
        "Particulars", on_delete=models.PROTECT, null=True, related_name="reversed_by"
    )
    standing = models.OneToOneField(
        "Standing", on_delete=models.PROTECT, null=True, related_name="reversed_by"
    )
    why = models.CharField(_("reason"), max_length=300)
    entered_at = models.DateTimeField(_("entered at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("reversal in the register")
        verbose_name_plural = _("reversals in the register")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(particulars=None, standing__isnull=False)
                | Q(particulars__isnull=False, standing=None),
                name="reversal_of_one_line",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="reversal_for_a_reason"),
        ]

    def __str__(self) -> str:
        return self.why


guards.declare(guards.append_only("register_reversal"))
