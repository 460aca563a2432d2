"""The officers of the society, with their offices and dates."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from masthead.lib import guards
from masthead.register.models.entry import Line
from masthead.register.models.member import Member


class Term(Line):
    """That somebody took an office on a day. Source: s.30(3)."""

    name = models.CharField(_("name"), max_length=200)
    office = models.CharField(_("office"), max_length=80)
    member = models.ForeignKey(
        Member, verbose_name=_("member"), on_delete=models.PROTECT, null=True, related_name="terms"
    )

    class Meta:
        verbose_name = _("term of an officer")
        verbose_name_plural = _("terms of officers")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(office=""), name="officer_is_named")
        ]

    def __str__(self) -> str:
        return f"{self.office}: {self.name}"


class TermEnd(Line):
    """That an officer left on a day; of several the last written stands.

    `was_mistake` says that the term was written by mistake: the books then leave it out.
    """

    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="ends")
    why = models.CharField(_("reason"), max_length=200, blank=True)
    was_mistake = models.BooleanField(_("written by mistake"), default=False)

    class Meta:
        verbose_name = _("end of a term")
        verbose_name_plural = _("ends of terms")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.term}: {self.effective_on}"


guards.declare(guards.append_only("register_term"))
guards.declare(guards.append_only("register_termend"))
