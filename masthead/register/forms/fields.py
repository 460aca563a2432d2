"""Fields that the forms of the register share."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from masthead.register.models import Member


class DayField(forms.DateField):
    """A day as the browser itself takes it, not later than `last`."""

    def __init__(self, label: Any, *, last: dt.date | None = None, **more: Any) -> None:
        self.last = last
        said = {"required": _("Type a day"), "invalid": _("Type the day as year-month-day")}
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(label=label, widget=widget, error_messages=said, **more)

    def clean(self, value: Any) -> Any:
        """Return the day. What the register tells of has happened."""
        day = super().clean(value)
        if day and self.last and day > self.last:
            raise forms.ValidationError(_("That day is still to come"))
        if day and day.year < 1800:
            raise forms.ValidationError(_("No register goes back so far"))
        return day


class MemberField(forms.IntegerField):
    """A member by the number; None where nothing is typed."""

    def __init__(self, label: Any, **more: Any) -> None:
        said = {"invalid": _("A member number is a whole number, such as 12")}
        widget = forms.TextInput(attrs={"inputmode": "numeric"})
        super().__init__(
            label=label, widget=widget, error_messages=said, min_value=1, max_value=10**9, **more
        )

    def clean(self, value: Any) -> Any:
        """Return the member."""
        number = super().clean(value)
        if number is None:
            return None
        found = Member.objects.filter(number=number).first()
        if found is None:
            raise forms.ValidationError(_("Nobody has that member number"))
        return found


def authority_field() -> forms.CharField:
    """Return the field of what a line rests on."""
    return forms.CharField(
        label=_("Authority"),
        max_length=300,
        help_text=_("What this rests on: the minute, the letter, the notice, with its date."),
        error_messages={"required": _("Say what this rests on")},
    )
