"""Appeals: what the fund asks for, and in which days."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from masthead.fund.models.summed import raised_in_period
from masthead.ledger.models import new_id
from masthead.lib import days, guards


class PostgresqlExclusion(ExclusionConstraint):
    """An exclusion constraint for PostgreSQL alone, where two transactions write at once.

    On SQLite, where one writes at a time, a guard says the same.
    """

    def constraint_sql(self, model: Any, schema_editor: Any) -> Any:
        """Return nothing to add to a table elsewhere."""
        if schema_editor.connection.vendor == "postgresql":
            return super().constraint_sql(model, schema_editor)
        return None


class AppealQuerySet(models.QuerySet["Appeal"]):
    """Appeals, asked for by day."""

    def main(self) -> AppealQuerySet:
        """Keep the main ones, which follow each other and never overlap."""
        return self.filter(special=False)

    def open_on(self, day: dt.date) -> AppealQuerySet:
        """Keep those open on a day."""
        return self.filter(opens_on__lte=day, closes_on__gte=day)

    def special_on(self, day: dt.date) -> AppealQuerySet:
        """Keep the special ones open on a day, the first to close first."""
        return self.open_on(day).filter(special=True).order_by("closes_on", "opened_at")

    def with_raised(self) -> AppealQuerySet:
        """Bring along what each has raised, in minor units: `raised_of` reads it."""
        return self.annotate(raised=raised_in_period())

    def main_on(self, day: dt.date) -> Appeal | None:
        """Return the main appeal of a day, or None before the first.

        Where the last one has ended and nobody has saved the next yet, that one is returned
        unsaved: a page needn't write in order to show it.
        """
        last = self.main().filter(opens_on__lte=day).order_by("-opens_on").first()
        if last is None or last.closes_on >= day:
            return last
        following = Appeal.objects.main().filter(opens_on__gt=day).order_by("opens_on")
        return last.renewed(day, followed_on=following.values_list("opens_on", flat=True).first())


class Appeal(models.Model):
    """What the fund asks for in a period, from its first day to its last.

    A main appeal renews itself month by month; a special one runs beside it and ends.
    `by_hand` tells one that somebody opened from one that renewed itself. A special one has a
    page at /fund/`slug`/, whose address is its alone and never changes, so that none leads on
    to another; `words` are the organiser's, with a blank line between paragraphs.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(_("name"), max_length=120)
    target_minor = models.BigIntegerField(_("target"))
    currency = models.CharField(_("currency"), max_length=3)
    opens_on = models.DateField(_("first day"))
    closes_on = models.DateField(_("last day"))
    special = models.BooleanField(_("special"), default=False)
    by_hand = models.BooleanField(_("opened by hand"), default=True)
    slug = models.SlugField(_("address"), max_length=60, null=True, unique=True)  # noqa: DJ001
    words = models.TextField(_("words"), blank=True)
    on_front = models.BooleanField(_("on the front page"), default=False)
    opened_at = models.DateTimeField(_("opened at"))

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        default_permissions = ()
        permissions = [("open_appeal", "May open and amend appeals")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="appeal_closes_after_it_opens"
            ),
            models.CheckConstraint(condition=Q(target_minor__gt=0), name="appeal_for_something"),
            models.CheckConstraint(
                condition=Q(special=True, slug__isnull=False) | Q(special=False, slug=None),
                name="special_appeal_has_an_address",
            ),
            PostgresqlExclusion(
                name="main_appeals_never_overlap",
                condition=Q(special=False),
                expressions=[
                    (
                        Func(
                            "opens_on",
                            "closes_on",
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    )
                ],
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["opens_on"],
                name="main_appeal_by_first_day",
                condition=Q(special=False),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def raised_of(self) -> int:
        """Return what it has raised, brought along by `with_raised`; unsaved, nothing yet."""
        return int(self.__dict__.get("raised", 0))

    def renewed(self, day: dt.date, *, followed_on: dt.date | None) -> Appeal:
        """Return, unsaved, what this main appeal has renewed itself to by a later day.

        It begins on the day after this one's last or with the day's month, and ends with that
        month or on the day before `followed_on`, where one opened by hand begins.
        """
        first, last = days.month_of(day)
        if followed_on:
            last = min(last, followed_on - dt.timedelta(days=1))
        return Appeal(
            name=self.name,
            target_minor=self.target_minor,
            currency=self.currency,
            opens_on=max(first, self.closes_on + dt.timedelta(days=1)),
            closes_on=last,
            by_hand=False,
        )


_OVERLAP = (
    "(NOT NEW.special) AND EXISTS (SELECT 1 FROM fund_appeal a WHERE NOT a.special"
    " AND a.id <> NEW.id AND a.opens_on <= NEW.closes_on AND a.closes_on >= NEW.opens_on)"
)

guards.declare(
    guards.Guard(
        f"fund_appeal_overlap_{event.lower()}",
        "fund_appeal",
        event,
        _OVERLAP,
        "main appeals never overlap",
    )
    for event in ("INSERT", "UPDATE")
)
guards.declare(
    [
        guards.Guard(
            "fund_appeal_no_delete", "fund_appeal", "DELETE", "TRUE", "an appeal is never deleted"
        ),
        guards.Guard(
            "fund_appeal_address_fixed",
            "fund_appeal",
            "UPDATE",
            "COALESCE(NEW.slug, '') <> COALESCE(OLD.slug, '')",
            "the address of an appeal never changes",
        ),
        guards.Guard(
            "ledger_posting_to_an_appeal",
            "ledger_posting",
            "INSERT",
            "NEW.appeal IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM fund_appeal a WHERE a.id = NEW.appeal)",
            "a posting counts to an appeal that there is",
        ),
        guards.Guard(
            "paper_paper_currency_of_appeals",
            "paper_paper",
            "UPDATE",
            "NEW.currency <> OLD.currency AND EXISTS (SELECT 1 FROM fund_appeal)",
            "the first appeal fixed the currency",
        ),
    ]
)
