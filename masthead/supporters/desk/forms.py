"""The forms by which the organiser looks after somebody's support."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from masthead.lib import money
from masthead.supporters.change import LAST_DAY, Terms, terms_of
from masthead.supporters.chase.schedule import MOST_DAYS, Days
from masthead.supporters.models import Occasion, Often, Outcome, Rung, Support


class DayInput(forms.DateInput):
    """A day as the browser itself takes it, by keyboard."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class NothingForm(forms.Form):
    """What needs no more than its button."""

    def __init__(self, *args: Any, support: Support, **kwargs: Any) -> None:
        self.support = support
        super().__init__(*args, **kwargs)


class TermsForm(NothingForm):
    """How much, how often, on which day."""

    amount = forms.CharField(label=_("Sum"), max_length=40)
    often = forms.TypedChoiceField(label=_("How often"), choices=Often.choices, coerce=int)
    day_of_month = forms.IntegerField(
        label=_("Day of the month"),
        required=False,
        min_value=1,
        max_value=LAST_DAY,
        help_text=_("From 1 to 28; left empty, it stays as it comes."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, support: Support, **kwargs: Any) -> None:
        now = terms_of(support)
        kwargs["initial"] = {
            "amount": money.plain(now.amount_minor, currency=support.currency),
            "often": now.often,
            "day_of_month": now.day_of_month,
        }
        super().__init__(*args, support=support, **kwargs)

    def clean_amount(self) -> int:
        """Return the sum in minor units."""
        typed = self.cleaned_data["amount"]
        try:
            return money.parse(typed, currency=self.support.currency)
        except money.AmountNotUnderstood as error:
            words = _("We can’t read “%(typed)s”: type an amount such as 12.50")
            raise forms.ValidationError(words, params={"typed": typed}) from error

    def terms(self) -> Terms:
        """Return what is given from now on."""
        data = self.cleaned_data
        day = data["day_of_month"] or self.support.day_of_month
        return Terms(data["amount"], data["often"], day)


class RestForm(NothingForm):
    """Until when a support rests."""

    until = forms.DateField(
        label=_("Collected again from"),
        required=False,
        widget=DayInput,
        help_text=_("Left empty, it rests until somebody says so."),
        error_messages={"invalid": _("Type the day as year-month-day")},
    )


class CallForm(forms.Form):
    """What came of a call."""

    outcome = forms.ChoiceField(label=_("What came of it"), choices=Outcome.choices)
    note = forms.CharField(label=_("Note"), required=False, max_length=500)


class CallHereForm(CallForm, NothingForm):
    """The same on the page of one supporter."""


class ScheduleForm(forms.Form):
    """After how many days each letter of an occasion goes out; empty, it doesn't."""

    def __init__(self, data: Any = None, *, occasion: Occasion, days: Days) -> None:
        self.occasion = occasion
        super().__init__(data, auto_id=f"{occasion}_%s")
        for rung, label in _labels(occasion).items():
            self.fields[rung] = forms.IntegerField(
                label=label,
                required=False,
                min_value=0,
                max_value=MOST_DAYS,
                initial=days.get(rung),
                widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
            )

    def days(self) -> Days:
        """Return the days that were typed."""
        typed = self.cleaned_data
        return {Rung(name): many for name, many in typed.items() if many is not None}


def _labels(occasion: Occasion) -> dict[Rung, Any]:
    if occasion == Occasion.EXPIRING:
        return {
            Rung.FIRST: _("First letter, days before"),
            Rung.AGAIN: _("Second letter, days before"),
        }
    return {
        Rung.FIRST: _("First letter, days after"),
        Rung.AGAIN: _("Second letter, days after"),
        Rung.LAST: _("Last letter, days after"),
        Rung.END: _("The support ends, days after"),
    }
