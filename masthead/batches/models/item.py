"""One gift of a batch as it was typed, and the cheque that it came by."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.batches.models.batch import BY_POST, Batch
from masthead.fund.models import Appeal, Gift, Method, Thank
from masthead.ledger.models import new_id
from masthead.lib import guards
from masthead.people.models import Person, User


class Item(models.Model):
    """A gift as typed; `gift` is what it became when its batch was posted.

    `giver` is somebody known; without one, `name` and `town` make a new record at posting.
    `reference` is that of a gift promised on the website. A cheque is told by the three numbers
    along its foot. `key` makes a row that is sent twice one item.
    """

    key = models.UUIDField(default=new_id, unique=True, editable=False)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="items")
    amount_minor = models.BigIntegerField(_("amount"))
    method = models.CharField(_("how it came"), max_length=20, choices=Method)
    reference = models.CharField(_("reference"), max_length=20, blank=True)
    giver = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("giver")
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    town = models.CharField(_("town"), max_length=200, blank=True)
    thank = models.CharField(_("thanks"), max_length=10, choices=Thank, default=Thank.NONE)
    appeal = models.ForeignKey(
        Appeal, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("appeal")
    )
    sort_code = models.CharField(_("sort code"), max_length=6, blank=True)
    account = models.CharField(_("account"), max_length=10, blank=True)
    cheque_number = models.CharField(_("cheque number"), max_length=10, blank=True)
    typed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    typed_at = models.DateTimeField(_("typed at"))
    gift = models.OneToOneField(Gift, on_delete=models.PROTECT, null=True, related_name="item")

    class Meta:
        verbose_name = _("item of a batch")
        verbose_name_plural = _("items of batches")
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="item_of_something"),
            models.CheckConstraint(condition=Q(method__in=BY_POST), name="item_by_post"),
            models.CheckConstraint(
                condition=Q(thank__in=Thank.values), name="item_thanked_as_one_may_choose"
            ),
            models.CheckConstraint(
                condition=Q(sort_code="", account="", cheque_number="")
                | (
                    Q(method=Method.CHEQUE)
                    & ~Q(sort_code="")
                    & ~Q(account="")
                    & ~Q(cheque_number="")
                ),
                name="item_with_a_whole_cheque_or_none",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.amount_minor}"

    @property
    def has_cheque(self) -> bool:
        """Say whether the numbers of a cheque were typed."""
        return bool(self.cheque_number)

    @property
    def is_blocked(self) -> bool:
        """Say whether another item has this cheque, and nobody let it pass."""
        return self.has_cheque and not hasattr(self, "cheque")

    @property
    def was_let_pass(self) -> bool:
        """Say whether a second person let its cheque pass though another item has it."""
        return self.has_cheque and hasattr(self, "cheque") and self.cheque.copy > 0

    @property
    def was_reversed(self) -> bool:
        """Say whether the gift that it became was reversed as a mistake."""
        return self.gift is not None and hasattr(self.gift, "reversal")

    @property
    def whose(self) -> str:
        """Return the name that stands for its giver on the screen, empty for nobody by name."""
        known = self.giver
        parts = (known.name, known.town) if known else (self.name, self.town)
        return ", ".join(part for part in parts if part)


class Cheque(models.Model):
    """The one claim to a cheque, by sort code, account and number.

    A second item that bears the same numbers makes none, and so keeps its batch from being
    posted, until a second person lets it pass: then `copy` counts on and `why` says the reason.
    """

    item = models.OneToOneField(
        Item, on_delete=models.CASCADE, primary_key=True, related_name="cheque"
    )
    sort_code = models.CharField(max_length=6)
    account = models.CharField(max_length=10)
    number = models.CharField(max_length=10)
    copy = models.PositiveSmallIntegerField(default=0)
    passed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    passed_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["sort_code", "account", "number", "copy"], name="one_claim_to_a_cheque"
            ),
            models.CheckConstraint(
                condition=Q(copy=0) | (Q(passed_by__isnull=False) & ~Q(why="")),
                name="a_copy_was_let_pass_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sort_code} {self.account} {self.number}"


_POSTED = "EXISTS (SELECT 1 FROM batches_batchposted e WHERE e.batch_id = {row}.batch_id)"

guards.declare(
    guards.Guard(
        f"batches_item_of_posted_{event.lower()}",
        "batches_item",
        event,
        _POSTED.format(row="OLD" if event == "DELETE" else "NEW"),
        "the items of a posted batch never change",
    )
    for event in ("INSERT", "DELETE")
)
guards.declare(
    [
        # An erased giver leaves the row; whatever else was typed stays as it was posted.
        guards.Guard(
            "batches_item_of_posted_update",
            "batches_item",
            "UPDATE",
            _POSTED.format(row="OLD")
            + " AND (NEW.amount_minor <> OLD.amount_minor OR NEW.method <> OLD.method"
            " OR NEW.batch_id <> OLD.batch_id OR NEW.gift_id <> OLD.gift_id)",
            "the items of a posted batch never change",
        ),
    ]
)
