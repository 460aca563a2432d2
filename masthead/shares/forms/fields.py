"""Fields that several of the desk's forms about shares ask for."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.register.find import find_members
from masthead.register.models import Member

_AUTHORITY = gettext_lazy("On what it rests")
_QUANTITY = gettext_lazy("How many shares")


class DayInput(forms.DateInput):
    """A day as the browser itself takes it, by keyboard."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def day_field(label: Any, *, help_text: Any = "", required: bool = True) -> forms.DateField:
    """Return a field for one day, with words of ours when it isn't one."""
    said = {
        "required": gettext_lazy("Type the day"),
        "invalid": gettext_lazy("Type the day as year-month-day"),
    }
    return forms.DateField(
        label=label, widget=DayInput, help_text=help_text, required=required, error_messages=said
    )


def authority_field(label: Any = _AUTHORITY) -> forms.CharField:
    """Return the field for the minute or the letter that a change in the register rests on."""
    return forms.CharField(
        label=label,
        help_text=gettext_lazy("The minute or the letter, such as: Board, 4 May 2026, minute 3"),
        max_length=300,
        error_messages={"required": gettext_lazy("Name the minute or the letter")},
    )


def quantity_field(label: Any = _QUANTITY) -> forms.IntegerField:
    """Return the field for a number of shares, one at least."""
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=2_000_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": gettext_lazy("Type how many shares"),
            "invalid": gettext_lazy("Type the number of shares in digits, such as 10"),
            "min_value": gettext_lazy("One share at least"),
            "max_value": gettext_lazy("So many shares there aren’t"),
        },
    )


def amount_field(label: Any, *, help_text: Any = "", required: bool = True) -> forms.CharField:
    """Return the field for an amount, to be read by `read_amount`."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=40,
        required=required,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"required": gettext_lazy("Type the amount, such as 20 or 12.50")},
    )


def read_amount(typed: str) -> int:
    """Return an amount as typed in minor units, or raise the form's own refusal."""
    try:
        return money.parse(typed, currency=the_paper().currency)
    except money.AmountNotUnderstood as error:
        words = _("“{typed}” is not an amount: type it as 20 or 12.50")
        raise forms.ValidationError(words.format(typed=typed)) from error


def read_member(typed: str, *, on: dt.date) -> Member | None:
    """Return the member of a number or a name as typed, None where nothing was typed.

    Raises the form's own refusal for nobody, and for several, with their numbers.
    """
    typed = typed.strip().lstrip("#")
    if not typed:
        return None
    if typed.isascii() and typed.isdecimal() and len(typed) < 10:
        if member := Member.objects.filter(number=int(typed)).first():
            return member
        raise forms.ValidationError(_("No member has the number {typed}").format(typed=typed))
    found = find_members(typed, on=on, limit=6)
    if len(found) == 1:
        return Member.objects.get(number=found[0].number)
    if not found:
        raise forms.ValidationError(_("No member is called “{typed}”").format(typed=typed))
    who = ", ".join(f"{one.number} {one.name}" for one in found[:5])
    words = _("Several may be meant: {who}. Type the number")
    raise forms.ValidationError(words.format(who=who))
