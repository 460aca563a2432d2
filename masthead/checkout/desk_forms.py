"""The desk's form of a gift that came by post."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.checkout.models import PromisedGift
from masthead.checkout.share.pay import awaited_by_post
from masthead.checkout.share.record import application_of
from masthead.checkout.support.receive import reference_as_printed, support_of
from masthead.checkout.thanking import missing
from masthead.fund.forms import DayInput
from masthead.fund.models import Appeal, Method, Thank
from masthead.fund.receive import BY_GATEWAY
from masthead.ledger.models import new_id
from masthead.ledger.post import is_closed
from masthead.lib import days, money
from masthead.paper.models import Paper, the_paper
from masthead.payments.confirm_by_hand import NoSuchReference, find_by_post
from masthead.payments.reference import ReferenceMistyped
from masthead.shares.models import Application
from masthead.supporters.models import How, Support

# What a payment service takes it tells of itself.
BY_HAND = [choice for choice in Method.choices if choice[0] not in BY_GATEWAY]


class RecordForm(forms.Form):
    """One gift. `key` makes a form that is sent twice one gift."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    reference = forms.CharField(
        label=gettext_lazy("Reference"),
        help_text=gettext_lazy(
            "If it bears one, such as WP-7K3QD-M. Name, town and thanks are then taken from what "
            "the giver typed, unless you type others. That of an application for shares puts "
            "the money into suspense for them, not into the fund; that of a supporter puts it "
            "with their support, and thanks them as they chose there."
        ),
        required=False,
        max_length=40,
    )
    amount = forms.CharField(
        label=gettext_lazy("Amount"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"required": gettext_lazy("Type the amount, such as 20 or 12.50")},
    )
    method = forms.ChoiceField(label=gettext_lazy("How it came"), choices=BY_HAND)
    on = forms.DateField(
        label=gettext_lazy("Day it was received"),
        widget=DayInput,
        help_text=gettext_lazy("For a bank transfer, the day on the statement."),
        error_messages={
            "required": gettext_lazy("Type the day it was received"),
            "invalid": gettext_lazy("Type the day it was received as year-month-day"),
        },
    )
    counts_today = forms.BooleanField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Giver’s name"), required=False, max_length=200)
    town = forms.CharField(label=gettext_lazy("Giver’s town"), required=False, max_length=200)
    email = forms.EmailField(
        label=gettext_lazy("Giver’s email, if a receipt is wanted"),
        required=False,
        max_length=254,
        error_messages={
            "invalid": gettext_lazy("That is no email address: type it as name@example.org")
        },
    )
    thank = forms.ChoiceField(
        label=gettext_lazy("Thanks in the paper, as the giver chose"), choices=Thank.choices[::-1]
    )
    appeal = forms.ChoiceField(label=gettext_lazy("Appeal"), required=False)

    def __init__(self, *args: Any, paper: Paper, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paper, self.today = paper, today
        self.application: Application | None = None
        self.support: Support | None = None
        special = Appeal.objects.filter(special=True).order_by("-closes_on")[:20]
        choices = [("", _("The main appeal of that day"))]
        choices += [(appeal.name, appeal.name) for appeal in special]
        self.fields["appeal"].choices = choices  # type: ignore[attr-defined]
        self.fields["amount"].label = _("Amount, in {currency}").format(currency=paper.currency)

    def clean_amount(self) -> int:
        """Return the amount in minor units."""
        typed = self.cleaned_data["amount"]
        try:
            return money.parse(typed, currency=self.paper.currency)
        except money.AmountNotUnderstood as error:
            raise forms.ValidationError(
                _("“{typed}” is not an amount: type it as 20 or 12.50").format(typed=typed)
            ) from error

    def clean_on(self) -> dt.date:
        """Return the day. What has been received was not received tomorrow."""
        on: dt.date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("That day is still to come"))
        return on

    def clean_reference(self) -> str:
        """Return the reference as it was printed; for shares, keep the application it is of."""
        typed: str = self.cleaned_data["reference"]
        if not typed:
            return ""
        try:
            self.application = application_of(typed)
            self.support = None if self.application else support_of(typed)
            return typed if self.application else reference_as_printed(typed)
        except (ReferenceMistyped, NoSuchReference) as error:
            raise forms.ValidationError(str(error.args[0])) from error

    def clean(self) -> dict[str, Any]:
        """See that the wish for thanks can be met, and that a closed month is left alone."""
        data = self.cleaned_data
        if self.application:
            return data
        said = {"name": data.get("name", ""), "town": data.get("town", "")}
        thank = data.get("thank", Thank.NONE)
        if not self.support and (not data.get("reference") or any(said.values())):
            for field, sentence in missing(thank, **said, at_desk=True).items():
                self.add_error(field, sentence)
        if (on := data.get("on")) and is_closed(on):
            self._offer_today(on)
        return data

    def _offer_today(self, on: dt.date) -> None:
        """Ask whether a gift of a closed month may count today; nothing is moved unasked."""
        words = _("Count it today, {today}, and name {day} as the day it came")
        asked = self["counts_today"]
        asked.label = words.format(today=days.in_words(self.today), day=days.in_words(on))
        asked.field.widget = forms.CheckboxInput()
        if not self.cleaned_data.get("counts_today"):
            why = _("{month} is closed: its figures never change. Tick this, or type another day")
            self.add_error("counts_today", why.format(month=date_format(on, "F Y")))


def first_words(
    reference: str, *, method: str, on: str, today: dt.date
) -> dict[str, str | dt.date]:
    """Return what the form begins with: what was promised, or the last gift's way and day."""
    begun: dict[str, str | dt.date] = {"key": str(new_id()), "thank": Thank.NONE}
    begun |= {"on": on or today, "method": method or Method.CHEQUE}
    if not reference:
        return begun
    if waiting := _for_shares(reference):
        return begun | waiting
    if supported := _of_support(reference):
        return begun | supported
    promised = _promised(reference)
    if promised is None:
        return begun | {"reference": reference}
    payment = promised.payment
    return begun | {
        "reference": payment.reference,
        "amount": money.plain(payment.amount_minor, currency=payment.currency),
        "method": payment.way,
        "name": promised.name,
        "town": promised.town,
        "email": promised.email,
        "thank": promised.thank,
        "appeal": promised.appeal.name if promised.appeal else "",
    }


def _promised(reference: str) -> PromisedGift | None:
    try:
        payment = find_by_post(reference)
    except (ReferenceMistyped, NoSuchReference):
        return None
    return PromisedGift.objects.select_related("payment", "appeal").filter(payment=payment).first()


def _for_shares(reference: str) -> dict[str, str | dt.date]:
    """Return what the form begins with for money for shares; nothing for another reference."""
    try:
        application = application_of(reference)
    except ReferenceMistyped:
        return {}
    if application is None:
        return {}
    payment = awaited_by_post(application)
    waiting = payment.amount_minor if payment else application.price_minor
    currency = the_paper().currency
    begun: dict[str, str | dt.date] = {"reference": payment.reference if payment else reference}
    begun["amount"] = money.plain(waiting, currency=currency)
    return begun | ({"method": payment.way} if payment else {})


def _of_support(reference: str) -> dict[str, str | dt.date]:
    """Return what the form begins with for a supporter's money; nothing for another reference."""
    try:
        support = support_of(reference)
    except ReferenceMistyped:
        return {}
    if support is None:
        return {}
    person, is_collection = support.person, support.how == How.COLLECTION
    return {
        "reference": support.reference,
        "amount": "" if is_collection else _plain(support),
        "method": Method.COLLECTION if is_collection else Method.BANK,
        "name": person.name,
        "town": person.town,
        "thank": support.thank,
    }


def _plain(support: Support) -> str:
    return money.plain(support.amount_minor, currency=support.currency)
