"""What gateways sent, kept before it is answered, and how far they were asked."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import Q

from masthead.payments.contract import Kind, Notice

# With ever longer waits, about ten days.
MOST_TRIES = 50


class InboxRows(models.QuerySet["InboxRow"]):
    """What gateways sent, by what became of it."""

    def due(self, at: dt.datetime) -> InboxRows:
        """Keep what was not dealt with and is to be tried again by now.

        What nobody here has known for so long is another's: an account can serve two shops.
        """
        waiting = self.filter(handled_at=None, tries__lt=MOST_TRIES)
        return waiting.filter(try_at__lte=at).order_by("try_at")


class InboxRow(models.Model):
    """One body that a gateway sent, signed well; the same body again is the same row.

    `notices` are pairs of kind and id. `why` says what stood in the way the last time.
    """

    provider = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    headers = models.JSONField(default=dict)
    body = models.BinaryField()
    notices = models.JSONField(default=list)
    received_at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    try_at = models.DateTimeField()
    why = models.CharField(max_length=300, blank=True)

    objects = InboxRows.as_manager()

    class Meta:
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["provider", "digest"], name="one_row_a_body")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["try_at"], name="inbox_due", condition=Q(handled_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.digest[:12]}"

    @property
    def read(self) -> list[Notice]:
        """Return the notices that the body holds."""
        return [Notice(kind=Kind(kind), remote_id=remote_id) for kind, remote_id in self.notices]


class Polled(models.Model):
    """How far a gateway has been asked what changed."""

    provider = models.CharField(max_length=40, primary_key=True)
    upto = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.provider} {self.upto}"
