"""The levels that a paper offers its supporters, and what they get."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Often(models.IntegerChoices):
    """How often somebody gives, by the months between."""

    MONTHLY = 1, _("Each month")
    QUARTERLY = 3, _("Each quarter")
    YEARLY = 12, _("Each year")


class What(models.TextChoices):
    """What a benefit is, for the program: what it can see to by itself, and what it can't."""

    NEWSLETTER = "newsletter", _("The newsletter")
    EDITION = "edition", _("The e-edition")
    NAME = "name", _("Their name in the column")
    EARLY = "early", _("An early look at stories")
    OTHER = "other", _("Something else")


class Benefit(models.Model):
    """Something that supporters get, in the paper's own words."""

    name = models.CharField(_("what they get"), max_length=120)
    what = models.CharField(_("kind"), max_length=20, choices=What, default=What.OTHER)
    place = models.PositiveSmallIntegerField(_("place in the list"), default=0)

    class Meta:
        verbose_name = _("benefit")
        verbose_name_plural = _("benefits")
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["place", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(what__in=What.values), name="benefit_of_a_kind")
        ]

    def __str__(self) -> str:
        return self.name


class Levels(models.QuerySet["Level"]):
    """Levels, by whether they are offered."""

    def offered(self) -> Levels:
        """Keep those that somebody can choose now, in their order."""
        return self.filter(is_offered=True).order_by("place", "monthly_minor", "pk")


class Level(models.Model):
    """A level of support: a sum for each way of giving often, minor units, and what it brings.

    A sum that is None isn't offered so often. `for_groups` is one for branches, bookshops and
    supporters' groups. One that was chosen once is never deleted, only no longer offered.
    """

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("short name"), max_length=80, unique=True)
    words = models.CharField(_("a sentence about it"), max_length=300, blank=True)
    monthly_minor = models.BigIntegerField(_("each month"), null=True, blank=True)
    quarterly_minor = models.BigIntegerField(_("each quarter"), null=True, blank=True)
    yearly_minor = models.BigIntegerField(_("each year"), null=True, blank=True)
    for_groups = models.BooleanField(_("for groups"), default=False)
    benefits = models.ManyToManyField(
        Benefit, verbose_name=_("what they get"), blank=True, related_name="levels"
    )
    place = models.PositiveSmallIntegerField(_("place in the list"), default=0)
    is_offered = models.BooleanField(_("offered"), default=True)

    objects = Levels.as_manager()

    class Meta:
        verbose_name = _("level of support")
        verbose_name_plural = _("levels of support")
        default_permissions = ()
        permissions = [("set_levels", "May set the levels of support")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(monthly_minor__gt=0) | Q(quarterly_minor__gt=0) | Q(yearly_minor__gt=0),
                name="level_of_something",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def minor(self, often: int) -> int | None:
        """Return the sum of this level for a way of giving often, None where it isn't offered."""
        sums = {
            Often.MONTHLY: self.monthly_minor,
            Often.QUARTERLY: self.quarterly_minor,
            Often.YEARLY: self.yearly_minor,
        }
        return sums[Often(often)]
