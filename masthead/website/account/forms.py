"""What somebody types into their account: where they live, how to be thanked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from masthead.checkout.thanking import missing
from masthead.people.models import Person, PersonKind, Thank


class WhereForm(forms.Form):
    """The name and the postal address, once for everything."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Type your name")},
    )
    contact = forms.CharField(
        label=_("Who speaks for the group"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    address = forms.CharField(
        label=_("Postal address"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
    )
    town = forms.CharField(
        label=_("Town"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
        help_text=_("It stands beside your name where you wish to be thanked with it."),
    )
    postcode = forms.CharField(
        label=_("Postcode"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
        help_text=_("Only if you like."),
    )

    def __init__(self, *args: Any, person: Person | None, is_member: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if person is None or person.kind != PersonKind.GROUP:
            del self.fields["contact"]
        else:
            self.fields["name"].label = _("The name of the group")
        if is_member:
            self.fields["address"].required = True
            self.fields["address"].error_messages["required"] = _(
                "The register of members has to know your postal address"
            )


# As the reader is spoken to; at the desk the same choices speak of them.
THANKS = [
    (Thank.FULL.value, _("By full name")),
    (Thank.INITIALS.value, _("By initials and town")),
    (Thank.TOWN.value, _("As a reader in your town")),
    (Thank.NONE.value, _("Not at all")),
]


class ThanksForm(forms.Form):
    """How to be thanked."""

    thank = forms.ChoiceField(
        label=_("How may the paper thank you?"),
        choices=THANKS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one"), "invalid_choice": _("Choose one")},
    )

    def __init__(self, *args: Any, person: Person | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person or Person()

    def clean_thank(self) -> str:
        """Return the wish. One that can't be met with what is known is refused."""
        chosen: str = self.cleaned_data["thank"]
        lacks = missing(chosen, name=self.person.name, town=self.person.town)
        if lacks:
            raise forms.ValidationError(list(lacks.values()))
        return chosen
