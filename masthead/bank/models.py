"""The paper's accounts at the bank, the statements read of them, and each line."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.ledger.models import Entry
from masthead.lib import guards
from masthead.people.models import User


class Account(models.Model):
    """An account of the paper's at a bank, told by sort code and number or by IBAN.

    `columns` is where what stands in the bank's CSV files, remembered from one to the next.
    """

    label = models.CharField(_("name"), max_length=80, unique=True)
    sort_code = models.CharField(_("sort code"), max_length=12, blank=True)
    number = models.CharField(_("account number"), max_length=40, blank=True)
    iban = models.CharField(_("IBAN"), max_length=40, blank=True)
    currency = models.CharField(_("currency"), max_length=3)
    columns = models.JSONField(_("columns of its files"), null=True)
    added_at = models.DateTimeField(_("added at"))

    class Meta:
        verbose_name = _("bank account")
        verbose_name_plural = _("bank accounts")
        default_permissions = ()

    def __str__(self) -> str:
        return self.label

    @property
    def is_named(self) -> bool:
        """Say whether anything tells this account apart from another at the bank."""
        return bool(self.number or self.iban)


class Form(models.TextChoices):
    """The form of a statement's file."""

    CSV = "csv", _("CSV")
    CAMT = "camt.053", _("camt.053")
    MT940 = "mt940", _("MT940")
    OFX = "ofx", _("OFX")


class Status(models.TextChoices):
    """Where a statement stands. Of a quarantined one nothing is in the book."""

    WAITING = "waiting", _("being read")
    KEPT = "kept", _("kept")
    QUARANTINED = "quarantined", _("put aside")


class Statement(models.Model):
    """A file of a bank's, its bytes kept as they came.

    `why` says in a sentence what is wrong with a quarantined one. `lines_read` counts all lines
    of the file, `lines_known` those that an earlier file had brought; `lines_matched_upto` how
    many of the new ones have been looked at. `layout` tells files apart that word a line
    differently: the form, and of CSV the columns.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="statements")
    file_name = models.CharField(_("file"), max_length=200, blank=True)
    form = models.CharField(_("form"), max_length=10, choices=Form)
    layout = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    raw = models.BinaryField()
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.WAITING)
    why = models.TextField(_("reason"), blank=True)
    opening_minor = models.BigIntegerField(_("opening balance"), null=True)
    closing_minor = models.BigIntegerField(_("closing balance"), null=True)
    first_on = models.DateField(_("first day"), null=True)
    last_on = models.DateField(_("last day"), null=True)
    lines_read = models.PositiveIntegerField(default=0)
    lines_known = models.PositiveIntegerField(default=0)
    lines_matched_upto = models.PositiveIntegerField(default=0)
    taken_at = models.DateTimeField(_("taken in at"))
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    read_at = models.DateTimeField(_("read at"), null=True)

    class Meta:
        verbose_name = _("bank statement")
        verbose_name_plural = _("bank statements")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["account", "digest"],
                name="a_file_is_kept_once",
                condition=Q(status="kept"),
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="statement_in_a_known_status"
            ),
            models.CheckConstraint(
                condition=~Q(status="quarantined") | ~Q(why=""), name="put_aside_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.taken_at:%Y-%m-%d}"

    @property
    def lines_new(self) -> int:
        """Return how many lines no earlier file had brought."""
        return self.lines_read - self.lines_known


class Line(models.Model):
    """One sum that came to an account (above nought) or left it, as the bank tells it.

    Within its file it is told by section, entry, detail and the bank's reference; across files
    by `digest`, a hash of what it says, and `occurrence`: the first, the second … of those that
    say the same. `entry` put it into the book; a line of nought has none.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="lines")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="lines")
    section = models.CharField(max_length=40, blank=True)
    entry_number = models.PositiveIntegerField()
    detail_number = models.PositiveIntegerField(default=0)
    bank_reference = models.CharField(_("bank’s reference"), max_length=80, blank=True)
    booked_on = models.DateField(_("booked on"))
    amount_minor = models.BigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3)
    text = models.TextField(_("text"), blank=True)
    reference = models.CharField(_("payer’s reference"), max_length=140, blank=True)
    payer_name = models.CharField(_("payer"), max_length=140, blank=True)
    payer_account = models.CharField(_("payer’s account"), max_length=40, blank=True)
    digest = models.CharField(max_length=64)
    occurrence = models.PositiveIntegerField()
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, null=True)

    class Meta:
        verbose_name = _("line of a bank statement")
        verbose_name_plural = _("lines of bank statements")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["account", "digest", "occurrence"], name="each_line_once_across_files"
            ),
            models.UniqueConstraint(
                fields=["statement", "section", "entry_number", "detail_number", "bank_reference"],
                name="each_line_once_in_a_file",
            ),
            models.CheckConstraint(
                condition=Q(amount_minor=0) | Q(entry__isnull=False), name="line_is_in_the_book"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["account", "booked_on", "amount_minor"], name="lines_of_a_day"),
            models.Index(fields=["amount_minor", "booked_on"], name="lines_of_an_amount"),
        ]

    def __str__(self) -> str:
        return f"{self.booked_on} {self.amount_minor}"

    @property
    def words(self) -> str:
        """Return all that the bank says of it: who, with which reference, and the rest."""
        said = (self.payer_name, self.reference, self.text)
        return " ".join(dict.fromkeys(part for part in said if part))


_FACTS = ("account_id", "statement_id", "booked_on", "amount_minor", "currency", "digest")

guards.declare(
    [
        guards.Guard("bank_line_no_delete", "bank_line", "DELETE", "TRUE", "a line is for ever"),
        guards.Guard(
            "bank_line_facts",
            "bank_line",
            "UPDATE",
            " OR ".join(f"NEW.{fact} <> OLD.{fact}" for fact in (*_FACTS, "occurrence")),
            "what a bank told never changes",
        ),
        guards.Guard(
            "bank_statement_no_delete",
            "bank_statement",
            "DELETE",
            "TRUE",
            "a statement is for ever",
        ),
        guards.Guard(
            "bank_statement_bytes",
            "bank_statement",
            "UPDATE",
            "NEW.digest <> OLD.digest OR NEW.account_id <> OLD.account_id"
            " OR (OLD.status <> 'waiting' AND NEW.status <> OLD.status)",
            "a statement that was read stays as it was read",
        ),
    ]
)
