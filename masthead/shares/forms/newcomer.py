"""The part of a form that tells of somebody who is in the register for the first time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.register.models import Kind
from masthead.register.told import Told
from masthead.shares.forms.fields import day_field
from masthead.shares.holdings.take import Newcomer

KINDS = [(kind.value, kind.label) for kind in Kind if kind != Kind.JOINT]


class NewcomerFields(forms.Form):
    """Particulars of somebody new; none of them is asked for while the name is empty."""

    NAMES: ClassVar[tuple[str, ...]] = (
        "name", "kind", "representative", "address", "postcode", "email", "born_on"
    )  # fmt: skip

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200, required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("What they are"), choices=KINDS, initial=Kind.PERSON, required=False
    )
    representative = forms.CharField(
        label=gettext_lazy("Representative"),
        help_text=gettext_lazy("Of an organisation: whom it appointed by a resolution."),
        max_length=200,
        required=False,
    )
    address = forms.CharField(
        label=gettext_lazy("Postal address"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=600,
        required=False,
    )
    postcode = forms.CharField(label=gettext_lazy("Postcode"), max_length=20, required=False)
    email = forms.EmailField(
        label=gettext_lazy("Email address, if they have notified one"),
        max_length=254,
        required=False,
        error_messages={
            "invalid": gettext_lazy("That is no email address: type it as name@example.org")
        },
    )
    born_on = day_field(gettext_lazy("Date of birth, if it is known"), required=False)

    def clean(self) -> dict[str, Any]:
        """See that whoever has a name has an address too."""
        data = super().clean() or self.cleaned_data
        for field, sentence in lacking(data).items():
            self.add_error(field, sentence)
        return data


def lacking(data: Mapping[str, Any]) -> dict[str, str]:
    """Return what is wanting of somebody who has a name, a sentence for each field."""
    said = {}
    if data.get("name") and not data.get("address"):
        said["address"] = _("The register needs their postal address")
    is_organisation = data.get("kind") == Kind.ORGANISATION
    if data.get("name") and is_organisation and not data.get("representative"):
        said["representative"] = _("Name who represents the organisation")
    return said


def newcomer_of(data: Mapping[str, Any]) -> Newcomer:
    """Return who it is, of what was typed once it is valid."""
    told = Told(
        name=data["name"].strip(),
        address=data["address"].strip(),
        postcode=data["postcode"].strip(),
        email=data["email"],
        email_for=("notices",) if data["email"] else (),
        born_on=data["born_on"],
        representative=data["representative"].strip(),
    )
    return Newcomer(told, kind=Kind(data["kind"] or Kind.PERSON))
