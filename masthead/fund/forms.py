"""The desk's form of an appeal."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.fund.terms import LONGEST_NAME
from masthead.lib import money


class DayInput(forms.DateInput):
    """A day as the browser itself takes it, by keyboard."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def day_field(label: Any) -> forms.DateField:
    """Return a field for one day, with words of ours when it isn't one."""
    said = {
        "required": gettext_lazy("Type the day"),
        "invalid": gettext_lazy("Type the day as year-month-day"),
    }
    return forms.DateField(label=label, widget=DayInput, error_messages=said)


class AppealForm(forms.Form):
    """The terms of an appeal; the target becomes minor units of the paper's currency."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=LONGEST_NAME,
        error_messages={"required": gettext_lazy("An appeal needs a name")},
    )
    target = forms.CharField(
        label=gettext_lazy("Target"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"required": gettext_lazy("Type the target, such as 18000")},
    )
    opens_on = day_field(gettext_lazy("First day"))
    closes_on = day_field(gettext_lazy("Last day"))

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.currency = currency
        self.fields["target"].label = _("Target, in {currency}").format(currency=currency)

    def clean_target(self) -> int:
        """Return the target in minor units."""
        typed = self.cleaned_data["target"]
        try:
            return money.parse(typed, currency=self.currency)
        except money.AmountNotUnderstood as error:
            words = _("“{typed}” is not an amount: type it as 18000 or 18000.50")
            raise forms.ValidationError(words.format(typed=typed)) from error


class NewAppealForm(AppealForm):
    """The terms of an appeal to be opened, and whether it is a special one."""

    special = forms.BooleanField(
        label=gettext_lazy("A special appeal"),
        help_text=gettext_lazy(
            "It runs beside the monthly fund, takes only what is given for it, and ends."
        ),
        required=False,
    )


def first_terms(
    *, name: str, target_minor: int | None, currency: str, days: tuple[dt.date, dt.date]
) -> dict[str, Any]:
    """Return what the form begins with: these days, and the last appeal's name and target."""
    target = _plain(target_minor, currency=currency) if target_minor else ""
    return {"name": name, "target": target, "opens_on": days[0], "closes_on": days[1]}


def _plain(minor: int, *, currency: str) -> str:
    return money.plain(minor, currency=currency).removesuffix(".00")
