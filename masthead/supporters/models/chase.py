"""How those are written to whose support is failing, and calls on those whose support lapsed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.lib import guards
from masthead.people.models import User
from masthead.supporters.models.support import Support


class Occasion(models.TextChoices):
    """What somebody is written to about."""

    FAILED = "failed", _("A collection failed")
    MISSED = "missed", _("A standing order didn’t come")
    EXPIRING = "expiring", _("A card is about to expire")


class Rung(models.TextChoices):
    """Which letter of a row of them it is; END ends the support and says so."""

    FIRST = "first", _("first letter")
    AGAIN = "again", _("second letter")
    LAST = "last", _("last letter")
    END = "end", _("end")


class Chase(models.Model):
    """The paper's own schedule: a letter, and how many days after the occasion it goes out.

    Of an expiring card the days are before it. Where an occasion has no row its usual days
    hold (`chase/schedule.py`).
    """

    occasion = models.CharField(_("occasion"), max_length=10, choices=Occasion)
    rung = models.CharField(_("letter"), max_length=10, choices=Rung)
    days = models.PositiveSmallIntegerField(_("days"))

    class Meta:
        verbose_name = _("letter of the schedule")
        verbose_name_plural = _("letters of the schedule")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(occasion__in=Occasion.values), name="chase_on_an_occasion"
            ),
            models.CheckConstraint(condition=Q(rung__in=Rung.values), name="chase_by_a_letter"),
            models.UniqueConstraint(fields=["occasion", "rung"], name="one_chase_a_letter"),
        ]

    def __str__(self) -> str:
        return f"{self.occasion} {self.rung}: {self.days}"


class Outcome(models.TextChoices):
    """What came of a call."""

    BEGINS = "begins", _("will begin again")
    REACHED = "reached", _("spoken to")
    LEAVE = "leave", _("not to be called again")
    NO_ANSWER = "no-answer", _("no answer")


class Call(models.Model):
    """That somebody was called whose support had lapsed, and what came of it. Never deleted.

    `note` is in the caller's words; it is emptied where the person is erased.
    """

    support = models.ForeignKey(Support, on_delete=models.PROTECT, related_name="calls")
    outcome = models.CharField(_("what came of it"), max_length=10, choices=Outcome)
    note = models.CharField(_("note"), max_length=500, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="call_came_to")
        ]

    def __str__(self) -> str:
        return f"{self.support_id}: {self.outcome}"


guards.declare(
    [
        guards.Guard(
            "supporters_call_no_delete",
            "supporters_call",
            "DELETE",
            "TRUE",
            "a call is never deleted",
        )
    ]
)
