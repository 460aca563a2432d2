"""The desk's forms of a batch and of one gift in it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.batches.cheque_numbers import ChequeMistyped, as_printed
from masthead.batches.models import Batch, Item
from masthead.batches.models.batch import BY_POST
from masthead.batches.type_item import NUMBERS, Typed
from masthead.checkout.record import DayStillToCome, DayTooLongAgo, refuse_day
from masthead.checkout.support.receive import reference_as_printed
from masthead.checkout.thanking import missing
from masthead.fund.forms import DayInput
from masthead.fund.models import Appeal, Method, Thank
from masthead.fund.receive import MOST_BY_POST
from masthead.ledger.models import new_id
from masthead.ledger.post import is_closed
from masthead.lib import days, money
from masthead.paper.models import Paper
from masthead.payments.confirm_by_hand import NoSuchReference
from masthead.payments.reference import ReferenceMistyped
from masthead.people.models import Person

METHODS = [(method.value, method.label) for method in BY_POST]
_AMOUNT = {"required": gettext_lazy("Type the amount, such as 20 or 12.50")}


def read_amount(typed: str, *, currency: str) -> int:
    """Return an amount as typed in minor units, or raise the form's own refusal."""
    try:
        minor = money.parse(typed, currency=currency)
    except money.AmountNotUnderstood as error:
        words = _("“{typed}” is not an amount: type it as 20 or 12.50")
        raise forms.ValidationError(words.format(typed=typed)) from error
    if minor > (most := MOST_BY_POST * 10 ** money.exponent(currency)):
        words = _("A gift by post is {most} at most, and so is a batch")
        raise forms.ValidationError(words.format(most=money.exact(most, currency=currency)))
    return minor


def _why_not(day: dt.date, *, today: dt.date) -> str:
    """Return the sentence that says why nothing was received on a day, empty where it may be."""
    try:
        refuse_day(day, today=today)
    except (DayStillToCome, DayTooLongAgo) as refused:
        return str(refused)
    return ""


class BatchForm(forms.Form):
    """What is counted before anything is typed in."""

    received_on = forms.DateField(
        label=gettext_lazy("Day it was received"),
        widget=DayInput,
        error_messages={
            "required": gettext_lazy("Type the day it was received"),
            "invalid": gettext_lazy("Type the day it was received as year-month-day"),
        },
    )
    count = forms.IntegerField(
        label=gettext_lazy("How many gifts"),
        min_value=1,
        max_value=500,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": gettext_lazy("Count the gifts first"),
            "invalid": gettext_lazy("Type how many gifts there are, such as 12"),
            "min_value": gettext_lazy("A batch holds one gift at least"),
            "max_value": gettext_lazy("A batch holds 500 gifts at most: make two of it"),
        },
    )
    total = forms.CharField(
        label=gettext_lazy("Their total"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"required": gettext_lazy("Add the gifts up first")},
    )
    method = forms.ChoiceField(label=gettext_lazy("How most of them came"), choices=METHODS)
    counts_today = forms.BooleanField(required=False)

    def __init__(self, *args: Any, paper: Paper, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paper, self.today = paper, today
        self.asks_for_today = False
        self.fields["total"].label = _("Their total, in {currency}").format(currency=paper.currency)
        words = _("The month of that day is closed: let these gifts count today, {day}")
        self.fields["counts_today"].label = words.format(day=days.in_words(today))

    def clean_total(self) -> int:
        """Return the total in minor units."""
        return read_amount(self.cleaned_data["total"], currency=self.paper.currency)

    def clean(self) -> dict[str, Any]:
        """Offer today where the month of the day is closed, with the reason."""
        data = self.cleaned_data
        day = data.get("received_on")
        if day and (why := _why_not(day, today=self.today)):
            self.add_error("received_on", why)
        elif day and is_closed(day) and not data.get("counts_today"):
            self.asks_for_today = True
            words = _("{month} is closed and its figures never change: tick below, or type a day")
            self.add_error("received_on", words.format(month=date_format(day, "F Y")))
        return data


class ItemForm(forms.Form):
    """One gift of a batch, in the order in which a clerk reads it off the paper."""

    amount = forms.CharField(
        label=gettext_lazy("Amount"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages=_AMOUNT,
    )
    method = forms.ChoiceField(label=gettext_lazy("How it came"), choices=METHODS)
    sort_code = forms.CharField(label=gettext_lazy("Sort code"), required=False, max_length=20)
    account = forms.CharField(label=gettext_lazy("Account"), required=False, max_length=20)
    cheque_number = forms.CharField(
        label=gettext_lazy("Cheque number"), required=False, max_length=20
    )
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    giver = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Giver"), required=False, max_length=200)
    town = forms.CharField(label=gettext_lazy("Town"), required=False, max_length=200)
    thank = forms.ChoiceField(label=gettext_lazy("Thanks"), choices=Thank.choices[::-1])
    appeal = forms.ChoiceField(label=gettext_lazy("Appeal"), required=False)
    reference = forms.CharField(label=gettext_lazy("Reference"), required=False, max_length=40)

    def __init__(
        self,
        data: Any = None,
        *,
        batch: Batch,
        item: Item | None = None,
        begun: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=begun or first_words(batch, item))
        self.batch = batch
        special = Appeal.objects.special_on(batch.received_on)
        choices = [("", _("The main appeal")), *((str(a.pk), a.name) for a in special)]
        self.fields["appeal"].choices = choices  # type: ignore[attr-defined]
        for name in NUMBERS:
            self.fields[name].widget.attrs.update(inputmode="numeric", autocomplete="off")
        for name in ("name", "town"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean_amount(self) -> int:
        """Return the amount in minor units."""
        return read_amount(self.cleaned_data["amount"], currency=self.batch.currency)

    def clean_giver(self) -> Person | None:
        """Return the person who was chosen, unless another name or town was typed since."""
        key = self.cleaned_data["giver"]
        found = Person.objects.filter(pk=key).first() if key else None
        typed = [str(self.data.get(name, "")).strip() for name in ("name", "town")]
        return found if found and [found.name, found.town] == typed else None

    def clean_reference(self) -> str:
        """Return the reference as it was printed."""
        typed: str = self.cleaned_data["reference"]
        if not typed:
            return ""
        try:
            return reference_as_printed(typed)
        except (ReferenceMistyped, NoSuchReference) as error:
            raise forms.ValidationError(str(error.args[0])) from error

    def clean(self) -> dict[str, Any]:
        """See that cheques are whole and that the wish for thanks can be met."""
        data = self.cleaned_data
        if data.get("method") != Method.CHEQUE:
            data |= dict.fromkeys(NUMBERS, "")
        if any(data.get(name) for name in NUMBERS):
            self._clean_cheque(data)
        if not data.get("reference"):
            said = {"name": data.get("name", ""), "town": data.get("town", "")}
            for field, sentence in missing(
                data.get("thank", Thank.NONE), **said, at_desk=True
            ).items():
                self.add_error(field, sentence)
        return data

    def _clean_cheque(self, data: dict[str, Any]) -> None:
        for name in NUMBERS:
            try:
                data[name] = as_printed(name, data.get(name, ""))
                if not data[name]:
                    self.add_error(name, _("A cheque is told by all three numbers, or none"))
            except ChequeMistyped as error:
                self.add_error(name, str(error))

    def typed(self) -> Typed:
        """Return the gift as the verb takes it."""
        data = self.cleaned_data
        appeal = Appeal.objects.filter(pk=data["appeal"]).first() if data["appeal"] else None
        known = data["giver"]
        return Typed(
            amount_minor=data["amount"],
            method=data["method"],
            giver=known,
            name="" if known else data["name"],
            town="" if known else data["town"],
            thank=data["thank"],
            appeal=appeal,
            reference=data["reference"],
            sort_code=data["sort_code"],
            account=data["account"],
            cheque_number=data["cheque_number"],
        )


def first_words(batch: Batch, item: Item | None) -> dict[str, Any]:
    """Return what the form begins with: the batch's method, or the gift as it was typed."""
    if item is None:
        return {"method": batch.method, "thank": Thank.NONE, "key": new_id()}
    known = item.giver
    return {
        "amount": money.plain(item.amount_minor, currency=batch.currency),
        "method": item.method,
        "sort_code": item.sort_code,
        "account": item.account,
        "cheque_number": item.cheque_number,
        "giver": known.pk if known else None,
        "name": known.name if known else item.name,
        "town": known.town if known else item.town,
        "thank": item.thank,
        "appeal": str(item.appeal_id) if item.appeal_id else "",
        "reference": item.reference,
    }
