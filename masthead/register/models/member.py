"""A member of the society: the number, what is written of them, and since when they belong."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.lib import guards
from masthead.people.models import Person
from masthead.register.models.entry import Line, Lines
from masthead.register.models.found_by import FoundByField


class Kind(models.TextChoices):
    """Who holds: each has one vote, whatever the holding."""

    PERSON = "person", _("A person")
    JOINT = "joint", _("Joint holders")
    ORGANISATION = "organisation", _("An organisation")
    NOMINEE = "nominee", _("A nominee for a body without a legal person")


class Member(models.Model):
    """Somebody who is or was in the register. The number is theirs for ever, used once.

    `exempt_from_cap` says that it is another registered society. What can change is in
    Particulars; since when they belong, in Standing; what they hold, in ShareTransaction.
    """

    number = models.PositiveIntegerField(_("member number"), unique=True)
    kind = models.CharField(_("kind of holder"), max_length=20, choices=Kind.choices)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    exempt_from_cap = models.BooleanField(_("a registered society"), default=False)

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        default_permissions = ()
        permissions = [
            ("keep_register", "May keep the register of members"),
            ("export_register", "May say yes to an export of the whole register"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(number__gt=0), name="member_number_above_nought"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="member_of_a_kind"),
        ]

    def __str__(self) -> str:
        return str(self.number)


class ParticularsLines(Lines["Particulars"]):
    """Particulars, by the day they tell of and by what was known when."""


class Particulars(Line):
    """What the register says of a member from a day on: all of it each time, never altered.

    `joint` are the other holders, in their order, each {"name", "address"}; `email_for` are the
    purposes that the address was notified for. Source: Co-operative and Community Benefit
    Societies Act 2014, s.30(2)(a) and (b).
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="particulars")
    name = models.CharField(_("name"), max_length=200)
    address = models.TextField(_("postal address"), blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    email = models.EmailField(_("email"), blank=True)
    email_for = models.JSONField(_("what the address may be used for"), default=list)
    born_on = models.DateField(_("date of birth"), null=True)
    joint = models.JSONField(_("joint holders"), default=list)
    representative = models.CharField(_("representative"), max_length=200, blank=True)
    found_by = FoundByField()

    objects = ParticularsLines.as_manager()

    class Meta:
        verbose_name = _("particulars")
        verbose_name_plural = _("particulars")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(name=""), name="member_has_a_name")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["member", "effective_on", "entered_at"], name="particulars_of_a_member"
            ),
            models.Index(
                fields=["found_by", "member"],
                name="members_by_their_words",
                opclasses=["varchar_pattern_ops", "int8_ops"],
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Event(models.TextChoices):
    """What happened to somebody's membership."""

    ENTERED = "entered", _("entered as a member")
    CEASED = "ceased", _("ceased to be a member")


class StandingLines(Lines["Standing"]):
    """Standings, by the day they tell of and by what was known when."""


class Standing(Line):
    """That a member was entered, or ceased, on a day. Two in turn are a period.

    Where an old register didn't say when somebody was entered, `day_unknown` says so and
    `effective_on` is the day on which the register was taken over. Source: s.30(2)(e) and (f).
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="standings")
    event = models.CharField(_("event"), max_length=10, choices=Event.choices)
    why = models.CharField(_("reason"), max_length=200, blank=True)
    day_unknown = models.BooleanField(_("the day is not known"), default=False)

    objects = StandingLines.as_manager()

    class Meta:
        verbose_name = _("standing")
        verbose_name_plural = _("standings")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(event__in=Event.values), name="standing_is_known")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["member", "effective_on", "entered_at"], name="standings_of_a_member"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.event} {self.effective_on}"


_MEMBER = "register_member"

guards.declare(guards.append_only("register_particulars"))
guards.declare(guards.append_only("register_standing"))
guards.declare(
    [
        guards.Guard(
            f"{_MEMBER}_no_delete", _MEMBER, "DELETE", "TRUE", "a member is never deleted"
        ),
        guards.Guard(
            f"{_MEMBER}_number_for_ever",
            _MEMBER,
            "UPDATE",
            "NEW.number <> OLD.number OR NEW.id <> OLD.id",
            "a member number is never changed nor used again",
        ),
        guards.no_replace(_MEMBER, column="number"),
        guards.no_replace(_MEMBER, column="id"),
    ]
)
