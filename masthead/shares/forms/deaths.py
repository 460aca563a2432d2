"""The desk's forms of a member's death."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.ledger.accounts import Account
from masthead.shares.forms.fields import authority_field, day_field, read_member
from masthead.shares.forms.newcomer import NewcomerFields, lacking, newcomer_of
from masthead.shares.holdings.division import Part
from masthead.shares.holdings.transmit import ESTATE, Taker, number_of

MEMBER, NEW, OWED, CASH = "member", "new", "owed", "cash"
HOW = [
    (MEMBER, gettext_lazy("Held by a member, now or before")),
    (NEW, gettext_lazy("Held by somebody new to the register")),
    (OWED, gettext_lazy("Paid out by bank: owed until the statement shows it")),
    (CASH, gettext_lazy("Paid out in cash")),
]
PAID_FROM = {OWED: Account.REFUNDS_PAYABLE, CASH: Account.CASH_IN_HAND}


class DiedForm(forms.Form):
    """The day on which a member died."""

    died_on = day_field(
        gettext_lazy("Day of the death"),
        help_text=gettext_lazy("As the certificate or the grant of probate has it."),
    )

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_died_on(self) -> dt.date:
        """Return the day. Nobody died tomorrow."""
        day: dt.date = self.cleaned_data["died_on"]
        if day > self.today:
            raise forms.ValidationError(_("That day is still to come"))
        return day


class DeathForm(forms.Form):
    """Who takes each part of what a member held; the fields of a part end in its number."""

    on = day_field(
        gettext_lazy("Day on which the shares pass"),
        help_text=gettext_lazy("The board’s day. The membership ended with the death."),
    )
    authority = authority_field(gettext_lazy("Proof of the death, and the minute"))

    def __init__(self, *args: Any, divided: Sequence[Part], today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.divided, self.today = divided, today
        self.fields["on"].initial = today
        self.names = {number_of(part): self._add(part) for part in divided}

    def _add(self, part: Part) -> tuple[str, ...]:
        """Add the fields of one part, and return their names."""
        number = number_of(part)
        begun = {"name": part.nomination.name, "address": part.nomination.address} if (
            part.nomination
        ) else {}  # fmt: skip
        how = forms.ChoiceField(
            label=gettext_lazy("What becomes of it"),
            choices=HOW,
            initial=NEW if part.nomination else OWED,
        )
        to = forms.CharField(
            label=gettext_lazy("The member’s number, or name"), required=False, max_length=200
        )
        asked: dict[str, forms.Field] = {"how": how, "to": to}
        asked |= copy.deepcopy(NewcomerFields.base_fields)
        for name, field in asked.items():
            field.initial = begun.get(name, field.initial)
            self.fields[f"{name}_{number}"] = field
        return tuple(f"{name}_{number}" for name in asked)

    def clean(self) -> dict[str, Any]:
        """See that each part has somebody who takes it."""
        data = super().clean() or self.cleaned_data
        data["takers"] = {number_of(part): self._taker(number_of(part)) for part in self.divided}
        return data

    def _taker(self, number: int) -> Taker | None:
        typed = {
            name: self.cleaned_data.get(f"{name}_{number}")
            for name in ("how", "to", *NewcomerFields.base_fields)
        }
        if typed["how"] in PAID_FROM:
            return PAID_FROM[typed["how"]]
        if typed["how"] == MEMBER:
            return self._member(f"to_{number}", typed["to"] or "")
        said = {} if typed["name"] else {"name": _("Say who takes it")}
        for field, sentence in (said | lacking(typed)).items():
            self.add_error(f"{field}_{number}", sentence)
        return None if self.errors else newcomer_of(typed)

    def _member(self, field: str, typed: str) -> Taker | None:
        try:
            member = read_member(typed, on=self.today)
        except forms.ValidationError as refused:
            self.add_error(field, refused)
            return None
        if member is None:
            self.add_error(field, _("Say which member takes it"))
        return member

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the parts of the form: the day, then each taker."""
        found = [("", [self["on"], self["authority"]])]
        for part in self.divided:
            legend = _("The estate") if number_of(part) == ESTATE else _nominee(part)
            found.append((legend, [self[name] for name in self.names[number_of(part)]]))
        return found


def _nominee(part: Part) -> str:
    assert part.nomination is not None
    words = _("Nominee {name}, number {number} in the book")
    return words.format(name=part.nomination.name, number=part.nomination.number)
