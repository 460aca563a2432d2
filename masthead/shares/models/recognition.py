"""Whether an applicant is somebody in the register, as the secretary found."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from masthead.people.models import User
from masthead.register.models import Member
from masthead.shares.models.application import Application


class Recognition(models.Model):
    """That somebody looked who an applicant is: a member, or, with None, nobody known yet."""

    application = models.OneToOneField(
        Application, on_delete=models.PROTECT, primary_key=True, related_name="recognition"
    )
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("recognition of an applicant")
        verbose_name_plural = _("recognitions of applicants")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.application_id}: {self.member_id}"
