"""Which year the annual return is asked for."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.shares.forms.fields import day_field


class YearForm(forms.Form):
    """The first and the last day, and as known when: now, unless a day is typed."""

    first = day_field(gettext_lazy("First day of the year"))
    last = day_field(gettext_lazy("Last day"))
    known = day_field(gettext_lazy("As the books stood on"), required=False)

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_last(self) -> dt.date:
        """Return the last day. What is returned has happened."""
        last: dt.date = self.cleaned_data["last"]
        if last > self.today:
            raise forms.ValidationError(_("That day is still to come"))
        return last

    def clean_known(self) -> dt.date | None:
        """Return the day, if any. What the books will say nobody knows."""
        known: dt.date | None = self.cleaned_data["known"]
        if known and known > self.today:
            raise forms.ValidationError(_("That day is still to come"))
        return known


def year_before(today: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of the calendar year before."""
    return dt.date(today.year - 1, 1, 1), dt.date(today.year - 1, 12, 31)
