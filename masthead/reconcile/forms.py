"""The desk's forms: a file, an account, its columns, a line's giver, a standing order."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.bank.formats.amounts import COMMA, DAY_MONTH, MONTH_DAY, POINT, YEAR_FIRST
from masthead.bank.formats.columns import Columns
from masthead.bank.models import Account, Form
from masthead.batches.forms import read_amount
from masthead.checkout.thanking import missing
from masthead.fund.forms import day_field
from masthead.fund.models import Appeal, Thank
from masthead.paper.models import Paper
from masthead.people.models import Person

THANKS = Thank.choices[::-1]
SEPARATORS = [
    (",", gettext_lazy("Comma")),
    (";", gettext_lazy("Semicolon")),
    ("\t", gettext_lazy("Tab")),
    ("|", gettext_lazy("Upright bar")),
]
ORDERS = [
    (DAY_MONTH, gettext_lazy("Day, month, year")),
    (YEAR_FIRST, gettext_lazy("Year, month, day")),
    (MONTH_DAY, gettext_lazy("Month, day, year")),
]
MARKS = [(POINT, gettext_lazy("A point: 12.50")), (COMMA, gettext_lazy("A comma: 12,50"))]


class FileForm(forms.Form):
    """A statement to be read."""

    file = forms.FileField(
        label=gettext_lazy("File from the bank"),
        error_messages={
            "required": gettext_lazy("Choose the file that the bank gave you"),
            "empty": gettext_lazy("The file is empty"),
        },
    )
    account = forms.ModelChoiceField(Account.objects.none(), label=gettext_lazy("Account"))
    form = forms.ChoiceField(
        label=gettext_lazy("Form"),
        choices=[("", gettext_lazy("Found by itself")), *Form.choices],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        accounts = Account.objects.order_by("pk")
        self.fields["account"].queryset = accounts  # type: ignore[attr-defined]
        self.fields["account"].initial = accounts.first()
        self.fields["account"].empty_label = None  # type: ignore[attr-defined]


class AccountForm(forms.Form):
    """An account of the paper's at a bank."""

    label = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=80,
        error_messages={"required": gettext_lazy("Give the account a name")},
    )
    sort_code = forms.CharField(label=gettext_lazy("Sort code"), max_length=12, required=False)
    number = forms.CharField(label=gettext_lazy("Account number"), max_length=40, required=False)
    iban = forms.CharField(label=gettext_lazy("IBAN"), max_length=40, required=False)


class ColumnsForm(forms.Form):
    """Which column holds what; the choices are the file's own first cells."""

    date = forms.TypedChoiceField(label=gettext_lazy("Day"), coerce=int)
    amount = forms.TypedChoiceField(
        label=gettext_lazy("Amount, in and out by its sign"), coerce=int, required=False
    )
    paid_in = forms.TypedChoiceField(label=gettext_lazy("Paid in"), coerce=int, required=False)
    paid_out = forms.TypedChoiceField(label=gettext_lazy("Paid out"), coerce=int, required=False)
    balance = forms.TypedChoiceField(label=gettext_lazy("Balance"), coerce=int, required=False)
    text = forms.TypedChoiceField(label=gettext_lazy("Text"), coerce=int, required=False)
    payer = forms.TypedChoiceField(label=gettext_lazy("Payer"), coerce=int, required=False)
    reference = forms.TypedChoiceField(label=gettext_lazy("Reference"), coerce=int, required=False)
    skip = forms.IntegerField(
        label=gettext_lazy("Lines before the first sum"), min_value=0, max_value=50
    )
    order = forms.ChoiceField(label=gettext_lazy("Order of days"), choices=ORDERS)
    mark = forms.ChoiceField(label=gettext_lazy("Pounds and pence are parted by"), choices=MARKS)

    PLACES = ("date", "amount", "paid_in", "paid_out", "balance", "text", "payer", "reference")

    def __init__(self, *args: Any, cells: list[str], separator: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.separator = separator
        named = [
            (place, f"{place + 1}: {cell.strip()[:30] or '–'}") for place, cell in enumerate(cells)
        ]
        for name in self.PLACES:
            field = self.fields[name]
            field.choices = [("", _("None")), *named]  # type: ignore[attr-defined]
            field.empty_value = None  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """See that there is a sum in one way or the other."""
        data = self.cleaned_data
        sums = [data.get(name) for name in ("amount", "paid_in", "paid_out")]
        if all(place is None for place in sums):
            self.add_error("amount", _("Say which column holds the amount"))
        elif sums[0] is not None and (sums[1] is not None or sums[2] is not None):
            self.add_error("amount", _("Choose either the amount, or paid in and paid out"))
        return data

    def columns(self, lines: list[str]) -> Columns:
        """Return what was chosen, with the header that the file has now."""
        data = self.cleaned_data
        skip = data["skip"]
        header = lines[skip - 1].strip() if 0 < skip <= len(lines) else ""
        places = {name: data[name] for name in self.PLACES}
        return Columns(
            **places,
            separator=self.separator,
            order=data["order"],
            mark=data["mark"],
            skip=skip,
            header=header,
        )


class GiverForm(forms.Form):
    """Whose gift a line is."""

    giver = forms.ModelChoiceField(Person.objects.all(), required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Giver’s name"), required=False, max_length=200)
    town = forms.CharField(label=gettext_lazy("Giver’s town"), required=False, max_length=200)
    thank = forms.ChoiceField(
        label=gettext_lazy("Thanks in the paper, as the giver chose"), choices=THANKS
    )
    appeal = forms.ChoiceField(label=gettext_lazy("Appeal"), required=False)
    always = forms.BooleanField(
        label=gettext_lazy("Always: what this payer sends is a gift of theirs"), required=False
    )

    def __init__(self, *args: Any, on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        special = [(one.name, one.name) for one in Appeal.objects.special_on(on)]
        main = ("", _("The main appeal of that day"))
        self.fields["appeal"].choices = [main, *special]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """See that the wish for thanks can be met."""
        data = self.cleaned_data
        known = data.get("giver")
        said = (known.name, known.town) if known else (data.get("name", ""), data.get("town", ""))
        for field, sentence in missing(data.get("thank", ""), name=said[0], town=said[1]).items():
            self.add_error(field, sentence)
        return data


class OrderForm(forms.Form):
    """A standing order that a giver told of."""

    name = forms.CharField(label=gettext_lazy("Giver’s name"), required=False, max_length=200)
    town = forms.CharField(label=gettext_lazy("Giver’s town"), required=False, max_length=200)
    payer_text = forms.CharField(
        label=gettext_lazy("As the bank shows it"),
        max_length=140,
        help_text=gettext_lazy("The payer’s name or reference, as it stands on the statement."),
        error_messages={"required": gettext_lazy("Type what the bank shows of the payer")},
    )
    amount = forms.CharField(
        label=gettext_lazy("Amount each month"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"required": gettext_lazy("Type the amount, such as 20 or 12.50")},
    )
    day_of_month = forms.IntegerField(
        label=gettext_lazy("Day of the month"), min_value=1, max_value=31
    )
    started_on = day_field(gettext_lazy("From"))
    thank = forms.ChoiceField(
        label=gettext_lazy("Thanks in the paper, as the giver chose"), choices=THANKS
    )
    appeal = forms.ModelChoiceField(
        Appeal.objects.filter(special=True),
        label=gettext_lazy("Appeal"),
        required=False,
        empty_label=gettext_lazy("The main appeal of each day"),
    )

    def __init__(self, *args: Any, paper: Paper, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paper = paper

    def clean_amount(self) -> int:
        """Return the amount in minor units."""
        return read_amount(self.cleaned_data["amount"], currency=self.paper.currency)
