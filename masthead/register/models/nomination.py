"""The nominations book: to whom a member's property in the society passes at their death."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.lib import guards
from masthead.register.models.entry import Line
from masthead.register.models.member import Member


class Relation(models.TextChoices):
    """What a nominee is to the member who nominates them."""

    SPOUSE = "spouse", _("Husband or wife")
    CIVIL_PARTNER = "civil-partner", _("Civil partner")
    PARENT = "parent", _("Parent")
    CHILD = "child", _("Child")
    SIBLING = "sibling", _("Brother or sister")
    NEPHEW_NIECE = "nephew-niece", _("Nephew or niece")
    OTHER = "other", _("None of these")


class Works(models.TextChoices):
    """Whether a nominee works for the society on the day on which they are nominated."""

    NO = "no", _("No")
    OFFICER = "officer", _("An officer of the society")
    EMPLOYEE = "employee", _("An employee of the society")


class WhyEnded(models.TextChoices):
    """Why a nomination counts no more."""

    REVOKED = "revoked", _("The member revoked it in writing")
    REPLACED = "replaced", _("A later nomination takes its place")
    MARRIED = "married", _("The member married or formed a civil partnership")
    NOMINEE_DIED = "nominee-died", _("The nominee died first")


class Nominations(models.QuerySet["Nomination"]):
    """Nominations, by the day on which they count."""

    def in_force_on(self, day: dt.date) -> Self:
        """Keep those delivered by a day and not ended by it, in the order of the book."""
        standing = Q(ended=None) | Q(ended__effective_on__gt=day)
        return self.filter(standing, effective_on__lte=day).order_by("number")


class Nomination(Line):
    """One person whom a member nominated, as the book has it; `effective_on` is its day.

    `relation` and `works` are what was so on that day, and are not asked again later.
    `amount_minor` is the part that was nominated, None for the whole. Source: Co-operative and
    Community Benefit Societies Act 2014, s.37.
    """

    number = models.PositiveIntegerField(_("number in the book"), unique=True)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="nominations")
    name = models.CharField(_("name"), max_length=200)
    address = models.TextField(_("postal address"))
    relation = models.CharField(_("what they are to the member"), max_length=20, choices=Relation)
    works = models.CharField(_("works for the society"), max_length=20, choices=Works)
    amount_minor = models.BigIntegerField(_("part"), null=True)

    objects = Nominations.as_manager()

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(name="") & Q(relation__in=Relation.values, works__in=Works.values),
                name="nominee_is_told",
            ),
            models.CheckConstraint(
                condition=Q(amount_minor=None) | Q(amount_minor__gt=0),
                name="nomination_of_something",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class NominationEnded(Line):
    """That a nomination counts no more from a day on, and why."""

    nomination = models.OneToOneField(Nomination, on_delete=models.PROTECT, related_name="ended")
    why = models.CharField(_("reason"), max_length=20, choices=WhyEnded)

    class Meta:
        verbose_name = _("end of a nomination")
        verbose_name_plural = _("ends of nominations")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(why__in=WhyEnded.values), name="nomination_ended_so")
        ]

    def __str__(self) -> str:
        return f"{self.nomination_id}: {self.why}"


guards.declare(guards.append_only("register_nomination"))
guards.declare(guards.append_only("register_nominationended"))
guards.declare(
    [
        guards.no_replace("register_nomination", column="number"),
        guards.no_replace("register_nominationended", column="nomination_id"),
    ]
)
