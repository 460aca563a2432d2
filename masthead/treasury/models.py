"""What the treasurer writes down on the way to a closed month, and the figures frozen then."""

from __future__ import annotations

import json
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from masthead.ledger.models import ClosedMonth
from masthead.lib import guards
from masthead.people.models import User


class Explanation(models.Model):
    """The treasurer's words for a line of a month's checklist that isn't done.

    They explain the sentence that stood there: when it says something else, they count no more.
    Append-only; the latest of a line counts.
    """

    first_day = models.DateField(_("first day of the month"))
    check_name = models.CharField(_("line of the checklist"), max_length=40)
    sentence = models.TextField(_("what stood there"))
    words = models.TextField(_("explanation"))
    explained_at = models.DateTimeField(_("explained at"))
    explained_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("explanation")
        verbose_name_plural = _("explanations")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~models.Q(words=""), name="explanation_in_words"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["first_day", "check_name"], name="explained_of_a_month")
        ]

    def __str__(self) -> str:
        return f"{self.first_day:%Y-%m} {self.check_name}"


class StatedBalance(models.Model):
    """What the bank held at the end of a day, as somebody read it off a statement on paper.

    Minor units, below nought when overdrawn. Append-only; the latest of a day counts.
    """

    as_on = models.DateField(_("end of day"), db_index=True)
    amount_minor = models.BigIntegerField(_("balance"))
    currency = models.CharField(_("currency"), max_length=3)
    stated_at = models.DateTimeField(_("stated at"))
    stated_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("stated balance")
        verbose_name_plural = _("stated balances")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.as_on} {self.amount_minor} {self.currency}"


class MonthStatement(models.Model):
    """The figures of a closed month, frozen as they were when it closed: append-only.

    `figures` is JSON with its keys in order, so that the same bytes come back from every
    engine; `digest` is their SHA-256.
    """

    closed = models.OneToOneField(ClosedMonth, on_delete=models.PROTECT, related_name="statement")
    figures = models.TextField(_("figures"))
    digest = models.CharField(_("digest"), max_length=64)

    class Meta:
        verbose_name = _("statement of a month")
        verbose_name_plural = _("statements of months")
        default_permissions = ()
        permissions = [
            ("view_books", "May read the books and their reports"),
            ("close_month", "May close a month"),
        ]

    def __str__(self) -> str:
        return str(self.closed)

    @property
    def read(self) -> dict[str, Any]:
        """Return the figures."""
        found: dict[str, Any] = json.loads(self.figures)
        return found


guards.declare(guards.append_only("treasury_explanation"))
guards.declare(guards.append_only("treasury_statedbalance"))
guards.declare(guards.append_only("treasury_monthstatement"))
guards.declare([guards.no_replace("treasury_monthstatement", column="closed_id")])
