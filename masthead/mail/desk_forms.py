"""What the desk's screens of mail ask for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from masthead.mail.models import Purpose


class SuppressForm(forms.Form):
    """An address to be written to no more, because its owner asked for that."""

    email = forms.EmailField(
        label=_("Email address"),
        max_length=254,
        error_messages={
            "required": _("Type the address"),
            "invalid": _("That is no email address: type it as name@example.org"),
        },
    )
    said = forms.CharField(
        label=_("What they said, and how"),
        max_length=300,
        help_text=_("For instance: rang on Monday, no letters by mail at all, please."),
        error_messages={"required": _("Write down what they said")},
    )


class LiftForm(forms.Form):
    """Why an address may be written to again."""

    why = forms.CharField(
        label=_("Why it may be written to again"),
        max_length=300,
        help_text=_("For instance: rang, the mailbox was full and is read again."),
        error_messages={"required": _("Say why this address may be written to again")},
    )


class SayForm(forms.Form):
    """What somebody told the desk about the mail they want."""

    purpose = forms.ChoiceField(label=_("What for"), choices=Purpose.choices)
    given = forms.ChoiceField(
        label=_("Wanted?"),
        choices=[("no", _("No, they want it no more")), ("yes", _("Yes, they want it"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no")},
    )
    wording = forms.CharField(
        label=_("What they said, and how"),
        max_length=500,
        help_text=_("For a yes: the words that they agreed to, and where they stood."),
        error_messages={"required": _("Write down what they said")},
    )
