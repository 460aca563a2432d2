"""What the staff's screens ask for."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from masthead.people.roles import ROLES


class RolesField(forms.MultipleChoiceField):
    """Some of the roles, as boxes to tick."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Roles"),
            choices=[(role.slug, role.name) for role in ROLES],
            help_text=_(
                "You can give the roles whose rights you hold yourself. The others are given by "
                "whoever looks after the server, with the command “masthead staff”."
            ),
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Choose one role at least.")},
        )


def offer_only(field: forms.Field, slugs: Collection[str]) -> None:
    """Leave in a field of roles only those that may be ticked."""
    roles = cast(RolesField, field)
    roles.choices = [(role.slug, role.name) for role in ROLES if role.slug in slugs]


class NewStaffForm(forms.Form):
    """Somebody to take onto the staff."""

    email = forms.EmailField(label=_("Email address"))
    first_name = forms.CharField(label=_("First name"), max_length=150, required=False)
    last_name = forms.CharField(label=_("Last name"), max_length=150, required=False)
    roles = RolesField()


class RolesForm(forms.Form):
    """The name and the roles of somebody who is on the staff."""

    first_name = forms.CharField(label=_("First name"), max_length=150, required=False)
    last_name = forms.CharField(label=_("Last name"), max_length=150, required=False)
    roles = RolesField()
