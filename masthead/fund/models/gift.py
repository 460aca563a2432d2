"""Gifts that the book holds, each with the giver's own wish for thanks, and what went back."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from masthead.fund.models.appeal import Appeal
from masthead.fund.models.match import Match
from masthead.ledger.accounts import RAISED, Account
from masthead.ledger.models import Entry
from masthead.lib import guards
from masthead.people.models import Person, Thank


class Method(models.TextChoices):
    """How a gift came."""

    CARD = "card", _("Card")
    CASH = "cash", _("Cash")
    COLLECTION = "collection", _("Group collection")
    CHEQUE = "cheque", _("Cheque")
    BANK = "bank", _("Bank transfer")
    POSTAL_ORDER = "postal-order", _("Postal order")
    STANDING_ORDER = "standing-order", _("Standing order")
    DIRECT_DEBIT = "direct-debit", _("Direct debit")


class GiftQuerySet(models.QuerySet["Gift"]):
    """Gifts, with what was given back of them."""

    def with_returned(self) -> GiftQuerySet:
        """Bring along `returned_minor` and `is_reversed`: row by row, so that a few stay cheap."""
        refunds = GiftRefund.objects.filter(gift=OuterRef("pk")).order_by().values("gift")
        total = refunds.annotate(total=Sum("amount_minor")).values("total")
        reversals = GiftRefund.objects.filter(gift=OuterRef("pk"), reversal__isnull=False)
        return self.annotate(
            returned_minor=Coalesce(Subquery(total), 0), is_reversed=Exists(reversals)
        )


class Gift(models.Model):
    """One gift, cleared and in the book. Its `number` is shown to people.

    `appeal` is the one that its posting names; `original_on` is the day that it belonged to
    when the month of that day was closed. The giver may be unknown, or erased: the money stays.
    One that names a `match` is what its sponsor paid in. `income` is the account that it was
    posted to: a supporter's gift stands apart from others, and counts to the fund all the same.
    """

    number = models.BigAutoField(_("number"), primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT)
    appeal = models.ForeignKey(
        Appeal, verbose_name=_("appeal"), on_delete=models.PROTECT, null=True, related_name="gifts"
    )
    amount_minor = models.BigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3)
    method = models.CharField(_("method"), max_length=20, choices=Method)
    effective_on = models.DateField(_("counts on"))
    original_on = models.DateField(_("original day"), null=True)
    giver = models.ForeignKey(
        Person, verbose_name=_("giver"), on_delete=models.SET_NULL, null=True, related_name="gifts"
    )
    thank = models.CharField(_("thanks"), max_length=10, choices=Thank, default=Thank.NONE)
    income = models.CharField(
        _("counted as"),
        max_length=20,
        choices=[(account.value, account.label) for account in RAISED],
        default=Account.GIFTS,
    )
    payment = models.UUIDField(_("payment"), null=True, unique=True)
    match = models.ForeignKey(
        Match, verbose_name=_("match"), on_delete=models.PROTECT, null=True, related_name="gifts"
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    objects = GiftQuerySet.as_manager()

    class Meta:
        verbose_name = _("gift")
        verbose_name_plural = _("gifts")
        default_permissions = ("view",)
        permissions = [("record_gift", "May record gifts that came by post")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="gift_of_something"),
            models.CheckConstraint(
                condition=Q(method__in=Method.values), name="gift_by_a_known_method"
            ),
            models.CheckConstraint(
                condition=Q(thank__in=Thank.values), name="gift_thanked_as_one_may_choose"
            ),
            models.CheckConstraint(condition=Q(income__in=RAISED), name="gift_counts_to_the_fund"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-effective_on", "-number"], name="gift_by_day"),
            models.Index(
                fields=["amount_minor", "-effective_on", "-number"], name="gift_by_amount"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class GiftRefund(models.Model):
    """A part of a gift that was given back, or all of it; in the book, and for ever."""

    gift = models.ForeignKey(Gift, on_delete=models.PROTECT, related_name="refunds")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT)
    amount_minor = models.BigIntegerField(_("amount"))
    effective_on = models.DateField(_("counts on"))
    original_on = models.DateField(_("original day"), null=True)
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="gift_refund_of_something")
        ]

    def __str__(self) -> str:
        return f"{self.gift_id}: {self.amount_minor}"


_FACTS = ("number", "entry_id", "amount_minor", "currency", "effective_on", "income")

guards.declare(guards.append_only("fund_giftrefund"))
guards.declare(
    [
        guards.Guard("fund_gift_no_delete", "fund_gift", "DELETE", "TRUE", "a gift is for ever"),
        guards.Guard(
            "fund_gift_facts",
            "fund_gift",
            "UPDATE",
            " OR ".join(f"NEW.{fact} <> OLD.{fact}" for fact in _FACTS),
            "what was given, and when, never changes",
        ),
    ]
)
