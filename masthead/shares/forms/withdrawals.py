"""The desk's forms of withdrawals: a notice paid or taken back, a class suspended."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from masthead.ledger.accounts import Account
from masthead.register.models import ShareClass
from masthead.shares.forms.fields import authority_field, day_field

PAID_FROM = [
    (
        Account.REFUNDS_PAYABLE.value,
        gettext_lazy("By bank: owed until the statement shows it"),
    ),
    (Account.BANK.value, gettext_lazy("By bank, and booked as gone: no statement is read here")),
    (Account.CASH_IN_HAND.value, gettext_lazy("In cash")),
]


class OnADay(forms.Form):
    """The day, and what it rests on."""

    on = day_field(gettext_lazy("From which day"))
    authority = authority_field()
    names: ClassVar[tuple[str, ...]] = ("on", "authority")

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the one part of the form."""
        return [("", [self[name] for name in self.names])]


class TakeBackForm(OnADay):
    """The day on which a member took a notice back, and the letter."""

    on = day_field(gettext_lazy("Day on which it was taken back"))


class PayForm(OnADay):
    """The day on which shares are paid back, and how."""

    on = day_field(
        gettext_lazy("Day on which the shares go"),
        help_text=gettext_lazy(
            "Not before the notice ends. In a closed month the book has it today, and the register "
            "keeps this day."
        ),
    )
    paid_from = forms.ChoiceField(label=gettext_lazy("How it is paid"), choices=PAID_FROM)
    names = ("on", "paid_from", "authority")

    def clean_paid_from(self) -> Account:
        """Return the account."""
        return Account(self.cleaned_data["paid_from"])


class SuspendForm(OnADay):
    """Of which class of share the board suspends withdrawals."""

    share_class = forms.ModelChoiceField(
        label=gettext_lazy("Class of share"),
        queryset=ShareClass.objects.filter(withdrawable=True).order_by("pk"),
        empty_label=None,
        error_messages={"required": gettext_lazy("There are no withdrawable shares")},
    )
    authority = authority_field(gettext_lazy("Minute of the board"))
    names = ("share_class", "on", "authority")


class LiftForm(OnADay):
    """From which day shares are paid back again."""

    authority = authority_field(gettext_lazy("Minute of the board"))
