"""Addresses that nothing, or nothing but what must go out, is sent to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.lib import guards
from masthead.people.models import User


class Reason(models.TextChoices):
    """Why an address is suppressed."""

    BOUNCED = "bounced", _("Letters came back")
    COMPLAINED = "complained", _("Reported as spam")
    ASKED = "asked", _("Asked us not to write")


# What stops every letter; a complaint stops only those that nobody has to send.
STOPS_ALL = (Reason.BOUNCED, Reason.ASKED)


class SuppressionQuerySet(models.QuerySet["Suppression"]):
    """Suppressions, by whether they hold."""

    def standing(self) -> SuppressionQuerySet:
        """Keep those that hold."""
        return self.filter(lifted_at=None)


class Suppression(models.Model):
    """That an address is suppressed, for a reason, until somebody lifts it.

    `known_as` is the address made unreadable with the paper's key: it goes on keeping letters
    from an address whose owner was erased, and `email` and `said` are emptied then. `said` are
    the words of the server or the service that reported it, `source` is which: "smtp",
    "postmark", "desk", … `why_lifted` is what whoever lifted it wrote.
    """

    email = models.EmailField(_("email"), blank=True)
    known_as = models.CharField(max_length=64, editable=False)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    said = models.CharField(_("what was reported"), max_length=300, blank=True)
    source = models.CharField(_("reported by"), max_length=40)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("since"))
    lifted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(_("lifted at"), null=True)
    why_lifted = models.CharField(_("why it was lifted"), max_length=300, blank=True)

    objects = SuppressionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suppressed address")
        verbose_name_plural = _("suppressed addresses")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(reason__in=Reason.values), name="suppressed_for_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None) | ~Q(why_lifted=""), name="suppression_lifted_with_why"
            ),
            models.UniqueConstraint(
                fields=["known_as", "reason"],
                condition=Q(lifted_at=None),
                name="suppressed_once_for_a_reason",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["known_as", "reason"], name="suppressed_by_address"),
            models.Index(fields=["-at"], name="suppressed_by_time"),
            models.Index(fields=["email"], name="suppressed_email"),
        ]

    def __str__(self) -> str:
        return self.reason


guards.declare(
    [
        guards.Guard(
            "mail_suppression_no_delete",
            "mail_suppression",
            "DELETE",
            "TRUE",
            "a suppression is lifted, never deleted",
        )
    ]
)
