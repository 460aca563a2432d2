"""The society's own words in the papers that it hands out."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from masthead.lib import guards
from masthead.people.models import User


class Place(models.TextChoices):
    """Where words of the society's own stand."""

    CERTIFICATE = "certificate", _("on the certificate")
    ALLOTMENT = "allotment", _("in the letter of allotment")
    NOTICE = "notice", _("in the notice to an applicant")
    SIGNED = "signed", _("who signs the letters")


class Wording(models.Model):
    """What the society says in one place, from a moment on. The latest counts, the rest stay."""

    place = models.CharField(_("place"), max_length=20, choices=Place.choices)
    words = models.TextField(_("words"), blank=True)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("wording of a paper")
        verbose_name_plural = _("wordings of papers")
        default_permissions = ()

    def __str__(self) -> str:
        return self.words


guards.declare(guards.append_only("shares_wording"))
