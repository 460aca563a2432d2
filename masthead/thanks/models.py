"""Thank-you columns as they were printed: what stands there stands for ever."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.fund.models import Gift
from masthead.ledger.models import new_id
from masthead.lib import guards
from masthead.newsroom.models import ArticlePage
from masthead.people.models import User


class Column(models.Model):
    """One thank-you column, from `since_on` to `through_on`, frozen as it was printed.

    `text` is all of it in plain words; `story` the story that it became, which an editor may
    still correct or withdraw. Amounts are minor units of `currency`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    since_on = models.DateField(_("first day"))
    through_on = models.DateField(_("last day"))
    headline = models.CharField(_("headline"), max_length=255)
    before = models.TextField(_("words before"), blank=True)
    after = models.TextField(_("words after"), blank=True)
    text = models.TextField(_("text"))
    total_minor = models.BigIntegerField(_("total"))
    currency = models.CharField(_("currency"), max_length=3)
    story = models.OneToOneField(ArticlePage, on_delete=models.PROTECT, related_name="thanks")
    printed_at = models.DateTimeField(_("printed at"), db_index=True)
    printed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True)

    class Meta:
        verbose_name = _("thank-you column")
        verbose_name_plural = _("thank-you columns")
        default_permissions = ()
        permissions = [("print_column", "May print the thank-you column")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(through_on__gte=models.F("since_on")), name="column_of_days"
            ),
            models.CheckConstraint(condition=Q(total_minor__gt=0), name="column_of_something"),
        ]

    def __str__(self) -> str:
        return self.headline


class ColumnLine(models.Model):
    """One gift in a column: a gift is thanked for once, whoever prints.

    `whom` is what was printed of the giver, at their own wish, and stays when the giver is
    forgotten here: the paper is out. Empty for a gift without a name.
    """

    column = models.ForeignKey(Column, on_delete=models.PROTECT, related_name="lines")
    gift = models.OneToOneField(Gift, on_delete=models.PROTECT, related_name="column_line")
    day = models.DateField()
    whom = models.CharField(max_length=420, blank=True)
    towards = models.CharField(max_length=120, blank=True)
    amount_minor = models.BigIntegerField()

    class Meta:
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="column_line_of_something")
        ]

    def __str__(self) -> str:
        return f"{self.gift_id}"


for table in ("thanks_column", "thanks_columnline"):
    guards.declare(guards.append_only(table))
guards.declare(
    [
        guards.no_replace("thanks_column", column="story_id"),
        guards.no_replace("thanks_columnline", column="gift_id"),
    ]
)
