"""The book: entries of two or more legs that add up to nothing, written once and for ever."""

from __future__ import annotations

import secrets
import time
import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.ledger.accounts import Account
from masthead.lib import guards
from masthead.people.models import User

# The first millisecond for new ids, where the clock was put back behind one that is taken.
_not_before = 0


def new_id() -> uuid.UUID:
    """Make a time-ordered UUID (RFC 9562, version 7), so that legs can be written first."""
    millis = max(time.time_ns() // 1_000_000, _not_before)
    rest = secrets.randbits(74)
    value = millis << 80 | 0x7 << 76 | (rest >> 62) << 64 | 0b10 << 62 | rest & ((1 << 62) - 1)
    return uuid.UUID(int=value)


def go_on_after(last: uuid.UUID) -> None:
    """Let the ids that this process makes from now on come after one that is taken."""
    global _not_before  # noqa: PLW0603 (one clock a process)
    _not_before = max(_not_before, (last.int >> 80) + 1)


class Entry(models.Model):
    """One event in the book. Its key, provider:object:transition[:refund], can be posted once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(_("key"), max_length=200, unique=True)
    effective_on = models.DateField(_("effective on"), db_index=True)
    posted_at = models.DateTimeField(_("posted at"))
    narration = models.CharField(_("narration"), max_length=300)
    reverses = models.OneToOneField(
        "self", verbose_name=_("reverses"), on_delete=models.PROTECT, null=True
    )

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")

    def __str__(self) -> str:
        return self.key


class Posting(models.Model):
    """One leg of an entry: an amount in minor units, a debit above nought, a credit below.

    `appeal` is the id of the appeal that the leg counts to (`fund` sees that it exists), and
    `effective_on` repeats the entry's so that one index answers what an appeal has raised, and
    since when: ids are in the order of time.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="postings")
    account = models.CharField(_("account"), max_length=40, choices=Account.choices)
    appeal = models.UUIDField(_("appeal"), null=True)
    effective_on = models.DateField(_("effective on"))
    amount_minor = models.BigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3)

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(amount_minor=0), name="posting_of_something"),
            models.CheckConstraint(
                condition=Q(account__in=Account.values), name="posting_to_a_known_account"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["appeal", "id", "effective_on", "account", "amount_minor"],
                name="raised_by_an_appeal",
                condition=Q(appeal__isnull=False),
            ),
            models.Index(
                fields=["account", "effective_on", "id", "amount_minor", "currency"],
                name="account_by_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.amount_minor} {self.currency}"


class ClosedMonth(models.Model):
    """A month that the treasurer closed: no entry is effective in it, or before, any more."""

    first_day = models.DateField(_("first day"), unique=True)
    last_day = models.DateField(_("last day"))
    closed_at = models.DateTimeField(_("closed at"))
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True)

    class Meta:
        verbose_name = _("closed month")
        verbose_name_plural = _("closed months")

    def __str__(self) -> str:
        return f"{self.first_day:%Y-%m}"


_LEGS = "FROM ledger_posting p WHERE p.entry_id = NEW.id"
_ENTRY, _POSTING = "ledger_entry", "ledger_posting"

guards.declare(guards.append_only(_ENTRY))
guards.declare(guards.append_only(_POSTING))
guards.declare(guards.append_only("ledger_closedmonth"))
guards.declare(
    [
        guards.no_replace(_ENTRY, column="key"),
        guards.no_replace(_ENTRY, column="reverses_id"),
        guards.no_replace("ledger_closedmonth", column="first_day"),
        guards.Guard(
            "ledger_entry_two_legs",
            _ENTRY,
            "INSERT",
            f"(SELECT COUNT(*) {_LEGS}) < 2",
            "an entry has two legs at least",
        ),
        guards.Guard(
            "ledger_entry_balances",
            _ENTRY,
            "INSERT",
            f"EXISTS (SELECT 1 {_LEGS} GROUP BY p.currency HAVING SUM(p.amount_minor) <> 0)",
            "the legs of an entry add up to nothing in each currency",
        ),
        guards.Guard(
            "ledger_entry_one_day",
            _ENTRY,
            "INSERT",
            f"EXISTS (SELECT 1 {_LEGS} AND p.effective_on <> NEW.effective_on)",
            "the legs of an entry bear its day",
        ),
        guards.Guard(
            "ledger_entry_open_month",
            _ENTRY,
            "INSERT",
            # A closed month opened with what stood before it.
            "EXISTS (SELECT 1 FROM ledger_closedmonth m WHERE NEW.effective_on <= m.last_day)",
            "the month of this entry is closed",
        ),
        # SQLite keeps what it is given, whatever the column's type.
        guards.Guard(
            "ledger_entry_bears_a_day",
            _ENTRY,
            "INSERT",
            "date(NEW.effective_on) IS NULL OR NEW.effective_on <> date(NEW.effective_on)",
            "an entry bears a day",
            only="sqlite",
        ),
        guards.Guard(
            "ledger_posting_whole_number",
            _POSTING,
            "INSERT",
            "typeof(NEW.amount_minor) <> 'integer'",
            "an amount is a whole number of minor units",
            only="sqlite",
        ),
        guards.Guard(
            "ledger_posting_before_entry",
            _POSTING,
            "INSERT",
            "EXISTS (SELECT 1 FROM ledger_entry e WHERE e.id = NEW.entry_id)",
            "an entry that exists takes no more legs",
        ),
        guards.Guard(
            "ledger_posting_balances",
            _POSTING,
            "INSERT",
            "EXISTS (SELECT 1 FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id"
            " WHERE p.entry_id = NEW.entry_id GROUP BY p.currency HAVING SUM(p.amount_minor) <> 0)"
            " OR EXISTS (SELECT 1 FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id"
            " WHERE p.entry_id = NEW.entry_id AND p.effective_on <> e.effective_on)",
            "the legs of an entry add up to nothing in each currency",
            deferred=True,
            only="postgresql",
        ),
        guards.Guard(
            "paper_paper_currency_fixed",
            "paper_paper",
            "UPDATE",
            "NEW.currency <> OLD.currency AND EXISTS (SELECT 1 FROM ledger_entry)",
            "the first entry in the book fixed the currency",
        ),
    ]
)
