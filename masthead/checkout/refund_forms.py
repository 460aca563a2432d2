"""The desk's form of a gift to be given back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.fund.forms import DayInput
from masthead.fund.models import Gift
from masthead.fund.receive import BY_GATEWAY
from masthead.lib import money


class GiveBackForm(forms.Form):
    """How much of a gift goes back, and why. `key` makes a form that is sent twice one."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    amount = forms.CharField(
        label=gettext_lazy("Amount"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"required": gettext_lazy("Type the amount, such as 20 or 12.50")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        help_text=gettext_lazy("For the treasurer and the auditor; it names nobody."),
        error_messages={"required": gettext_lazy("Say why it is given back")},
    )
    on = forms.DateField(
        label=gettext_lazy("Day on which it was paid back"),
        widget=DayInput,
        error_messages={
            "required": gettext_lazy("Type the day on which it was paid back"),
            "invalid": gettext_lazy("Type the day as year-month-day"),
        },
    )

    def __init__(self, *args: Any, gift: Gift, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gift, self.today = gift, today
        self.fields["amount"].label = _("Amount, in {currency}").format(currency=gift.currency)
        if gift.method in BY_GATEWAY:
            del self.fields["on"]

    def clean_amount(self) -> int:
        """Return the amount in minor units."""
        typed = self.cleaned_data["amount"]
        try:
            return money.parse(typed, currency=self.gift.currency)
        except money.AmountNotUnderstood as error:
            raise forms.ValidationError(
                _("“{typed}” is not an amount: type it as 20 or 12.50").format(typed=typed)
            ) from error

    def clean_on(self) -> dt.date:
        """Return the day, which is neither to come nor before the gift's own."""
        on: dt.date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("That day is still to come"))
        if on < self.gift.effective_on:
            raise forms.ValidationError(_("That is before the day of the gift"))
        return on
