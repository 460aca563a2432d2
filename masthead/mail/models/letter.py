"""Letters: one row each, written down before it is sent and kept to say that it was."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.ledger.models import new_id
from masthead.mail.models.consent import Purpose


class Standing(models.TextChoices):
    """How far a letter has come. A doubtful one may have arrived: nobody knows.

    A suppressed one isn't sent: its address is suppressed, or no longer wants such letters.
    """

    WAITING = "waiting", _("Waiting")
    SENDING = "sending", _("On its way")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    DOUBTFUL = "doubtful", _("Doubtful")
    SUPPRESSED = "suppressed", _("Suppressed")


class LetterQuerySet(models.QuerySet["Letter"]):
    """Letters, asked for by what is to be done with them."""

    def due(self, at: dt.datetime) -> LetterQuerySet:
        """Keep those that wait and whose time has come, the longest due first."""
        return self.filter(standing=Standing.WAITING, try_at__lte=at).order_by("try_at")

    def lost(self, before: dt.datetime) -> LetterQuerySet:
        """Keep those that were claimed for sending before a time and never heard of again."""
        return self.filter(standing=Standing.SENDING, claimed_at__lt=before)

    def to_be_seen_to(self) -> LetterQuerySet:
        """Keep those that only somebody at the desk can do something about.

        A suppressed letter is one of them where it was to go out whether wanted or not.
        """
        unsent = Q(standing__in=[Standing.FAILED, Standing.DOUBTFUL])
        return self.filter(unsent | Q(standing=Standing.SUPPRESSED, purpose=""))


class Letter(models.Model):
    """One letter by mail. `key` makes the same occasion, told twice, one letter.

    `purpose` is what it was wanted for, empty for one that must go out whether wanted or not: a
    receipt, a notice, what signs somebody in. `try_at` is when it is next taken up, `tries` how
    often it was. `why` is what the last try came to. The address and the words are emptied when
    they are no longer needed; that the letter was sent, and when, stays.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=40)
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose, blank=True)
    to = models.EmailField(_("to"), blank=True)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField(_("as a page"), blank=True)
    standing = models.CharField(
        _("standing"), max_length=10, choices=Standing, default=Standing.WAITING
    )
    queued_at = models.DateTimeField(_("written at"))
    try_at = models.DateTimeField(_("next try"))
    tries = models.PositiveIntegerField(_("tries"), default=0)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    why = models.CharField(_("reason"), max_length=300, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        default_permissions = ()
        permissions = [("see_to_letters", "May see to letters by mail")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(standing__in=Standing.values), name="letter_stands_somewhere"
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=["", *Purpose.values]), name="letter_for_a_purpose"
            ),
            models.CheckConstraint(
                condition=Q(standing=Standing.SENT, sent_at__isnull=False)
                | (~Q(standing=Standing.SENT) & Q(sent_at=None)),
                name="letter_sent_at_a_time",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["try_at"],
                name="letter_to_take_up",
                condition=Q(standing__in=[Standing.WAITING, Standing.SENDING]),
            ),
            models.Index(fields=["-queued_at"], name="letter_by_time"),
            models.Index(fields=["standing", "-queued_at"], name="letter_by_standing"),
            models.Index(fields=["to"], name="letter_by_address"),
        ]

    def __str__(self) -> str:
        return self.key


class Enclosure(models.Model):
    """A file that goes with a letter."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="enclosures")
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
