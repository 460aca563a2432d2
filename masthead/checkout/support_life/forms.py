"""The forms by which a supporter changes what they give, or lets it rest."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.checkout.choices import OTHER, Choice
from masthead.checkout.support.forms import SupportForm
from masthead.checkout.support.sums import TypedSum, read_sum
from masthead.lib import days, money
from masthead.paper.models import Paper
from masthead.people.models import PersonKind
from masthead.supporters.change import LAST_DAY, Terms
from masthead.supporters.days import months_after
from masthead.supporters.models import How, Support

KEPT = ("often", "level", "other_amount")
MONTHS = (1, 2, 3, 6)


class ChangeForm(SupportForm):
    """How much, how often, on which day: the fields of the first form that can change."""

    day = forms.CharField(required=False, max_length=2)
    first: ClassVar[dict[str, str]] = {"often": "id_often_1", "__all__": "change"}

    def __init__(self, *args: Any, support: Support, paper: Paper, **kwargs: Any) -> None:
        self.support = support
        is_group = support.person.kind == PersonKind.GROUP
        kwargs.setdefault("initial", initial_of(support))
        super().__init__(*args, paper=paper, is_group=is_group, **kwargs)
        for name in [name for name in self.fields if name not in (*KEPT, "day")]:
            del self.fields[name]

    def clean_day(self) -> int | None:
        """Return the day of the month, None where it is left as it comes."""
        typed = self.cleaned_data["day"].strip()
        if not typed:
            return None
        if not (typed.isascii() and typed.isdecimal() and 1 <= int(typed) <= LAST_DAY):
            raise forms.ValidationError(_("Choose a day from 1 to 28, which every month has"))
        return int(typed)

    def clean(self) -> dict[str, Any]:
        """Read the sum."""
        data = self.cleaned_data
        if often := data.get("often"):
            typed = TypedSum(data.get("level", ""), data.get("other_amount", ""), often)
            data["sum"], sentence = read_sum(typed, levels=self.levels, paper=self.paper)
            if sentence:
                self.add_error("level", sentence)
        return data

    def terms(self) -> Terms:
        """Return what the supporter gives from now on."""
        data = self.cleaned_data
        day = data["day"] or self.support.day_of_month
        return Terms(data["sum"].amount_minor, int(data["often"]), day)

    def days(self) -> list[Choice]:
        """Return the days of a month to choose from."""
        chosen = self.now("day")
        return [Choice(str(day), str(day), str(day) == chosen) for day in range(1, LAST_DAY + 1)]

    def has_day(self) -> bool:
        """Say whether there is a day to choose: collections come when they come."""
        return self.support.how != How.COLLECTION

    def suggested(self) -> str:
        """Return nothing: no address is typed here."""
        return ""


def initial_of(support: Support) -> dict[str, str]:
    """Return what the form begins with: what is given now."""
    level, minor = support.level, support.amount_minor
    is_level = bool(level and level.is_offered and level.minor(support.often) == minor)
    return {
        "often": str(support.often),
        "level": level.slug if level and is_level else OTHER,
        "other_amount": "" if is_level else money.plain(minor, currency=support.currency),
        "day": str(support.day_of_month or ""),
    }


class PauseForm(forms.Form):
    """For how long a support rests: so many months, or until further notice."""

    until = forms.CharField(required=False, max_length=2)

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(*args, **kwargs)

    def clean_until(self) -> dt.date | None:
        """Return the first day on which it is collected again; None for until further notice."""
        chosen = self.cleaned_data["until"]
        if chosen == "0":
            return None
        if chosen not in {str(many) for many in MONTHS}:
            raise forms.ValidationError(_("Choose how long it is to rest"))
        return months_after(self.today, int(chosen))

    def lengths(self) -> list[Choice]:
        """Return the buttons of how long."""
        chosen = str(self["until"].value() or MONTHS[0])
        until = gettext_lazy("Until {day}")
        choices = [
            Choice(
                str(many),
                str(until).format(day=days.in_words(months_after(self.today, many))),
                str(many) == chosen,
            )
            for many in MONTHS
        ]
        return [*choices, Choice("0", _("Until I say so"), chosen == "0")]
