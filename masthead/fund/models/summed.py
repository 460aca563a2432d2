"""What the book has raised, added up once for all postings up to a point.

The book only grows, so a sum over its first part never changes: what an appeal has raised is
the sums made so far and the postings since, and stays a sum over the book. There is no counter:
nothing here is ever amended, and it can be made again from the book at any time.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import ClassVar

from django.db import models
from django.db.models import BigIntegerField, Subquery, Sum, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from masthead.ledger.accounts import RAISED, Account
from masthead.ledger.models import Posting, new_id
from masthead.lib import guards

_NOWHERE = uuid.UUID(int=0)


# Nothing that anybody typed is in it.
_RAISED = """CAST(
    (SELECT COALESCE(SUM(d.raised_minor), 0) FROM fund_summedday d
      WHERE d.appeal = fund_appeal.id
        AND d.effective_on BETWEEN fund_appeal.opens_on AND fund_appeal.closes_on)
  - (SELECT COALESCE(SUM(p.amount_minor), 0) FROM ledger_posting p
      WHERE p.appeal = fund_appeal.id AND p.account IN ('gifts', 'supporters-gifts')
        AND p.effective_on BETWEEN fund_appeal.opens_on AND fund_appeal.closes_on
        AND p.id > COALESCE((SELECT s.upto FROM fund_summing s ORDER BY s.upto DESC LIMIT 1),
                            '00000000000000000000000000000000'))
  AS bigint)"""
# What counts is said once: where it changes, this stops the paper before a figure is wrong.
assert set(RAISED) == {"gifts", "supporters-gifts"}


class Summing(models.Model):
    """One adding up: of the postings whose ids, which are in the order of time, reach `upto`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    upto = models.UUIDField(unique=True)
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        verbose_name = _("summing")
        verbose_name_plural = _("summings")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d %H:%M}"


class SummedDay(models.Model):
    """What one summing found for one appeal, day and account: minor units, income above nought."""

    summing = models.ForeignKey(Summing, on_delete=models.PROTECT, related_name="days")
    appeal = models.UUIDField(null=True)
    effective_on = models.DateField()
    account = models.CharField(max_length=40, choices=Account.choices)
    raised_minor = models.BigIntegerField()

    class Meta:
        verbose_name = _("summed day")
        verbose_name_plural = _("summed days")
        default_permissions = ()
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["appeal", "effective_on", "raised_minor"], name="summed_appeal"),
            models.Index(fields=["effective_on", "raised_minor"], name="summed_day"),
        ]

    def __str__(self) -> str:
        return f"{self.effective_on}: {self.raised_minor}"


def last_summed() -> Coalesce:
    """Return, to compare posting ids with, how far the book has been added up."""
    last = Summing.objects.order_by("-upto").values("upto")[:1]
    whole = models.UUIDField()
    nothing = Value(_NOWHERE, output_field=whole)
    return Coalesce(Subquery(last, output_field=whole), nothing, output_field=whole)


def raised_in_period() -> RawSQL:
    """Return the sum of what counts to an appeal in its period, to annotate appeals with.

    Minor units, exact, and below nought when more was given back than given. In plain SQL, for
    each page of the paper asks this, and to build it anew took ten times as long as to answer.
    """
    return RawSQL(_RAISED, [], output_field=BigIntegerField())  # noqa: S611


def raised_by_day(
    *, since: dt.date, until: dt.date, appeal: uuid.UUID | None = None
) -> dict[dt.date, int]:
    """Return what each day in a period brought, of one appeal or of all, in two queries.

    Minor units; days that brought nothing are left out.
    """
    which = {"appeal": appeal} if appeal else {}
    summed = SummedDay.objects.filter(**which, effective_on__range=(since, until)).order_by()
    brought: dict[dt.date, int] = dict(
        summed.values_list("effective_on").annotate(Sum("raised_minor"))
    )
    rest = Posting.objects.filter(**which, id__gt=last_summed()).order_by()
    # Grouped or asked by day, SQLite would go through all that was summed once more.
    since_then = rest.values_list("account", "effective_on", "amount_minor")
    for account, day, minor in since_then.iterator(chunk_size=5_000):
        if account in RAISED and since <= day <= until:
            brought[day] = brought.get(day, 0) - minor
    return brought


guards.declare(guards.append_only("fund_summing"))
guards.declare(guards.append_only("fund_summedday"))
guards.declare(
    [
        guards.Guard(
            "fund_summing_onwards",
            "fund_summing",
            "INSERT",
            "EXISTS (SELECT 1 FROM fund_summing s WHERE s.upto >= NEW.upto)",
            "the book is added up onwards",
        ),
        guards.Guard(
            "fund_summedday_before_summing",
            "fund_summedday",
            "INSERT",
            "EXISTS (SELECT 1 FROM fund_summing s WHERE s.id = NEW.summing_id)",
            "a summing that exists takes no more sums",
        ),
        guards.Guard(
            "ledger_posting_after_the_sums",
            "ledger_posting",
            "INSERT",
            "NEW.id <= (SELECT s.upto FROM fund_summing s ORDER BY s.upto DESC LIMIT 1)",
            "postings up to here have been added up: new ones come after",
        ),
    ]
)
