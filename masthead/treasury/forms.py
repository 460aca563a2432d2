"""The forms of the treasurer's screens."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.fund.forms import day_field
from masthead.lib import money
from masthead.treasury.explain import LONGEST
from masthead.treasury.export import Format

_NOTHING = re.compile(r"0+(?:\.0+)?", re.ASCII)


class OnDay(forms.Form):
    """The end of which day is asked for."""

    on = day_field(gettext_lazy("At the end of"))


class Days(forms.Form):
    """A range of days, both included; `first` and `last` once it is valid."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from"] = day_field(gettext_lazy("From"))
        self.fields["to"] = day_field(gettext_lazy("To"))

    def clean(self) -> dict[str, Any]:
        """See that the days are in their order."""
        data = self.cleaned_data
        if data.get("from") and data.get("to") and data["to"] < data["from"]:
            self.add_error("to", _("The last day comes before the first"))
        return data

    @property
    def first(self) -> dt.date:
        """Return the first day."""
        day: dt.date = self.cleaned_data["from"]
        return day

    @property
    def last(self) -> dt.date:
        """Return the last day."""
        day: dt.date = self.cleaned_data["to"]
        return day


class ExportForm(Days):
    """Which days of the book leave, and in which form."""

    form = forms.ChoiceField(
        label=gettext_lazy("As"),
        choices=[
            (Format.BEANCOUNT.value, gettext_lazy("Beancount")),
            (Format.CSV.value, gettext_lazy("A table (CSV)")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["from", "to", "form"])


class ExplainForm(forms.Form):
    """The treasurer's words for one line of the checklist."""

    name = forms.CharField(widget=forms.HiddenInput, max_length=40)
    sentence = forms.CharField(widget=forms.HiddenInput, max_length=2_000)
    words = forms.CharField(
        label=gettext_lazy("Why it stands so"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Write why it stands so")},
    )


class BalanceForm(forms.Form):
    """What the bank holds, as a statement on paper says it."""

    balance = forms.CharField(
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        help_text=gettext_lazy("With a minus before it where the account is overdrawn."),
        error_messages={"required": gettext_lazy("Type the balance, such as 1234.56 or 0")},
    )

    def __init__(self, *args: Any, currency: str, day: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.currency = currency
        words = _("The bank’s balance at the end of {day}, in {currency}")
        self.fields["balance"].label = words.format(day=day, currency=currency)

    def clean_balance(self) -> int:
        """Return the balance in minor units, below nought where a minus stands before it."""
        typed = self.cleaned_data["balance"].strip()
        plain = typed[1:].strip() if typed[0] in "-−" else typed
        if _NOTHING.fullmatch(plain):
            return 0
        try:
            minor = money.parse(plain, currency=self.currency)
        except money.AmountNotUnderstood as error:
            words = _("“{typed}” is not a balance: type it as 1234.56, -20 or 0")
            raise forms.ValidationError(words.format(typed=typed)) from error
        return minor if plain == typed else -minor


class BeforeForm(BalanceForm):
    """What the bank held before the book began."""

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, currency=currency, **kwargs)
        words = _("What the bank held before the first entry, in {currency}")
        self.fields["balance"].label = words.format(currency=currency)


class CloseForm(forms.Form):
    """The month's name, typed by hand, and the figures that were seen."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    typed = forms.CharField(max_length=40, required=False)

    def __init__(self, *args: Any, month: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.month = month
        words = _("Type “{month}” to close it for ever")
        self.fields["typed"].label = words.format(month=month)
        self.fields["typed"].widget.attrs["autocomplete"] = "off"

    def clean_typed(self) -> str:
        """See that the month's name was typed."""
        typed: str = self.cleaned_data["typed"]
        if " ".join(typed.split()).casefold() != self.month.casefold():
            words = _("Type “{month}”, as it stands here, to close it")
            raise forms.ValidationError(words.format(month=self.month))
        return typed
