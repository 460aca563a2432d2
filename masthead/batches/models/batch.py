"""A batch: what was counted before anything was typed, and what became of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from masthead.fund.models import Method
from masthead.ledger.models import Entry
from masthead.lib import guards
from masthead.people.models import User

# What comes in an envelope or a tin; transfers are read from the bank's own statement.
BY_POST = (Method.CHEQUE, Method.CASH, Method.POSTAL_ORDER, Method.COLLECTION)


class Part(models.TextChoices):
    """What is paid in at the bank together."""

    CHEQUES = "cheques", _("Cheques and postal orders")
    CASH = "cash", _("Cash")


PAID_IN_AS = {
    Method.CHEQUE: Part.CHEQUES,
    Method.POSTAL_ORDER: Part.CHEQUES,
    Method.CASH: Part.CASH,
    Method.COLLECTION: Part.CASH,
}


# A gift that was reversed was never in the envelope.
STANDS = Q(items__gift__reversal=None)


class Batches(models.QuerySet["Batch"]):
    """Batches, by how far they are."""

    def open(self) -> Batches:
        """Keep those that are neither posted nor discarded, the oldest first."""
        return self.filter(posted=None, discarded=None).order_by("number")

    def closed(self) -> Batches:
        """Keep those posted or discarded with what was typed, the latest first."""
        found = self.exclude(posted=None, discarded=None).with_typed()
        return found.select_related("posted__by", "discarded__by").order_by("-number")

    def with_typed(self) -> Batches:
        """Bring along how many gifts were typed into each, and their total."""
        return self.annotate(
            typed_count=models.Count("items"), typed_minor=Coalesce(Sum("items__amount_minor"), 0)
        )

    def to_be_banked(self) -> Batches:
        """Keep those posted whose money isn't all at the bank yet, the oldest first.

        `cheques_minor` and `cash_minor` are what each still has in hand of the two parts;
        a gift that was reversed is in neither.
        """
        found = self.exclude(posted=None).annotate(
            cheques_minor=_in_hand(Part.CHEQUES), cash_minor=_in_hand(Part.CASH)
        )
        return found.filter(Q(cheques_minor__gt=0) | Q(cash_minor__gt=0)).order_by("number")


def _in_hand(part: Part) -> models.Case:
    """Return the total of a posted batch's part, or nothing where it was paid in."""
    methods = [method for method, paid_in in PAID_IN_AS.items() if paid_in == part]
    banked = Banking.objects.standing().filter(batch=OuterRef("pk"), part=part)
    total = Sum("items__amount_minor", filter=Q(items__method__in=methods) & STANDS, default=0)
    return models.Case(
        models.When(Exists(banked), then=0), default=total, output_field=models.BigIntegerField()
    )


class Batch(models.Model):
    """Gifts that came together. Its count and total were taken before anything was typed in.

    Nothing of it is in the fund until it is posted, and then all of it is.
    """

    number = models.BigAutoField(_("number"), primary_key=True)
    received_on = models.DateField(_("received on"))
    control_count = models.PositiveIntegerField(_("gifts counted"))
    control_total_minor = models.BigIntegerField(_("total counted"))
    currency = models.CharField(_("currency"), max_length=3)
    method = models.CharField(_("how most came"), max_length=20, choices=Method)
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("opened at"))

    objects = Batches.as_manager()

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        default_permissions = ()
        permissions = [("enter_post", "May enter the post in batches")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(control_count__gt=0, control_total_minor__gt=0),
                name="batch_of_something",
            ),
            models.CheckConstraint(condition=Q(method__in=BY_POST), name="batch_by_post"),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def is_open(self) -> bool:
        """Say whether gifts can still be typed into it."""
        return not (hasattr(self, "posted") or hasattr(self, "discarded"))


class BatchPosted(models.Model):
    """That a batch was posted: by whom, and when."""

    batch = models.OneToOneField(
        Batch, on_delete=models.PROTECT, primary_key=True, related_name="posted"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.batch_id}"


class BatchDiscarded(models.Model):
    """That a batch was put away unposted: by whom, and when."""

    batch = models.OneToOneField(
        Batch, on_delete=models.PROTECT, primary_key=True, related_name="discarded"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.batch_id}"


class Bankings(models.QuerySet["Banking"]):
    """Parts of batches that were paid in, and those of which that turned out wrong."""

    def standing(self) -> Bankings:
        """Keep those that nobody has undone."""
        return self.filter(undone_at=None)


class Banking(models.Model):
    """That a part of a posted batch was paid in at the bank: the entry that moved it.

    One that was undone stays, its entry reversed; only one of a part stands.
    """

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="bankings")
    part = models.CharField(max_length=10, choices=Part)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT)
    amount_minor = models.BigIntegerField(_("amount"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()
    undone_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    undone_at = models.DateTimeField(null=True)

    objects = Bankings.as_manager()

    class Meta:
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["batch", "part"],
                condition=Q(undone_at=None),
                name="each_part_is_banked_once",
            ),
            models.CheckConstraint(condition=Q(part__in=Part.values), name="banked_a_known_part"),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.part}"


_BANKED = ("batch_id", "part", "entry_id", "amount_minor")
_ENDED = (
    "EXISTS (SELECT 1 FROM batches_batchposted e WHERE e.batch_id = NEW.batch_id)"
    " OR EXISTS (SELECT 1 FROM batches_batchdiscarded e WHERE e.batch_id = NEW.batch_id)"
)

guards.declare(guards.append_only("batches_batchposted", key="batch_id"))
guards.declare(guards.append_only("batches_batchdiscarded", key="batch_id"))
guards.declare(
    guards.Guard(
        f"batches_{table}_ends_once",
        f"batches_{table}",
        "INSERT",
        _ENDED,
        "a batch ends once, posted or discarded",
    )
    for table in ("batchposted", "batchdiscarded")
)
guards.declare(
    [
        guards.Guard(
            "batches_batch_no_delete", "batches_batch", "DELETE", "TRUE", "a batch is never deleted"
        ),
        guards.Guard(
            "batches_batch_counted_first",
            "batches_batch",
            "UPDATE",
            "EXISTS (SELECT 1 FROM batches_batchposted e WHERE e.batch_id = NEW.number)",
            "a posted batch never changes",
        ),
        guards.Guard(
            "batches_banking_no_delete",
            "batches_banking",
            "DELETE",
            "TRUE",
            "what was banked is undone, never deleted",
        ),
        guards.Guard(
            "batches_banking_facts",
            "batches_banking",
            "UPDATE",
            " OR ".join(f"NEW.{fact} <> OLD.{fact}" for fact in _BANKED)
            + " OR OLD.undone_at IS NOT NULL",
            "what was banked never changes: it is undone",
        ),
        guards.Guard(
            "batches_banking_of_posted",
            "batches_banking",
            "INSERT",
            "NOT EXISTS (SELECT 1 FROM batches_batchposted e WHERE e.batch_id = NEW.batch_id)",
            "what is banked was posted before",
        ),
    ]
)
