"""What a member types to be sent the link to their account."""

from django import forms
from django.utils.translation import gettext_lazy as _


class EmailForm(forms.Form):
    """The email address that the society has."""

    not_an_address = _("That is no email address: type it as name@example.org")
    email = forms.EmailField(
        label=_("Your email, as the society has it"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Type your email"), "invalid": not_an_address},
    )
