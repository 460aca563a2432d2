"""The desk's forms of levels of support, and of what they bring."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.lib import money
from masthead.supporters.levels.set_level import SUMS, LevelTerms
from masthead.supporters.models import Benefit, Level, What

_TOO_LONG = gettext_lazy("That is longer than we can keep: %(limit_value)d letters at most")


def _sum() -> forms.CharField:
    typed = forms.TextInput(attrs={"inputmode": "decimal"})
    return forms.CharField(max_length=40, required=False, widget=typed)


class LevelForm(forms.Form):
    """The terms of a level; its sums become minor units of the paper's currency."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=80,
        error_messages={
            "required": gettext_lazy("A level needs a name"),
            "max_length": _TOO_LONG,
        },
    )
    words = forms.CharField(
        label=gettext_lazy("A sentence about it"),
        max_length=300,
        required=False,
        error_messages={"max_length": _TOO_LONG},
    )
    monthly_minor = _sum()
    quarterly_minor = _sum()
    yearly_minor = _sum()
    benefits = forms.ModelMultipleChoiceField(
        Benefit.objects.all(),
        label=gettext_lazy("What they get"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    for_groups = forms.BooleanField(
        label=gettext_lazy("For groups: branches, bookshops, supporters’ groups"), required=False
    )
    place = forms.IntegerField(
        label=gettext_lazy("Place on the page, the lowest first"),
        min_value=0,
        max_value=999,
        initial=0,
        required=False,
    )
    is_offered = forms.BooleanField(
        label=gettext_lazy("Offered on the page"), required=False, initial=True
    )

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.currency = currency
        labels = (
            _("Each month, in {currency}"),
            _("Each quarter, in {currency}"),
            _("Each year, in {currency}"),
        )
        for name, label in zip(SUMS, labels, strict=True):
            self.fields[name].label = label.format(currency=currency)
            self.fields[name].help_text = _("Empty: it isn’t offered so often.")
        if not Benefit.objects.exists():
            del self.fields["benefits"]

    def clean(self) -> dict[str, Any]:
        """Read the sums."""
        data = self.cleaned_data
        for name in SUMS:
            try:
                data[name] = _minor(data.get(name, ""), currency=self.currency)
            except money.AmountNotUnderstood:
                words = _("“{typed}” is not an amount: type it as 5 or 12.50")
                self.add_error(name, words.format(typed=data[name]))
        return data

    def terms(self) -> LevelTerms:
        """Return the terms that were typed."""
        data = self.cleaned_data
        return LevelTerms(
            name=data["name"],
            words=data["words"],
            monthly_minor=data["monthly_minor"],
            quarterly_minor=data["quarterly_minor"],
            yearly_minor=data["yearly_minor"],
            for_groups=data["for_groups"],
            benefits=tuple(data.get("benefits", ())),
            place=data["place"] or 0,
            is_offered=data["is_offered"],
        )


def _minor(typed: str, *, currency: str) -> int | None:
    return money.parse(typed, currency=currency) if typed.strip() else None


def first_terms(level: Level, *, currency: str) -> dict[str, Any]:
    """Return what the form of a level begins with."""
    sums = {name: getattr(level, name) for name in SUMS}
    return {
        "name": level.name,
        "words": level.words,
        "benefits": list(level.benefits.all()),
        "for_groups": level.for_groups,
        "place": level.place,
        "is_offered": level.is_offered,
        **{
            name: money.plain(minor, currency=currency).removesuffix(".00") if minor else ""
            for name, minor in sums.items()
        },
    }


class BenefitForm(forms.Form):
    """Something that supporters get."""

    name = forms.CharField(
        label=gettext_lazy("What they get, in your own words"),
        max_length=120,
        error_messages={
            "required": gettext_lazy("Say what supporters get"),
            "max_length": _TOO_LONG,
        },
    )
    what = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        help_text=gettext_lazy("What the paper’s own screens call it; nothing is sent by it."),
        choices=What.choices,
        initial=What.OTHER,
    )
    place = forms.IntegerField(
        label=gettext_lazy("Place in the list, the lowest first"),
        min_value=0,
        max_value=999,
        initial=0,
        required=False,
    )
