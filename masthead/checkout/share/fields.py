"""Fields of the steps by which shares are bought."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

OLDEST_YEARS = 120
_NO_NAME = gettext_lazy("Type your name")
_NO_ADDRESS = gettext_lazy("Type the postal address: the law wants it in the register")
_NO_EMAIL = gettext_lazy("Type the email address: we write at each step")
_TOO_LONG = gettext_lazy("That is longer than we can keep: %(limit_value)d letters at most")


class BornWidget(forms.MultiWidget):
    """A day of birth in three boxes: nobody finds theirs quickly in a calendar."""

    use_fieldset = True

    def __init__(self) -> None:
        parts = [
            ("day", gettext_lazy("Day"), "bday-day", 2),
            ("month", gettext_lazy("Month"), "bday-month", 2),
            ("year", gettext_lazy("Year"), "bday-year", 4),
        ]
        super().__init__(
            {
                name: forms.TextInput(
                    {
                        "inputmode": "numeric",
                        "autocomplete": word,
                        "size": size,
                        "maxlength": size,
                        "label": label,
                    }
                )
                for name, label, word, size in parts
            }
        )

    def decompress(self, value: Any) -> list[Any]:
        """Return day, month and year of a day, as typed where it can’t be one."""
        if isinstance(value, dt.date):
            return [value.day, value.month, value.year]
        return [None, None, None]


class Ticks(forms.CheckboxSelectMultiple):
    """Boxes to tick, one under the other."""


class BornField(forms.MultiValueField):
    """A day of birth. Refuses one that there is not, one to come, and one too long ago."""

    widget = BornWidget

    def __init__(self, *, label: Any, help_text: Any = "", today: dt.date) -> None:
        self.today = today
        parts = [forms.CharField(max_length=4, required=False) for _part in range(3)]
        super().__init__(
            fields=parts, label=label, help_text=help_text, require_all_fields=False, required=False
        )

    def compress(self, data_list: list[Any]) -> dt.date | None:
        """Return the day that was typed."""
        if not any(data_list):
            raise forms.ValidationError(_("Type the day, the month and the year of birth"))
        try:
            day, month, year = (int(part) for part in data_list)
            born = dt.date(year, month, day)
        except ValueError as error:
            typed = " ".join(data_list)[:20]
            words = _("“{typed}” is no day of birth: type it as 14 5 1980")
            raise forms.ValidationError(words.format(typed=typed)) from error
        return self._believed(born)

    def _believed(self, born: dt.date) -> dt.date:
        if born > self.today:
            raise forms.ValidationError(_("That day of birth is still to come"))
        if self.today.year - born.year > OLDEST_YEARS:
            raise forms.ValidationError(_("Look at the year of birth once more"))
        return born


def name_field(
    label: Any,
    *,
    lacks: Any = _NO_NAME,
    help_text: Any = "",
    complete: str = "name",
) -> forms.CharField:
    """Return a field for the name of somebody; `lacks` is said where it is left out."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=200,
        error_messages={"required": lacks, "max_length": _TOO_LONG},
        widget=forms.TextInput({"autocomplete": complete}),
    )


def address_field(
    label: Any,
    *,
    lacks: Any = _NO_ADDRESS,
    help_text: Any = "",
) -> forms.CharField:
    """Return a field for a postal address; `lacks` is said where it is left out."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=400,
        error_messages={
            "required": lacks,
            "max_length": _TOO_LONG,
        },
        widget=forms.Textarea({"rows": 3, "autocomplete": "street-address"}),
    )


def postcode_field() -> forms.CharField:
    """Return a field for a postcode; a dash says that there is none."""
    return forms.CharField(
        label=gettext_lazy("Postcode"),
        help_text=gettext_lazy("A dash if there is none where you live."),
        max_length=20,
        error_messages={
            "required": gettext_lazy("Type the postcode, or a dash if there is none"),
            "max_length": _TOO_LONG,
        },
        widget=forms.TextInput({"autocomplete": "postal-code"}),
    )


def email_field(
    label: Any,
    *,
    lacks: Any = _NO_EMAIL,
    help_text: Any = "",
    complete: str = "email",
) -> forms.EmailField:
    """Return a field for an email address; `lacks` is said where it is left out."""
    return forms.EmailField(
        label=label,
        help_text=help_text,
        max_length=254,
        error_messages={
            "required": lacks,
            "invalid": gettext_lazy("That is no email address: type it as name@example.org"),
            "max_length": _TOO_LONG,
        },
        widget=forms.EmailInput({"autocomplete": complete}),
    )
