"""The desk's form that corrects a share transaction."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.register.models import ShareTransaction, What
from masthead.shares.forms.fields import amount_field, day_field, quantity_field, read_amount
from masthead.shares.holdings.correct import Right

NEVER, ANEW = "never", "anew"
CONVERSION = (What.CONVERSION_IN, What.CONVERSION_OUT)


class CorrectForm(forms.Form):
    """What was wrong with a transaction, and how it should have been."""

    how = forms.ChoiceField(
        label=gettext_lazy("It should have been"),
        choices=[
            (ANEW, gettext_lazy("As I type it below")),
            (NEVER, gettext_lazy("Not at all")),
        ],
        widget=forms.RadioSelect,
    )
    quantity = quantity_field()
    amount = amount_field(
        gettext_lazy("Paid on them"),
        required=False,
        help_text=gettext_lazy("Leave it empty for their nominal value."),
    )
    on = day_field(gettext_lazy("From which day"))
    why = forms.CharField(
        label=gettext_lazy("What was wrong with it"),
        help_text=gettext_lazy("It stands in the register as what the correction rests on."),
        max_length=300,
        error_messages={"required": gettext_lazy("Say what was wrong with it")},
    )

    def __init__(self, *args: Any, wrong: ShareTransaction, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wrong = wrong
        self.fields["how"].initial = ANEW
        self.fields["quantity"].initial = abs(wrong.quantity)
        self.fields["on"].initial = wrong.effective_on
        if wrong.what in CONVERSION:
            self.fields["how"].initial = NEVER
            self.fields["how"].choices = [  # type: ignore[attr-defined]
                (NEVER, _("Not at all: convert anew afterwards"))
            ]
        if self.data.get("how") == NEVER or wrong.what in CONVERSION:
            for name in ("quantity", "amount", "on"):
                self.fields[name].required = False

    def clean_amount(self) -> int | None:
        """Return the amount in minor units, None where it is the nominal value."""
        typed: str = self.cleaned_data["amount"]
        return read_amount(typed) if typed else None

    def clean(self) -> dict[str, Any]:
        """Say how it should have been, None where not at all."""
        data = super().clean() or self.cleaned_data
        data["right"] = None
        if not self.errors and data["how"] == ANEW:
            amount = data["amount"]
            if amount is None:
                amount = data["quantity"] * self.wrong.share_class.nominal_minor
            data["right"] = Right(data["quantity"], amount, data["on"])
        return data

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the parts of the form; a conversion is only taken back."""
        if self.wrong.what in CONVERSION:
            return [("", [self["how"], self["why"]])]
        anew = [self[name] for name in ("quantity", "amount", "on")]
        return [("", [self["how"]]), (_("As it should have been"), anew), ("", [self["why"]])]
