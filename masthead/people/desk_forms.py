"""What the staff's screens ask for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from masthead.people.roles import ROLES


class RolesField(forms.MultipleChoiceField):
    """Some of the roles, as boxes to tick."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Roles"),
            choices=[(role.slug, role.name) for role in ROLES],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Choose one role at least.")},
        )


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


class PasswordForm(forms.Form):
    """A first password, typed once: it can be shown by the browser."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=_("Twelve characters at least; four words in a row are good."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
