"""Who looked into the register, and who was handed the whole of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.lib import guards
from masthead.people.models import User
from masthead.register.models.member import Member


class Interest(models.TextChoices):
    """Why somebody may inspect the register."""

    MEMBER = "member", _("A member")
    FUNDS = "funds", _("A person with an interest in the funds")
    OFFICIAL = "official", _("Somebody whom a law sends")


class Form(models.TextChoices):
    """In which form the register was handed over."""

    PDF = "pdf", _("PDF")
    CSV = "csv", _("Table (CSV)")


class Inspection(models.Model):
    """That somebody inspected the register, without any holding in it. Source: s.103."""

    at = models.DateTimeField(_("inspected at"))
    who = models.CharField(_("who inspected it"), max_length=200)
    interest = models.CharField(_("their interest"), max_length=10, choices=Interest.choices)
    member = models.ForeignKey(
        Member, verbose_name=_("member"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    why = models.CharField(_("what for"), max_length=300, blank=True)
    as_at = models.DateField(_("the register as at"))
    form = models.CharField(_("form"), max_length=5, choices=Form.choices)
    by = models.ForeignKey(
        User, verbose_name=_("handed over by"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("inspection")
        verbose_name_plural = _("inspections")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(who="") & Q(interest__in=Interest.values) & Q(form__in=Form.values),
                name="inspection_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.who


class Export(models.Model):
    """That somebody asked for the whole register, with holdings, as a file."""

    at = models.DateTimeField(_("asked at"))
    by = models.ForeignKey(
        User, verbose_name=_("asked by"), on_delete=models.PROTECT, related_name="+"
    )
    why = models.CharField(_("what for"), max_length=300)
    as_at = models.DateField(_("the register as at"))
    known_on = models.DateField(_("as known on"), null=True)
    form = models.CharField(_("form"), max_length=5, choices=Form.choices)

    class Meta:
        verbose_name = _("export of the register")
        verbose_name_plural = _("exports of the register")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(why="") & Q(form__in=Form.values), name="export_for_a_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.as_at} {self.form}"


class ExportYes(models.Model):
    """The second person's yes to an export."""

    export = models.OneToOneField(Export, on_delete=models.PROTECT, related_name="yes")
    at = models.DateTimeField(_("agreed at"))
    by = models.ForeignKey(
        User, verbose_name=_("agreed by"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("yes to an export")
        verbose_name_plural = _("yeses to exports")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.export)


_YES = "register_exportyes"
for _table in ("register_inspection", "register_export", _YES):
    guards.declare(guards.append_only(_table))
guards.declare(
    [
        guards.Guard(
            f"{_YES}_by_another",
            _YES,
            "INSERT",
            "EXISTS (SELECT 1 FROM register_export asked WHERE asked.id = NEW.export_id"
            " AND asked.by_id = NEW.by_id)",
            "an export of the register needs a second person",
        )
    ]
)
