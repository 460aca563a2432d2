"""Matches: a sponsor's promise to give as much as readers do, up to a sum, on certain days."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from masthead.fund.models.appeal import Appeal
from masthead.ledger.models import new_id
from masthead.lib import guards


class Match(models.Model):
    """One for one: what readers give to an appeal in the match's days, the sponsor promises too.

    A promise is not raised money: only what the sponsor pays in counts, as gifts that name the
    match. `sponsor` is printed as it is written; both days are included.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    appeal = models.ForeignKey(
        Appeal, verbose_name=_("appeal"), on_delete=models.PROTECT, related_name="matches"
    )
    sponsor = models.CharField(_("sponsor"), max_length=120)
    cap_minor = models.BigIntegerField(_("up to"))
    currency = models.CharField(_("currency"), max_length=3)
    opens_on = models.DateField(_("first day"))
    closes_on = models.DateField(_("last day"))
    set_at = models.DateTimeField(_("set at"))

    class Meta:
        verbose_name = _("match")
        verbose_name_plural = _("matches")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="match_closes_after_it_opens"
            ),
            models.CheckConstraint(condition=Q(cap_minor__gt=0), name="match_up_to_something"),
        ]

    def __str__(self) -> str:
        return self.sponsor


guards.declare(
    [
        guards.Guard(
            "fund_match_no_delete", "fund_match", "DELETE", "TRUE", "a match is never deleted"
        ),
        guards.Guard(
            "fund_match_one_appeal",
            "fund_match",
            "UPDATE",
            "NEW.id <> OLD.id OR NEW.appeal_id <> OLD.appeal_id OR NEW.currency <> OLD.currency",
            "a match stays with its appeal",
        ),
    ]
)
guards.declare(
    guards.Guard(
        f"fund_match_overlap_{event.lower()}",
        "fund_match",
        event,
        "EXISTS (SELECT 1 FROM fund_match m WHERE m.appeal_id = NEW.appeal_id"
        " AND m.id <> NEW.id AND m.opens_on <= NEW.closes_on AND m.closes_on >= NEW.opens_on)",
        "a gift is matched once: matches of one appeal never overlap",
    )
    for event in ("INSERT", "UPDATE")
)
