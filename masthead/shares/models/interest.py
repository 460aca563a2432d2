"""Interest on shares that a meeting declared: to whom, how much, and how each got it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from masthead.ledger.models import Entry
from masthead.lib import guards
from masthead.people.models import User
from masthead.register.models import Member, ShareClass, ShareTransaction


class InterestDeclared(models.Model):
    """A meeting's resolution: so many hundredths of a per cent a year on a class, for some days."""

    share_class = models.ForeignKey(ShareClass, on_delete=models.PROTECT, related_name="+")
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    points = models.PositiveIntegerField(_("hundredths of a per cent a year"))
    authority = models.CharField(_("resolution"), max_length=300)
    declared_on = models.DateField(_("declared on"))
    total_minor = models.BigIntegerField(_("together"))
    entered_at = models.DateTimeField(_("entered at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("declaration of interest")
        verbose_name_plural = _("declarations of interest")
        default_permissions = ()
        permissions = [("pay_interest", "May declare and pay interest on shares")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["share_class", "first"], name="interest_once_a_year"),
            models.CheckConstraint(
                condition=Q(last__gte=F("first"), points__gt=0, total_minor__gt=0),
                name="interest_of_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.share_class} {self.first} – {self.last}"


class Interest(models.Model):
    """What a declaration gives one member. `amount_days` is the sum that each day's holding made.

    amount_minor = amount_days × points ÷ 10,000 ÷ days of the year, rounded down.
    """

    declared = models.ForeignKey(
        InterestDeclared, on_delete=models.PROTECT, related_name="interests"
    )
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    amount_days = models.BigIntegerField()
    amount_minor = models.BigIntegerField(_("interest"))

    class Meta:
        verbose_name = _("interest")
        verbose_name_plural = _("interest")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["declared", "member"], name="interest_once_a_member"),
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="interest_above_nought"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.amount_minor}"


class Way(models.TextChoices):
    """How a member gets their interest."""

    BANK = "bank", _("to a bank account")
    SHARES = "shares", _("as further shares")
    HAND = "hand", _("by hand: a cheque, cash")


class InterestWay(models.Model):
    """How a member wants their interest from now on, and where to. The last one counts."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(_("way"), max_length=10, choices=Way)
    account_name = models.CharField(_("name of the account"), max_length=70, blank=True)
    sort_code = models.CharField(_("sort code"), max_length=12, blank=True)
    number = models.CharField(_("account number"), max_length=20, blank=True)
    iban = models.CharField(_("IBAN"), max_length=40, blank=True)
    authority = models.CharField(_("authority"), max_length=300)
    entered_at = models.DateTimeField(_("entered at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("way of interest")
        verbose_name_plural = _("ways of interest")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(way="bank")
                | ~Q(account_name="") & (~Q(iban="") | ~Q(sort_code="") & ~Q(number="")),
                name="bank_account_is_named",
            )
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["member", "id"], name="ways_of_a_member")
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.way}"


class InterestRun(models.Model):
    """That interest of a declaration was paid, to one or to many, in one way, on a day."""

    declared = models.ForeignKey(InterestDeclared, on_delete=models.PROTECT, related_name="runs")
    way = models.CharField(_("way"), max_length=10, choices=Way)
    paid_on = models.DateField(_("paid on"))
    total_minor = models.BigIntegerField(_("together"))
    note = models.CharField(_("note"), max_length=300, blank=True)
    entered_at = models.DateTimeField(_("entered at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("payment of interest")
        verbose_name_plural = _("payments of interest")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.way} {self.paid_on}"


class InterestPaid(models.Model):
    """What of somebody's interest was paid in a run: where to, or the shares that it became."""

    run = models.ForeignKey(InterestRun, on_delete=models.PROTECT, related_name="payments")
    interest = models.ForeignKey(Interest, on_delete=models.PROTECT, related_name="payments")
    amount_minor = models.BigIntegerField(_("amount"))
    to = models.ForeignKey(InterestWay, on_delete=models.PROTECT, null=True, related_name="+")
    transaction = models.OneToOneField(
        ShareTransaction, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("interest paid")
        verbose_name_plural = _("interest paid")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="paid_above_nought")
        ]

    def __str__(self) -> str:
        return f"{self.interest_id}: {self.amount_minor}"


_PAID = "shares_interestpaid"

for _table in ("interestdeclared", "interest", "interestway", "interestrun", "interestpaid"):
    guards.declare(guards.append_only(f"shares_{_table}"))
guards.declare(
    [
        guards.Guard(
            f"{_PAID}_never_over",
            _PAID,
            "INSERT",
            "NEW.amount_minor + (SELECT COALESCE(SUM(p.amount_minor), 0) FROM shares_interestpaid p"
            " WHERE p.interest_id = NEW.interest_id)"
            " > (SELECT i.amount_minor FROM shares_interest i WHERE i.id = NEW.interest_id)",
            "nobody is paid more interest than was declared",
        )
    ]
)
