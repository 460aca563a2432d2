"""The small forms: who ceases, who takes office, what was lent, what was wrong."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.lib import money
from masthead.register.forms.fields import DayField, MemberField, authority_field
from masthead.register.models.inspection import Form, Interest
from masthead.register.models.property import Property


class ActForm(forms.Form):
    """A day, and what it rests on. The fields of each form come first."""

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["on"] = DayField(_("On which day"), last=today)
        self.fields["authority"] = authority_field()


class CeaseForm(ActForm):
    """That somebody ceases to be a member."""

    why = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=200,
        error_messages={"required": gettext_lazy("Say why they are a member no more")},
    )


class PropertyForm(ActForm):
    """That a loan, a deposit or other property grows or shrinks."""

    what = forms.ChoiceField(label=gettext_lazy("What"), choices=Property.choices)
    way = forms.ChoiceField(
        label=gettext_lazy("Which way"),
        choices=[
            ("in", gettext_lazy("Lent or paid in to the society")),
            ("out", gettext_lazy("Paid back to the member")),
        ],
    )
    amount = forms.CharField(
        label=gettext_lazy("Amount"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"required": gettext_lazy("Type the amount, such as 20 or 12.50")},
    )
    words = forms.CharField(label=gettext_lazy("Terms"), max_length=200, required=False)

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.currency = currency
        self.fields["amount"].label = _("Amount, in {currency}").format(currency=currency)

    def clean_amount(self) -> int:
        """Return the amount in minor units."""
        try:
            return money.parse(self.cleaned_data["amount"], currency=self.currency)
        except money.AmountNotUnderstood as error:
            words = _("“{typed}” is not an amount: type it as 20 or 12.50")
            typed = self.cleaned_data["amount"]
            raise forms.ValidationError(words.format(typed=typed)) from error


class ReverseForm(forms.Form):
    """What was wrong with a line."""

    why = forms.CharField(
        label=gettext_lazy("What was wrong"),
        max_length=300,
        error_messages={"required": gettext_lazy("Say what was wrong with it")},
    )


class TermForm(ActForm):
    """That somebody takes an office."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        error_messages={"required": gettext_lazy("Type the name")},
    )
    office = forms.CharField(
        label=gettext_lazy("Office"),
        max_length=80,
        help_text=gettext_lazy("Chair, secretary, treasurer, member of the board …"),
        error_messages={"required": gettext_lazy("Type the office")},
    )
    member = MemberField(gettext_lazy("Member number, if a member"), required=False)


class LeaveForm(ActForm):
    """That an officer left, or that the term was never so."""

    why = forms.CharField(label=gettext_lazy("Reason"), max_length=200, required=False)
    was_mistake = forms.BooleanField(
        label=gettext_lazy("The whole term was written by mistake"), required=False
    )


class InspectForm(forms.Form):
    """Who inspects the register, and which copy is handed over."""

    who = forms.CharField(
        label=gettext_lazy("Who inspects it"),
        max_length=200,
        error_messages={"required": gettext_lazy("Type who inspects the register")},
    )
    interest = forms.ChoiceField(label=gettext_lazy("Their interest"), choices=Interest.choices)
    member = MemberField(gettext_lazy("Member number, if a member"), required=False)
    why = forms.CharField(label=gettext_lazy("What for"), max_length=300, required=False)
    form = forms.ChoiceField(label=gettext_lazy("Form"), choices=Form.choices)

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["as_at"] = DayField(_("The register as at"), last=today)


class ExportForm(forms.Form):
    """What is asked for of the whole register, and why."""

    form = forms.ChoiceField(label=gettext_lazy("Form"), choices=Form.choices)
    why = forms.CharField(
        label=gettext_lazy("What it is for"),
        max_length=300,
        error_messages={"required": gettext_lazy("Say what the register is wanted for")},
    )

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["as_at"] = DayField(_("The register as at"), last=today)
        self.fields["known_on"] = DayField(
            _("As the books stood on"), last=today, required=False, help_text=_("Empty: as now.")
        )


class AsAtForm(forms.Form):
    """Which day the list of members shows."""

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["as_at"] = DayField(_("As at"))
        self.fields["known"] = DayField(_("As the books stood on"), last=today, required=False)
