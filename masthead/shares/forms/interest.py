"""The forms of interest on shares: declare it, say how somebody wants it, pay it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.ledger.accounts import Account
from masthead.lib import money
from masthead.register.models import ShareClass
from masthead.shares.forms.fields import day_field
from masthead.shares.interest.choose_way import BankAccount
from masthead.shares.models import InterestWay, Way

_RESTS = gettext_lazy("The meeting and its resolution")
_WAITS = gettext_lazy("Refunds payable, until the bank’s statement shows it")
_FROM = {
    Account.REFUNDS_PAYABLE: _WAITS,
    Account.BANK: gettext_lazy("The bank, now: its statements are not read here"),
    Account.CASH_IN_HAND: gettext_lazy("The cash in hand"),
}


class DeclareForm(forms.Form):
    """What a meeting declared: a class, its days, the rate a year."""

    share_class = forms.ModelChoiceField(
        ShareClass.objects.order_by("pk"), label=gettext_lazy("Class of share"), empty_label=None
    )
    first = day_field(gettext_lazy("First day"))
    last = day_field(gettext_lazy("Last day"))
    rate = forms.CharField(
        label=gettext_lazy("Interest a year, in per cent"),
        max_length=money.LONGEST,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"required": gettext_lazy("Type the rate, such as 3.5")},
    )
    on = day_field(gettext_lazy("Day of the meeting"))
    authority = forms.CharField(
        label=_RESTS,
        max_length=300,
        error_messages={"required": gettext_lazy("Name the meeting and its resolution")},
    )

    def clean_rate(self) -> int:
        """Return the rate in hundredths of a per cent."""
        typed = self.cleaned_data["rate"].strip().rstrip("%").strip()
        try:
            return money.parse(typed, currency="GBP")
        except money.AmountNotUnderstood as error:
            words = _("“{typed}” is no rate: type it as 3 or 3.25")
            raise forms.ValidationError(words.format(typed=typed[:40])) from error


class WayForm(forms.Form):
    """How a member wants their interest, and where to."""

    way = forms.ChoiceField(label=gettext_lazy("How they want it"), choices=Way.choices)
    name = forms.CharField(label=gettext_lazy("Name of the account"), max_length=70, required=False)
    sort_code = forms.CharField(label=gettext_lazy("Sort code"), max_length=12, required=False)
    number = forms.CharField(label=gettext_lazy("Account number"), max_length=20, required=False)
    iban = forms.CharField(label=gettext_lazy("or its IBAN"), max_length=42, required=False)
    authority = forms.CharField(
        label=gettext_lazy("On what it rests"),
        help_text=gettext_lazy("The letter or the call, with its day."),
        max_length=300,
        error_messages={"required": gettext_lazy("Say on what it rests")},
    )

    def account(self) -> BankAccount:
        """Return the bank account that was typed."""
        data = self.cleaned_data
        return BankAccount(data["name"], data["sort_code"], data["number"], data["iban"])


def way_begun(way: InterestWay | None) -> dict[str, str]:
    """Return what the form begins with: what they chose before."""
    if way is None:
        return {}
    return {
        "way": way.way,
        "name": way.account_name,
        "sort_code": way.sort_code,
        "number": way.number,
        "iban": way.iban,
    }


class RunForm(forms.Form):
    """On which day interest is paid."""

    on = day_field(gettext_lazy("Paid on"))


class FromForm(RunForm):
    """Interest that leaves an account."""

    paid_from = forms.ChoiceField(label=gettext_lazy("Booked out of"))

    def __init__(self, *args: Any, accounts: tuple[Account, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(account.value, _FROM[account]) for account in accounts]
        self.fields["paid_from"].choices = choices  # type: ignore[attr-defined]


class HandForm(FromForm):
    """A cheque, or cash, for one member."""

    note = forms.CharField(
        label=gettext_lazy("Number of the cheque, or what else there is to say"),
        max_length=300,
        required=False,
    )


class SharesForm(RunForm):
    """Interest that becomes shares."""

    authority = forms.CharField(
        label=_RESTS,
        max_length=300,
        error_messages={"required": gettext_lazy("Name the meeting and its resolution")},
    )


class ReportForm(forms.Form):
    """For which year the revenue is told."""

    first = day_field(gettext_lazy("First day of the tax year"))
    last = day_field(gettext_lazy("Last day"))
