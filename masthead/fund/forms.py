"""The desk's forms of appeals and matches."""

import datetime as dt
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.fund.match_terms import LONGEST_SPONSOR
from masthead.fund.models import Match, Method
from masthead.fund.receive import BY_GATEWAY
from masthead.fund.terms import LONGEST_ADDRESS, LONGEST_NAME
from masthead.lib import days, money


class DayInput(forms.DateInput):
    """A day as the browser itself takes it, by keyboard."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def day_field(label: Any) -> forms.DateField:
    """Return a field for one day, with words of ours when it isn't one."""
    said = {
        "required": gettext_lazy("Type the day"),
        "invalid": gettext_lazy("Type the day as year-month-day"),
    }
    bounds = [
        MinValueValidator(days.FIRST, message=said["invalid"]),
        MaxValueValidator(days.LAST, message=said["invalid"]),
    ]
    return forms.DateField(label=label, widget=DayInput, error_messages=said, validators=bounds)


class AppealForm(forms.Form):
    """The terms of an appeal; the target becomes minor units of the paper's currency."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=LONGEST_NAME,
        error_messages={"required": gettext_lazy("An appeal needs a name")},
    )
    target = forms.CharField(
        label=gettext_lazy("Target"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"required": gettext_lazy("Type the target, such as 18000")},
    )
    opens_on = day_field(gettext_lazy("First day"))
    closes_on = day_field(gettext_lazy("Last day"))

    words = forms.CharField(
        label=gettext_lazy("Words of yours for its page"),
        help_text=gettext_lazy("What it is for and why. A blank line begins a new paragraph."),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    on_front = forms.BooleanField(
        label=gettext_lazy("Its panel stands on the front page while it is open"), required=False
    )

    def __init__(self, *args: Any, currency: str, has_page: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.currency = currency
        self.fields["target"].label = _("Target, in {currency}").format(currency=currency)
        if not has_page:
            del self.fields["words"], self.fields["on_front"]

    def clean_target(self) -> int:
        """Return the target in minor units."""
        return _amount(self.cleaned_data["target"], currency=self.currency)


class NewAppealForm(AppealForm):
    """The terms of an appeal to be opened, and whether it is a special one."""

    special = forms.BooleanField(
        label=gettext_lazy("A special appeal"),
        help_text=gettext_lazy(
            "It runs beside the monthly fund, takes only what is given for it, and ends."
        ),
        required=False,
    )
    slug = forms.SlugField(
        label=gettext_lazy("Address of its page"),
        help_text=gettext_lazy(
            "For a special appeal: the last part of /fund/…/, made of its name if you leave it "
            "empty. It never changes."
        ),
        max_length=LONGEST_ADDRESS,
        required=False,
    )
    field_order = ["name", "target", "opens_on", "closes_on", "special", "slug"]


def _amount(typed: str, *, currency: str) -> int:
    """Return an amount as typed in minor units, or say how to type it."""
    try:
        return money.parse(typed, currency=currency)
    except money.AmountNotUnderstood as error:
        words = _("“{typed}” is not an amount: type it as 18000 or 18000.50")
        raise forms.ValidationError(words.format(typed=typed)) from error


def first_terms(
    *, name: str, target_minor: int | None, currency: str, period: tuple[dt.date, dt.date]
) -> dict[str, Any]:
    """Return what the form begins with: these days, and the last appeal's name and target."""
    target = _plain(target_minor, currency=currency) if target_minor else ""
    return {"name": name, "target": target, "opens_on": period[0], "closes_on": period[1]}


def _plain(minor: int, *, currency: str) -> str:
    return money.plain(minor, currency=currency).removesuffix(".00")


class PaymentOfMatchForm(forms.Form):
    """Which match a gift was the sponsor's payment of, if any."""

    match = forms.ModelChoiceField(
        label=gettext_lazy("What the sponsor of a match paid in"),
        queryset=Match.objects.select_related("appeal").order_by("-set_at"),
        empty_label=gettext_lazy("No: it is a reader’s gift"),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["match"].label_from_instance = _name_of_match  # type: ignore[attr-defined]


def _name_of_match(match: Match) -> str:
    return f"{match.sponsor}: {match.appeal.name}"


class MatchForm(forms.Form):
    """The terms of a match; the sum becomes minor units of the appeal's currency."""

    sponsor = forms.CharField(
        label=gettext_lazy("Promised by"),
        help_text=gettext_lazy(
            "As it is printed: “the boatbuilders’ branch in Threlby”, “a friend of the paper”."
        ),
        max_length=LONGEST_SPONSOR,
        error_messages={"required": gettext_lazy("Say who promised it")},
    )
    cap = forms.CharField(
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"required": gettext_lazy("Type the sum, such as 5000")},
    )
    opens_on = day_field(gettext_lazy("First day"))
    closes_on = day_field(gettext_lazy("Last day"))

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.currency = currency
        self.fields["cap"].label = _("One for one up to, in {currency}").format(currency=currency)

    def clean_cap(self) -> int:
        """Return the sum in minor units."""
        return _amount(self.cleaned_data["cap"], currency=self.currency)


class PayMatchForm(forms.Form):
    """What a sponsor paid in. `key` makes a form that is sent twice one gift."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    amount = forms.CharField(
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"required": gettext_lazy("Type the amount, such as 2000")},
    )
    method = forms.ChoiceField(label=gettext_lazy("How it came"), choices=Method.choices)
    on = day_field(gettext_lazy("Day it was received"))

    def __init__(self, *args: Any, currency: str, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.currency, self.today = currency, today
        self.fields["amount"].label = _("Amount, in {currency}").format(currency=currency)
        by_hand = [choice for choice in Method.choices if choice[0] not in BY_GATEWAY]
        self.fields["method"].choices = by_hand  # type: ignore[attr-defined]

    def clean_amount(self) -> int:
        """Return the amount in minor units."""
        return _amount(self.cleaned_data["amount"], currency=self.currency)

    def clean_on(self) -> dt.date:
        """Return the day. What has been received was not received tomorrow."""
        on: dt.date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("That day is still to come"))
        return on


class ReversalForm(forms.Form):
    """What was wrong with a gift that is to be reversed."""

    why = forms.CharField(
        label=gettext_lazy("What was wrong with it"),
        help_text=gettext_lazy("For the treasurer and the auditor; it names nobody."),
        max_length=300,
        error_messages={"required": gettext_lazy("Say what was wrong with it")},
    )
