"""An application for shares, each step that it took, and the money that came for it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from masthead.ledger.models import new_id
from masthead.lib import guards
from masthead.payments.models import Payment
from masthead.people.models import User
from masthead.register.models import Kind, Member, ShareTransaction
from masthead.register.told import Told
from masthead.shares.models.offer import Offer


class Holder(models.TextChoices):
    """Who is to hold the shares, as the reader chooses."""

    ME = "me", _("Me")
    JOINT = "joint", _("Me and somebody else")
    ORGANISATION = "organisation", _("An organisation")
    NOMINEE = "nominee", _("Me, for a group without a legal person")
    GIFT = "gift", _("Somebody to whom I give them")
    CHILD = "child", _("A child")

    @property
    def kind(self) -> Kind:
        """Return the kind of member that this makes."""
        kinds = {
            Holder.JOINT: Kind.JOINT,
            Holder.ORGANISATION: Kind.ORGANISATION,
            Holder.NOMINEE: Kind.NOMINEE,
        }
        return kinds.get(self, Kind.PERSON)


class State(models.TextChoices):
    """Where an application stands."""

    DRAFT = "draft", _("being written")
    SUBMITTED = "submitted", _("sent in")
    AWAITING = "awaiting", _("waiting for payment")
    PAID = "paid", _("paid")
    HELD = "held", _("waiting for proof of identity")
    APPROVED = "approved", _("approved")
    ALLOTTED = "allotted", _("allotted")
    REJECTED = "rejected", _("rejected")
    WITHDRAWN = "withdrawn", _("withdrawn")
    LAPSED = "lapsed", _("lapsed")


# These count to the cap beside what somebody holds; a draft doesn't yet.
UNDECIDED = (State.SUBMITTED, State.AWAITING, State.PAID, State.HELD, State.APPROVED)


class Applications(models.QuerySet["Application"]):
    """Applications, by where they stand."""

    def undecided(self) -> Applications:
        """Keep those that were sent in and neither allotted nor ended."""
        return self.filter(state__in=UNDECIDED)


class Application(models.Model):
    """Somebody’s application for a number of shares of an offer, with what they told.

    `id` is the address under which they see how it stands. `quantity` is what they asked for and
    `allotted` what they got, where it was scaled back or not. `member` is known once the
    secretary, or an allotment, has found who it is. For a gift, `giver_*` is who pays and
    `accepted_at` when the recipient took it. `joint` are the other holders, each {"name",
    "address"}.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reference = models.CharField(_("reference"), max_length=20, unique=True)
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="applications")
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.DRAFT)
    quantity = models.PositiveIntegerField(_("shares"))
    allotted = models.PositiveIntegerField(_("shares allotted"), null=True)
    instalments = models.PositiveSmallIntegerField(_("instalments"), default=1)
    holder = models.CharField(_("who will hold them"), max_length=14, choices=Holder, blank=True)

    name = models.CharField(_("name"), max_length=200, blank=True)
    address = models.TextField(_("postal address"), blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    email = models.EmailField(_("email"), blank=True)
    email_for = models.JSONField(_("what the address may be used for"), default=list)
    born_on = models.DateField(_("date of birth"), null=True)
    joint = models.JSONField(_("joint holders"), default=list)
    representative = models.CharField(_("representative"), max_length=200, blank=True)
    registered_society = models.BooleanField(_("a registered society"), default=False)
    giver_name = models.CharField(_("name of the giver"), max_length=200, blank=True)
    giver_email = models.EmailField(_("email of the giver"), blank=True)
    accepted_at = models.DateTimeField(_("accepted at"), null=True)
    agreed_at = models.DateTimeField(_("agreed at"), null=True)

    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, related_name="applications"
    )
    identity_seen_at = models.DateTimeField(_("identity looked at"), null=True)
    identity_seen_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+"
    )
    transaction = models.OneToOneField(
        ShareTransaction, on_delete=models.PROTECT, null=True, related_name="application"
    )
    started_at = models.DateTimeField(_("begun"))
    submitted_at = models.DateTimeField(_("sent in"), null=True)

    objects = Applications.as_manager()

    class Meta:
        verbose_name = _("application for shares")
        verbose_name_plural = _("applications for shares")
        default_permissions = ()
        permissions = [
            ("decide_applications", "May decide on applications for shares"),
            ("alter_holdings", "May transfer, withdraw and convert shares"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="application_stands"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="application_for_shares"),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT) | Q(submitted_at__isnull=False),
                name="application_sent_in_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.ALLOTTED)
                | Q(allotted__gt=0, member__isnull=False, transaction__isnull=False),
                name="application_allotted_to_a_member",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "submitted_at"], name="applications_by_state"),
            models.Index(fields=["email"], name="applications_by_email"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def price_minor(self) -> int:
        """Return what the shares that were asked for cost, in minor units."""
        return self.offer.price_of(self.quantity)

    @property
    def told(self) -> Told:
        """Return the particulars as the register is to have them."""
        return Told(
            name=self.name,
            address=self.address,
            postcode=self.postcode,
            email=self.email,
            email_for=tuple(self.email_for),
            born_on=self.born_on,
            joint=tuple(self.joint),
            representative=self.representative,
        )


class Step(models.Model):
    """One step of an application: to which state, who took it, when, on what authority."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(_("state"), max_length=12, choices=State)
    note = models.CharField(_("note"), max_length=300, blank=True)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("step of an application")
        verbose_name_plural = _("steps of applications")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.application_id}: {self.state}"


class Moneys(models.QuerySet["ShareMoney"]):
    """Money for shares."""

    def in_suspense_minor(self) -> int:
        """Return what came less what went, in minor units."""
        found: int | None = self.aggregate(sum=Sum("amount_minor"))["sum"]
        return found or 0


class ShareMoney(models.Model):
    """Money that came for an application, or went: into suspense, out of it, minor units.

    Above nought it came; below, it was allotted or became payable as a refund. `key` is that of
    its entry in the book, so that nothing counts twice. Append-only.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="money")
    payment = models.ForeignKey(
        Payment, on_delete=models.PROTECT, null=True, related_name="share_money"
    )
    amount_minor = models.BigIntegerField(_("amount"))
    key = models.CharField(max_length=200, unique=True)
    effective_on = models.DateField(_("on"))
    recorded_at = models.DateTimeField(_("recorded at"))

    objects = Moneys.as_manager()

    class Meta:
        verbose_name = _("money for shares")
        verbose_name_plural = _("money for shares")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(amount_minor=0), name="share_money_of_something")
        ]

    def __str__(self) -> str:
        return self.key


class SharePayment(models.Model):
    """That a payment is for an application: the first, or a later instalment."""

    payment = models.OneToOneField(
        Payment, on_delete=models.PROTECT, primary_key=True, related_name="share_payment"
    )
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="payments")
    instalment = models.PositiveSmallIntegerField(_("instalment"), default=1)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.application_id}: {self.instalment}"


guards.declare(guards.append_only("shares_sharemoney"))
