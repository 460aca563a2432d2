"""The forms by which an old register is brought, and by which somebody says how to read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.lib import money
from masthead.register.forms.fields import DayField, authority_field
from masthead.register.models import OldRegister, ShareClass
from masthead.register.take_over.columns import FIELDS, Columns, missing
from masthead.register.take_over.terms import Terms
from masthead.register.take_over.totals import Totals
from masthead.register.take_over.written_days import DAY_FIRST, MONTH_FIRST


class BringForm(forms.Form):
    """The file that holds an old register."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV or XLSX, a row for each member, former members too."),
        error_messages={
            "required": gettext_lazy("Choose the file of the old register"),
            "empty": gettext_lazy("The file is empty"),
        },
    )


class HowForm(forms.Form):
    """Which column holds what, of which day the file is, and what it adds up to."""

    def __init__(
        self, *args: Any, columns: Columns, currency: str, today: dt.date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.columns, self.currency = columns, currency
        for what, label in FIELDS.items():
            self.fields[what] = _column(str(label), columns.header)
        self.fields["order"] = forms.ChoiceField(
            label=_("01/02/2019 is"),
            choices=[(DAY_FIRST, _("1 February")), (MONTH_FIRST, _("2 January"))],
        )
        self.fields["as_on"] = DayField(_("The register as on"), last=today)
        self.fields["share_class"] = forms.ModelChoiceField(
            ShareClass.objects.order_by("pk"),
            label=_("Class of the shares"),
            empty_label=None,
            error_messages={"required": _("Choose the class of the shares")},
        )
        self.fields["authority"] = authority_field()
        self._totals()

    def _totals(self) -> None:
        whole: dict[str, Any] = {"min_value": 0, "max_value": 10**15, "required": False}
        self.fields["members"] = forms.IntegerField(label=_("Members, not former"), **whole)
        self.fields["shares_total"] = forms.IntegerField(label=_("Shares together"), **whole)
        self.fields["amount_total"] = forms.CharField(
            label=_("Amount paid, in {currency}").format(currency=self.currency),
            required=False,
            max_length=money.LONGEST,
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        )

    def column_fields(self) -> list[forms.BoundField]:
        """Return the fields that say which column holds what."""
        return [self[name] for name in FIELDS]

    def other_fields(self) -> list[forms.BoundField]:
        """Return the fields that say what file it is."""
        return [self[name] for name in ("order", "as_on", "share_class", "authority")]

    def total_fields(self) -> list[forms.BoundField]:
        """Return the fields of the control totals."""
        return [self[name] for name in ("members", "shares_total", "amount_total")]

    def clean_amount_total(self) -> int | None:
        """Return the amount in minor units, None where nothing was typed."""
        typed: str = self.cleaned_data["amount_total"].strip()
        if not typed.strip("0."):
            return 0 if typed else None
        try:
            return money.parse(typed, currency=self.currency)
        except money.AmountNotUnderstood as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        """See that each column is said once, and none is missing that must be there."""
        data = self.cleaned_data
        places = [data.get(what) for what in FIELDS if data.get(what)]
        for what in FIELDS:
            if data.get(what) and places.count(data[what]) > 1:
                self.add_error(what, _("Two things can’t stand in one column"))
        for what in missing(self.said()):
            self.add_error(what, _("Say which column holds this"))
        return data

    def said(self) -> Columns:
        """Return the columns as they were chosen."""
        data = self.cleaned_data
        places = {what: int(data[what]) - 1 for what in FIELDS if data.get(what)}
        return replace(self.columns, places=places, order=data.get("order", DAY_FIRST))

    def terms(self) -> Terms:
        """Return all that was said of the file, once the form is valid."""
        data = self.cleaned_data
        totals = Totals(data["members"], data["shares_total"], data["amount_total"])
        return Terms(self.said(), data["as_on"], data["share_class"], data["authority"], totals)


def _column(label: str, header: Sequence[str]) -> forms.ChoiceField:
    """Return a field that offers the file's columns, counted from 1 on, or none of them."""
    choices = [(str(place), name or str(place)) for place, name in enumerate(header, start=1)]
    return forms.ChoiceField(label=label, choices=[("", _("no column")), *choices], required=False)


def begun(old: OldRegister, columns: Columns, *, currency: str) -> dict[str, Any]:
    """Return what the form of a file begins with: what was said, else what is likely."""
    said = Totals(**old.said)
    amount = said.amount_minor
    return {
        **{what: str(place + 1) for what, place in columns.places.items()},
        "order": columns.order,
        "as_on": old.as_on,
        "share_class": old.share_class_id,
        "authority": old.authority,
        "members": said.members,
        "shares_total": said.shares,
        "amount_total": "" if amount is None else money.plain(amount, currency=currency),
    }


class YesForm(forms.Form):
    """The yes of somebody who has looked at every doubt."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    looked = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["looked"].label = _("I have looked at every doubt, and say yes to them")

    def clean(self) -> dict[str, Any]:
        """See that the box is ticked where there are doubts."""
        if self.cleaned_data.get("seen") and not self.cleaned_data.get("looked"):
            self.add_error("looked", _("Tick that you have looked at every doubt"))
        return self.cleaned_data
