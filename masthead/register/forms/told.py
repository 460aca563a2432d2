"""The form of a member's particulars, for a new member and for a change."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.register.copies.words import one_line
from masthead.register.forms.fields import DayField, authority_field
from masthead.register.models import Kind
from masthead.register.purposes import PURPOSES
from masthead.register.told import Told

MOST_OTHERS = 3


class ToldForm(forms.Form):
    """Particulars as they are to stand from a day on."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        error_messages={"required": gettext_lazy("Type the name")},
    )
    address = forms.CharField(
        label=gettext_lazy("Postal address"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Type the postal address")},
    )
    postcode = forms.CharField(label=gettext_lazy("Postcode"), max_length=20, required=False)
    email = forms.EmailField(
        label=gettext_lazy("Email"),
        max_length=254,
        required=False,
        error_messages={
            "invalid": gettext_lazy("That is no email address: type it as name@example.org")
        },
    )
    email_for = forms.MultipleChoiceField(
        label=gettext_lazy("What the email may be used for"),
        choices=list(PURPOSES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = forms.CharField(
        label=gettext_lazy("Other holders"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "For joint holders: each on a line of its own, the name, then a comma and the address."
        ),
    )
    representative = forms.CharField(
        label=gettext_lazy("Representative"),
        max_length=200,
        required=False,
        help_text=gettext_lazy(
            "For an organisation, whom it appointed by resolution; for a nominee, the body that "
            "the shares are held for."
        ),
    )

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["born_on"] = DayField(_("Date of birth"), last=today, required=False)
        self.fields["on"] = DayField(_("From which day on"), last=today)
        self.fields["authority"] = authority_field()

    def clean_name(self) -> str:
        """Return the name, which has a letter in it."""
        name: str = self.cleaned_data["name"]
        if not any(letter.isalpha() for letter in name):
            raise forms.ValidationError(_("A name has letters"))
        return name

    def clean_others(self) -> tuple[dict[str, str], ...]:
        """Return the other holders, each with an address where one was typed."""
        lines = [line for line in self.cleaned_data["others"].splitlines() if line.strip()]
        if len(lines) > MOST_OTHERS:
            words = _("At most {count} others can hold with the first named")
            raise forms.ValidationError(words.format(count=MOST_OTHERS))
        parted = (line.partition(",") for line in lines)
        return tuple({"name": name.strip(), "address": rest.strip()} for name, _c, rest in parted)

    def told(self) -> Told:
        """Return the particulars as the verbs take them."""
        data = self.cleaned_data
        return Told(
            name=data["name"],
            address=data["address"].replace("\r\n", "\n"),
            postcode=data["postcode"],
            email=data["email"],
            email_for=tuple(data["email_for"]) if data["email"] else (),
            born_on=data["born_on"],
            joint=data["others"],
            representative=data["representative"],
        )


class EnterForm(ToldForm):
    """A new member, entered by hand: from an old book, or by the board's decision."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of holder"), choices=Kind.choices)
    number = forms.IntegerField(
        label=gettext_lazy("Member number"),
        required=False,
        min_value=1,
        max_value=10**9,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=gettext_lazy("Only where an old book gave one. Empty: the next."),
    )
    exempt = forms.BooleanField(
        label=gettext_lazy("It is a registered society itself"), required=False
    )
    field_order = ("kind", "name")

    def clean(self) -> dict[str, Any]:
        """See that joint holders are two at least, and an organisation is represented."""
        data = self.cleaned_data
        if data.get("kind") == Kind.JOINT and not data.get("others") and "others" in data:
            self.add_error("others", _("Joint holders are two at least"))
        represented = (Kind.ORGANISATION, Kind.NOMINEE)
        if data.get("kind") in represented and not data.get("representative"):
            self.add_error("representative", _("Type who represents it, or whom it is held for"))
        return data


def first_words(told: Told) -> dict[str, Any]:
    """Return what the form begins with: the particulars as they stand."""
    others = (", ".join(filter(None, _other(one))) for one in told.joint)
    return {
        "name": told.name,
        "address": told.address,
        "postcode": told.postcode,
        "email": told.email,
        "email_for": list(told.email_for),
        "born_on": told.born_on,
        "others": "\n".join(others),
        "representative": told.representative,
    }


def _other(one: Any) -> tuple[str, str]:
    return one.get("name", ""), one_line(one.get("address", ""))
