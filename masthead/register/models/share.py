"""Classes of share, and the series of transactions whose sum is what somebody holds."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.ledger.models import Entry
from masthead.lib import guards
from masthead.register.models.entry import Line
from masthead.register.models.member import Member


class ShareClass(models.Model):
    """A class of share: what one is worth in minor units for ever, and what may be done with it."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    nominal_minor = models.BigIntegerField(_("nominal value"))
    withdrawable = models.BooleanField(_("withdrawable"), default=True)
    transferable = models.BooleanField(_("transferable"), default=False)

    class Meta:
        verbose_name = _("class of share")
        verbose_name_plural = _("classes of share")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(nominal_minor__gt=0), name="share_worth_something")
        ]

    def __str__(self) -> str:
        return self.name


class What(models.TextChoices):
    """What happened to shares. Each takes from a holding, or adds to it."""

    OPENING = "opening", _("Opening balance")
    ALLOTMENT = "allotment", _("Allotment")
    TRANSFER_OUT = "transfer-out", _("Transfer out")
    TRANSFER_IN = "transfer-in", _("Transfer in")
    WITHDRAWAL = "withdrawal", _("Withdrawal")
    FORFEITURE = "forfeiture", _("Forfeiture")
    TRANSMISSION_OUT = "transmission-out", _("Transmission out, on death")
    TRANSMISSION_IN = "transmission-in", _("Transmission in, on death")
    CONVERSION_OUT = "conversion-out", _("Conversion out")
    CONVERSION_IN = "conversion-in", _("Conversion in")
    REVERSAL = "reversal", _("Reversal")


ADDS = (
    What.OPENING,
    What.ALLOTMENT,
    What.TRANSFER_IN,
    What.TRANSMISSION_IN,
    What.CONVERSION_IN,
)
TAKES = (
    What.TRANSFER_OUT,
    What.WITHDRAWAL,
    What.FORFEITURE,
    What.TRANSMISSION_OUT,
    What.CONVERSION_OUT,
)


class ShareTransaction(Line):
    """Shares that came to a member or went, with what was paid on them, in minor units.

    `sequence` counts without a gap. `pair` is shared by the sides of a transfer, a transmission
    or a conversion, which add up to nothing; `reverses` is the transaction that was a mistake;
    `entry` is what the book says of it, None where no money moved. Source: s.30(2)(c).
    """

    sequence = models.PositiveIntegerField(_("number"), unique=True)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="transactions")
    share_class = models.ForeignKey(ShareClass, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(_("what"), max_length=20, choices=What.choices)
    quantity = models.IntegerField(_("shares"))
    amount_minor = models.BigIntegerField(_("amount"))
    pair = models.UUIDField(_("pair"), null=True, db_index=True)
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="reversed_by"
    )
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("share transaction")
        verbose_name_plural = _("share transactions")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(what__in=ADDS, quantity__gt=0, reverses=None)
                | Q(what__in=TAKES, quantity__lt=0, reverses=None)
                | Q(what=What.REVERSAL, reverses__isnull=False) & ~Q(quantity=0),
                name="shares_come_or_go",
            )
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["member", "share_class", "effective_on", "entered_at"],
                include=["quantity", "amount_minor"],
                name="holding_by_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.sequence}: {self.what} {self.quantity}"


_TABLE = "register_sharetransaction"
_OF_THIS = (
    f"FROM {_TABLE} t WHERE t.member_id = NEW.member_id AND t.share_class_id = NEW.share_class_id"
)


def _below(column: str) -> str:
    """Return SQL that is true where a new row would put a sum below nothing on some day."""
    until = (
        f"(SELECT COALESCE(SUM(u.{column}), 0) FROM {_TABLE} u"  # noqa: S608 (our own names)
        " WHERE u.member_id = NEW.member_id AND u.share_class_id = NEW.share_class_id"
        " AND u.effective_on <= {day})"
    )
    on_the_day = f"{until.format(day='NEW.effective_on')} + NEW.{column} < 0"
    later = (
        f"EXISTS (SELECT 1 {_OF_THIS} AND t.effective_on > NEW.effective_on"
        f" AND {until.format(day='t.effective_on')} + NEW.{column} < 0)"
    )
    return f"NEW.{column} < 0 AND ({on_the_day} OR {later})"


_UNLIKE = (
    f"NEW.reverses_id IS NOT NULL AND NOT EXISTS (SELECT 1 {_OF_THIS} AND t.id = NEW.reverses_id"
    " AND t.quantity = -NEW.quantity AND t.amount_minor = -NEW.amount_minor"
    " AND t.effective_on = NEW.effective_on)"
)

guards.declare(guards.append_only(_TABLE))
guards.declare(
    [
        guards.no_replace(_TABLE, column="sequence"),
        guards.no_replace(_TABLE, column="reverses_id"),
        guards.Guard(
            f"{_TABLE}_no_gap",
            _TABLE,
            "INSERT",
            f"NEW.sequence <> (SELECT COALESCE(MAX(t.sequence), 0) + 1 FROM {_TABLE} t)",  # noqa: S608 (our own name)
            "share transactions are numbered without a gap",
        ),
        guards.Guard(
            f"{_TABLE}_never_below",
            _TABLE,
            "INSERT",
            _below("quantity"),
            "a holding is never below nothing on any day",
        ),
        guards.Guard(
            f"{_TABLE}_paid_never_below",
            _TABLE,
            "INSERT",
            _below("amount_minor"),
            "what was paid on a holding is never below nothing on any day",
        ),
        guards.Guard(
            f"{_TABLE}_reverses_whole",
            _TABLE,
            "INSERT",
            _UNLIKE,
            "a reversal takes back the whole of one transaction",
        ),
        guards.Guard(
            "register_shareclass_nominal_for_ever",
            "register_shareclass",
            "UPDATE",
            "NEW.nominal_minor <> OLD.nominal_minor",
            "the nominal value of a class never changes",
        ),
    ]
)
