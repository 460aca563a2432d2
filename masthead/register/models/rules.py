"""The rules of the society, version after version."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from masthead.lib import guards
from masthead.people.models import User


class RulesVersion(models.Model):
    """What the society's rules say from a day on, where they differ from the regime's defaults.

    `regime` names a file in `register/regimes/`; `values` are by the names that it declares.
    The version in force on a day is the latest effective by then, the last entered of a day.
    """

    effective_on = models.DateField(_("effective on"))
    regime = models.CharField(_("law"), max_length=20, default="gb")
    values = models.JSONField(default=dict)
    authority = models.CharField(_("authority"), max_length=300)
    entered_at = models.DateTimeField(_("entered at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("version of the rules")
        verbose_name_plural = _("versions of the rules")
        default_permissions = ()
        permissions = [("set_rules", "May set the rules of the society")]

    def __str__(self) -> str:
        return f"{self.regime} {self.effective_on}"


guards.declare(guards.append_only("register_rulesversion"))
