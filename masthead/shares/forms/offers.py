"""The desk's form of an offer of shares."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.lib import money
from masthead.register.models import ShareClass
from masthead.shares.models import Offer
from masthead.shares.offers.offer_terms import LONGEST_NAME, MOST_INSTALMENTS, OfferTerms

# Fields that the form has as the offer has them.
SAME = (
    "name",
    "words",
    "share_class",
    "opens_on",
    "closes_on",
    "least_shares",
    "most_shares",
    "scales_back",
    "instalments",
)


class DayInput(forms.DateInput):
    """A day as the browser itself takes it, by keyboard."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def _day(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    said = {
        "required": gettext_lazy("Type the day"),
        "invalid": gettext_lazy("Type the day as year-month-day"),
    }
    return forms.DateField(
        label=label, widget=DayInput, required=required, help_text=help_text, error_messages=said
    )


def _amount(label: Any, *, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )


def _number(label: Any, *, required: bool = True, most: int = 10**9) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=required,
        min_value=1,
        max_value=most,
        error_messages={
            "required": gettext_lazy("Type a number"),
            "invalid": gettext_lazy("Type a whole number, such as 5"),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )


class OfferForm(forms.Form):
    """The terms of an offer; sums become minor units of the paper's currency."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=LONGEST_NAME,
        error_messages={"required": gettext_lazy("An offer needs a name")},
    )
    words = forms.CharField(
        label=gettext_lazy("What the money is for"),
        help_text=gettext_lazy("Shown on the page of the shares. A blank line begins a paragraph."),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    share_class = forms.ModelChoiceField(
        label=gettext_lazy("Class of share"),
        queryset=ShareClass.objects.order_by("name"),
        empty_label=None,
        error_messages={"required": gettext_lazy("Choose the class of share")},
    )
    opens_on = _day(gettext_lazy("First day"))
    closes_on = _day(
        gettext_lazy("Last day"), required=False, help_text=gettext_lazy("Empty for no end.")
    )
    least_shares = _number(gettext_lazy("Least shares to one holder"))
    most_shares = _number(gettext_lazy("Most shares to one holder"), required=False)
    least_raised = _amount(
        gettext_lazy("Least to be raised"),
        help_text=gettext_lazy("If less has come on the last day, all of it goes back."),
    )
    most_raised = _amount(gettext_lazy("Most to be raised"))
    scales_back = forms.BooleanField(
        label=gettext_lazy("Scale back what goes over a limit"),
        help_text=gettext_lazy(
            "So many shares are allotted as the limit leaves, and the rest is refunded. "
            "Otherwise such an application is refused whole."
        ),
        required=False,
    )
    instalments = _number(
        gettext_lazy("Monthly parts in which it may be paid"), most=MOST_INSTALMENTS
    )

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.currency = currency
        choices = self.fields["share_class"]
        assert isinstance(choices, forms.ModelChoiceField)
        choices.label_from_instance = self._in_words  # type: ignore[method-assign]

    def _in_words(self, obj: ShareClass) -> str:
        worth = money.exact(obj.nominal_minor, currency=self.currency)
        kinds = [_("withdrawable") if obj.withdrawable else _("not withdrawable")]
        kinds += [_("transferable")] if obj.transferable else []
        return f"{obj.name}, {worth} ({', '.join(kinds)})"

    def clean_least_raised(self) -> int:
        """Return the least in minor units; nothing typed is no least."""
        return self._minor("least_raised") or 0

    def clean_most_raised(self) -> int | None:
        """Return the most in minor units; nothing typed is no most."""
        return self._minor("most_raised")

    def _minor(self, field: str) -> int | None:
        typed = self.cleaned_data[field].strip()
        if not typed:
            return None
        try:
            return money.parse(typed, currency=self.currency)
        except money.AmountNotUnderstood as error:
            words = _("“{typed}” is not an amount: type it as 18000 or 18000.50")
            raise forms.ValidationError(words.format(typed=typed)) from error

    def terms(self) -> OfferTerms:
        """Return the terms that were typed."""
        typed = self.cleaned_data
        return OfferTerms(
            name=typed["name"],
            share_class=typed["share_class"],
            opens_on=typed["opens_on"],
            closes_on=typed["closes_on"],
            words=typed["words"],
            least_raised_minor=typed["least_raised"],
            most_raised_minor=typed["most_raised"],
            least_shares=typed["least_shares"],
            most_shares=typed["most_shares"],
            scales_back=typed["scales_back"],
            instalments=typed["instalments"],
        )


class ShareClassForm(forms.Form):
    """A class of share: once somebody holds some, it stays as it is."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=80,
        error_messages={"required": gettext_lazy("A class of share needs a name")},
    )
    nominal = forms.CharField(
        label=gettext_lazy("What a share costs"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"required": gettext_lazy("Type what a share costs, such as 10")},
    )
    withdrawable = forms.BooleanField(
        label=gettext_lazy("Can be withdrawn"),
        help_text=gettext_lazy("Paid back by the society, after the notice that its rules ask."),
        required=False,
        initial=True,
    )
    transferable = forms.BooleanField(
        label=gettext_lazy("Can be transferred to somebody else"), required=False
    )

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.currency = currency

    def clean_nominal(self) -> int:
        """Return what a share costs, in minor units."""
        typed = self.cleaned_data["nominal"].strip()
        try:
            return money.parse(typed, currency=self.currency)
        except money.AmountNotUnderstood as error:
            words = _("“{typed}” is not an amount: type it as 10 or 2.50")
            raise forms.ValidationError(words.format(typed=typed)) from error


def first_terms(offer: Offer | None, *, currency: str, today: dt.date) -> dict[str, Any]:
    """Return what the form begins with: an offer's terms, or those of a new one."""
    if offer is None:
        return {"opens_on": today, "least_shares": 1, "instalments": 1}

    def plain(minor: int | None) -> str:
        return money.plain(minor, currency=currency).removesuffix(".00") if minor else ""

    return {field: getattr(offer, field) for field in SAME} | {
        "least_raised": plain(offer.least_raised_minor),
        "most_raised": plain(offer.most_raised_minor),
    }
