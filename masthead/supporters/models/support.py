"""Somebody's regular support, each step of it, and what came of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.ledger.models import Entry, new_id
from masthead.lib import guards
from masthead.payments.models import Payment, Subscription
from masthead.people.models import Person, Thank, User
from masthead.supporters.models.level import Level, Often


class How(models.TextChoices):
    """How the support comes."""

    CARD = "card", _("Card")
    DIRECT_DEBIT = "direct-debit", _("Direct debit")
    STANDING_ORDER = "standing-order", _("Standing order")
    COLLECTION = "collection", _("Collections sent in")


class State(models.TextChoices):
    """Where somebody's support stands."""

    PENDING = "pending", _("to be confirmed")
    ACTIVE = "active", _("active")
    PAUSED = "paused", _("paused")
    FAILING = "failing", _("failing")
    STOPPED = "stopped", _("stopped")
    LAPSED = "lapsed", _("lapsed")
    DROPPED = "dropped", _("never confirmed")


# Those who count as supporters, and those whose support has ended.
SUPPORTING = (State.ACTIVE, State.PAUSED, State.FAILING)
OVER = (State.STOPPED, State.LAPSED, State.DROPPED)


class Supports(models.QuerySet["Support"]):
    """Supports, by where they stand."""

    def live(self) -> Supports:
        """Keep those that count."""
        return self.filter(state__in=SUPPORTING)

    def not_over(self) -> Supports:
        """Keep those that haven't ended, confirmed or not."""
        return self.exclude(state__in=OVER)

    def not_replaced(self) -> Supports:
        """Leave out those that another came instead of, which bears their beginning on."""
        confirmed = Support.objects.filter(instead_of__isnull=False, since__isnull=False)
        return self.exclude(pk__in=confirmed.values("instead_of"))


class Support(models.Model):
    """What somebody gives again and again, minor units, and how.

    `often` are the months between. `subscription` is the gateway's, for cards and direct debits;
    `reference` is what the bank shows of a standing order, and what is written on a collection.
    `thank` is the wish for the column. `since` is when it was confirmed first, `failing_since`
    when the first collection failed of those that failed in a row, `paused_until` the day from
    which on it is collected again, None for until further notice. `next_on` is the next
    collection, or the day by which a standing order is expected. `last_on` is when money came
    last. One that ended stays as it is; beginning again is another, and one that comes another
    way `instead_of` it ends it once it is confirmed.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="supports")
    level = models.ForeignKey(Level, on_delete=models.PROTECT, null=True, related_name="supports")
    amount_minor = models.BigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3)
    often = models.PositiveSmallIntegerField(_("how often"), choices=Often)
    how = models.CharField(_("how it comes"), max_length=20, choices=How)
    subscription = models.OneToOneField(
        Subscription, on_delete=models.PROTECT, null=True, related_name="support"
    )
    reference = models.CharField(_("reference"), max_length=20, unique=True)
    day_of_month = models.PositiveSmallIntegerField(_("day of the month"), null=True)
    thank = models.CharField(_("thanks"), max_length=10, choices=Thank, default=Thank.NONE)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PENDING)
    started_at = models.DateTimeField(_("begun"))
    since = models.DateTimeField(_("supporter since"), null=True)
    next_on = models.DateField(_("next collection"), null=True)
    last_on = models.DateField(_("last came"), null=True)
    failing_since = models.DateTimeField(_("failing since"), null=True)
    paused_until = models.DateField(_("paused until"), null=True)
    ended_at = models.DateTimeField(_("ended"), null=True)
    instead_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )

    objects = Supports.as_manager()

    class Meta:
        verbose_name = _("support")
        verbose_name_plural = _("supports")
        default_permissions = ()
        permissions = [("keep_supporters", "May see and look after supporters")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="support_of_something"),
            models.CheckConstraint(condition=Q(often__in=Often.values), name="support_so_often"),
            models.CheckConstraint(condition=Q(how__in=How.values), name="support_comes_somehow"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="support_stands"),
            models.CheckConstraint(
                condition=Q(day_of_month=None) | Q(day_of_month__gte=1, day_of_month__lte=28),
                name="support_on_a_day_of_every_month",
            ),
            models.CheckConstraint(
                condition=Q(state__in=OVER, ended_at__isnull=False)
                | (~Q(state__in=OVER) & Q(ended_at=None)),
                name="support_ended_at_a_time",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "-started_at"], name="supports_by_state"),
            models.Index(fields=["state", "-ended_at"], name="supports_by_end"),
            models.Index(fields=["-since"], name="supports_by_since"),
            models.Index(
                fields=["next_on"],
                name="supports_by_next",
                condition=Q(state__in=SUPPORTING),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_over(self) -> bool:
        """Say whether it has ended."""
        return self.state in OVER

    @property
    def a_year_minor(self) -> int:
        """Return what it comes to in a year, minor units."""
        return self.amount_minor * 12 // int(self.often)


class Step(models.Model):
    """One thing that happened to somebody's support. Append-only.

    `what` is a state that it came to, or "amount", "day", "level", "method", "failed" and the
    like; `details` hold figures and choices, never personal data.
    """

    support = models.ForeignKey(Support, on_delete=models.PROTECT, related_name="steps")
    what = models.CharField(_("what"), max_length=20)
    details = models.JSONField(default=dict)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    through = models.CharField(max_length=40)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("step of a support")
        verbose_name_plural = _("steps of supports")
        default_permissions = ()
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["support", "at"], name="steps_of_a_support"),
            models.Index(fields=["what", "at"], name="support_steps_by_what"),
        ]

    def __str__(self) -> str:
        return f"{self.support_id}: {self.what}"


class Received(models.Model):
    """That money of a support came: its entry in the book, minor units, the day it counts.

    `payment` is the gateway's, None for a line of a bank's statement or a collection.
    """

    support = models.ForeignKey(Support, on_delete=models.PROTECT, related_name="received")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, null=True, related_name="+")
    amount_minor = models.BigIntegerField(_("amount"))
    effective_on = models.DateField(_("counts on"))

    class Meta:
        verbose_name = _("support received")
        verbose_name_plural = _("support received")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(amount_minor=0), name="support_received_something")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["support", "effective_on"], name="received_of_a_support")
        ]

    def __str__(self) -> str:
        return f"{self.support_id}: {self.amount_minor}"


guards.declare(guards.append_only("supporters_step"))
guards.declare(guards.append_only("supporters_received"))
