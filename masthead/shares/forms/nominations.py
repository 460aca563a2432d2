"""The desk's forms of the nominations book."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from masthead.register.models import Member, Nomination
from masthead.register.models.nomination import Relation, WhyEnded, Works
from masthead.shares.forms.acts import Groups
from masthead.shares.forms.fields import amount_field, authority_field, day_field, read_amount


class NominationForm(forms.Form):
    """Whom a member nominated, in a paper that they signed and delivered."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        error_messages={"required": gettext_lazy("Say who is nominated")},
    )
    address = forms.CharField(
        label=gettext_lazy("Postal address"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=600,
        error_messages={"required": gettext_lazy("Type the nominee’s address")},
    )
    relation = forms.ChoiceField(
        label=gettext_lazy("What they are to the member"),
        choices=Relation.choices,
        initial=Relation.OTHER,
    )
    works = forms.ChoiceField(
        label=gettext_lazy("Do they work for the society on that day?"),
        choices=Works.choices,
        initial=Works.NO,
        help_text=gettext_lazy(
            "An officer or an employee is nominated validly only by their family. It is asked of "
            "that day alone, not again later. (Co-operative and Community Benefit Societies Act "
            "2014, section 37(3))"
        ),
    )
    amount = amount_field(
        gettext_lazy("A part, up to"),
        required=False,
        help_text=gettext_lazy("Leave it empty where all that they have is nominated."),
    )
    on = day_field(
        gettext_lazy("Day on which it was signed and delivered"),
        help_text=gettext_lazy("In the member’s lifetime."),
    )
    authority = authority_field(gettext_lazy("The paper"))
    instead_of = forms.ModelMultipleChoiceField(
        label=gettext_lazy("It takes the place of"),
        queryset=Nomination.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    groups: ClassVar[Groups] = (
        (gettext_lazy("Who is nominated"), ("name", "address", "relation", "works")),
        (gettext_lazy("What, and by which paper"), ("amount", "on", "authority")),
    )

    def __init__(self, *args: Any, member: Member, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standing = Nomination.objects.in_force_on(today).filter(member=member)
        field = self.fields["instead_of"]
        field.queryset = standing  # type: ignore[attr-defined]
        field.label_from_instance = _in_words  # type: ignore[attr-defined]
        self.fields["on"].initial = today
        self.fields["authority"].help_text = gettext_lazy("Such as: Form N 12, signed 3 May 2026")
        self.has_standing = standing.exists()

    def clean_amount(self) -> int | None:
        """Return the part in minor units, None for the whole."""
        typed: str = self.cleaned_data["amount"]
        return read_amount(typed) if typed else None

    @property
    def parts(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Return the parts of the form; what it replaces, only where there is something."""
        found = [(legend, [self[name] for name in names]) for legend, names in self.groups]
        return [*found, ("", [self["instead_of"]])] if self.has_standing else found


def _in_words(nomination: Nomination) -> str:
    return f"{nomination.number}: {nomination.name}"


class EndNominationForm(forms.Form):
    """Why a nomination counts no more, and from which day."""

    why = forms.ChoiceField(
        label=gettext_lazy("Why"),
        choices=[one for one in WhyEnded.choices if one[0] != WhyEnded.REPLACED],
    )
    on = day_field(gettext_lazy("From which day"))
    authority = authority_field()
    parts_of: ClassVar[tuple[str, ...]] = ("why", "on", "authority")

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the one part of the form."""
        return [("", [self[name] for name in self.parts_of])]
