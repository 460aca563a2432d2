"""What became of a line: settled as what, by whom; standing orders; payers known from before."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from masthead.bank.models import Line
from masthead.batches.models import Banking, Batch
from masthead.fund.models import Appeal, Gift, GiftRefund, Thank
from masthead.ledger.models import Entry
from masthead.lib import guards
from masthead.people.models import Person, User


class StandingOrders(models.QuerySet["StandingOrder"]):
    """Standing orders, by the time that they run."""

    def running(self, first: dt.date, last: dt.date) -> StandingOrders:
        """Keep those that run on some day of a period."""
        begun = self.filter(started_on__lte=last)
        return begun.filter(Q(ended_on=None) | Q(ended_on__gte=first))


class StandingOrder(models.Model):
    """A gift each month by standing order, as its giver told the paper.

    `payer_text` is what the bank shows of it, name or reference; minor units of a currency.
    """

    giver = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="standing_orders"
    )
    payer_text = models.CharField(_("as the bank shows it"), max_length=140)
    amount_minor = models.BigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3)
    day_of_month = models.PositiveSmallIntegerField(_("day of the month"))
    appeal = models.ForeignKey(
        Appeal, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("appeal")
    )
    thank = models.CharField(_("thanks"), max_length=10, choices=Thank, default=Thank.NONE)
    started_on = models.DateField(_("first day"))
    ended_on = models.DateField(_("last day"), null=True)
    added_at = models.DateTimeField(_("added at"))
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    objects = StandingOrders.as_manager()

    class Meta:
        verbose_name = _("standing order")
        verbose_name_plural = _("standing orders")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(amount_minor__gt=0), name="standing_order_of_something"
            ),
            models.CheckConstraint(
                condition=Q(day_of_month__gte=1, day_of_month__lte=31),
                name="standing_order_on_a_day_of_a_month",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=models.F("started_on")),
                name="standing_order_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.payer_text}: {self.amount_minor}"


class Payer(models.Model):
    """Whose gifts come from a payer as the bank shows it, learned when a line was settled.

    `key` is the payer's account or name without blanks and signs. `always` is the organiser's
    word that each sum from there is a gift of theirs.
    """

    key = models.CharField(max_length=180, unique=True)
    giver = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="payers")
    thank = models.CharField(_("thanks"), max_length=10, choices=Thank, default=Thank.NONE)
    always = models.BooleanField(_("always a gift of theirs"), default=False)
    learned_at = models.DateTimeField()

    class Meta:
        verbose_name = _("earlier payer")
        verbose_name_plural = _("earlier payers")
        default_permissions = ()

    def __str__(self) -> str:
        return self.key


class How(models.TextChoices):
    """What a line turned out to be."""

    GIFT = "gift", _("gift")
    STANDING_ORDER = "standing-order", _("standing order")
    COUNTED = "counted", _("recorded by hand before")
    BATCH = "batch", _("batch paid in")
    CARD_PAYOUT = "card-payout", _("cards paid out")
    DEBIT_PAYOUT = "debit-payout", _("direct debits paid out")
    SHARE = "share", _("share application")
    SUPPORT = "support", _("supporter’s gift")
    NOT_OURS = "not-ours", _("not ours: to be returned")
    RETURNED = "returned", _("returned to its payer")
    REFUND = "refund", _("given back, recorded by hand before")
    CHARGE = "charge", _("bank charge")
    TRANSFER = "transfer", _("between our own accounts")


class Settlements(models.QuerySet["Settlement"]):
    """Settlements that stand, and those undone."""

    def standing(self) -> Settlements:
        """Keep those that nobody has undone."""
        return self.filter(undone_at=None)


class Settlement(models.Model):
    """That a line was settled: as what, by whom, and the entry that it made, if it made one.

    One that was undone stays, with the entry that reversed it; only one of a line stands.
    """

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="settlements")
    how = models.CharField(_("as"), max_length=20, choices=How)
    gift = models.ForeignKey(Gift, on_delete=models.PROTECT, null=True, related_name="settlements")
    standing_order = models.ForeignKey(
        StandingOrder, on_delete=models.PROTECT, null=True, related_name="settlements"
    )
    refund = models.ForeignKey(
        GiftRefund, on_delete=models.PROTECT, null=True, related_name="settlements"
    )
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, related_name="+")
    bankings = models.ManyToManyField(Banking, related_name="settlements")
    twin = models.ForeignKey(Line, on_delete=models.PROTECT, null=True, related_name="+")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, null=True, related_name="+")
    by_itself = models.BooleanField(_("matched by itself"), default=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("at"))
    undone_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(_("undone at"), null=True)

    objects = Settlements.as_manager()

    class Meta:
        verbose_name = _("settlement of a line")
        verbose_name_plural = _("settlements of lines")
        default_permissions = ()
        permissions = [("settle_lines", "May read bank statements and settle their lines")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["line"], condition=Q(undone_at=None), name="a_line_is_settled_once"
            ),
            models.UniqueConstraint(
                fields=["gift"], condition=Q(undone_at=None), name="a_gift_is_one_line"
            ),
            models.UniqueConstraint(
                fields=["refund"], condition=Q(undone_at=None), name="a_refund_is_one_line"
            ),
            models.CheckConstraint(condition=Q(how__in=How.values), name="settled_in_a_known_way"),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} {self.how}"


def waiting() -> models.QuerySet[Line]:
    """Return the lines that nobody has settled yet, the oldest first."""
    standing = Settlement.objects.standing().filter(line=OuterRef("pk"))
    lines = Line.objects.exclude(amount_minor=0).filter(~Exists(standing))
    return lines.select_related("account").order_by("booked_on", "pk")


_FACTS = ("line_id", "how", "at")

guards.declare(
    [
        guards.Guard(
            "reconcile_settlement_no_delete",
            "reconcile_settlement",
            "DELETE",
            "TRUE",
            "a settlement is undone, never deleted",
        ),
        guards.Guard(
            "reconcile_settlement_facts",
            "reconcile_settlement",
            "UPDATE",
            " OR ".join(f"NEW.{fact} <> OLD.{fact}" for fact in _FACTS)
            + " OR OLD.undone_at IS NOT NULL",
            "a settlement never changes: it is undone",
        ),
    ]
)
