"""What the screens of people ask for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from masthead.people.models import Person


class PersonForm(forms.ModelForm[Person]):
    """What is told of a person or group; the verb writes it, not the form."""

    class Meta:
        model = Person
        fields = ("name", "contact", "address", "postcode", "town", "phone", "email", "thank")
        widgets = {"address": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if self.instance.kind == "person":
            del self.fields["contact"]


class ErasePersonForm(forms.Form):
    """The word of whoever erases somebody."""

    sure = forms.BooleanField(
        label=_("They asked for it, I know that it is they who ask, and that it can’t be undone"),
        error_messages={"required": _("Tick that you know it can’t be undone")},
    )
