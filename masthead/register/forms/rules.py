"""The form of the society's rules: a field for each, with where the law has it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.lib import money
from masthead.register.forms.fields import DayField, authority_field
from masthead.register.rules import Rule, Rules, declared

_UNITS = {
    "days": gettext_lazy("in days"),
    "age": gettext_lazy("in years"),
    "months": gettext_lazy("in months"),
}


class RulesForm(forms.Form):
    """What the rules say from a day on; amounts plainly, rates in per cent."""

    def __init__(self, *args: Any, stand: Rules, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.currency, self.rules = currency, declared(stand.regime)
        for rule in self.rules:
            self.fields[rule.name] = _field(rule, currency=currency)
            self.initial.setdefault(
                rule.name, in_words(rule, getattr(stand, rule.name), currency=currency)
            )
        self.fields["on"] = DayField(_("From which day on"))
        self.fields["authority"] = authority_field()

    def clean(self) -> dict[str, Any]:
        """Turn each rule into whole numbers of its own unit."""
        for rule in self.rules:
            typed = self.cleaned_data.get(rule.name)
            if isinstance(typed, str):
                try:
                    self.cleaned_data[rule.name] = _read(rule, typed, currency=self.currency)
                except ValueError as error:
                    self.add_error(rule.name, str(error))
        return self.cleaned_data

    def values(self) -> dict[str, int]:
        """Return what the rules are to say, by their names."""
        return {rule.name: self.cleaned_data[rule.name] for rule in self.rules}


def _field(rule: Rule, *, currency: str) -> forms.Field:
    source = rule.source
    if rule.unverified:
        source = _("{source} (not read at its source: look it up)").format(source=source)
    label = _("{rule}, {unit}").format(rule=_(rule.words), unit=_unit(rule, currency=currency))
    if rule.kind == "yes":
        return forms.BooleanField(label=_(rule.words), help_text=source, required=False)
    return forms.CharField(
        label=label,
        help_text=source,
        max_length=money.LONGEST,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"required": _("Type a number, 0 for none")},
    )


def _unit(rule: Rule, *, currency: str) -> str:
    if rule.kind == "amount":
        return _("in {currency}").format(currency=currency)
    return _("in per cent") if rule.kind == "points" else str(_UNITS.get(rule.kind, ""))


def _read(rule: Rule, typed: str, *, currency: str) -> int:
    """Return a rule in its own unit: minor units, hundredths of a per cent, or as typed."""
    plain = typed.strip().rstrip("%").strip()
    if rule.kind in ("amount", "points"):
        if not plain.strip("0."):
            return 0
        return money.parse(plain, currency=currency if rule.kind == "amount" else "GBP")
    if not plain.isdecimal() or len(plain) > 9:
        raise ValueError(_("“{typed}” is no whole number").format(typed=typed[:40]))
    return int(plain)


def in_words(rule: Rule, value: int, *, currency: str) -> str:
    """Return what a rule says as it is typed: "100000.00", "5.00", "90"."""
    if rule.kind == "amount":
        return money.plain(value, currency=currency)
    return money.plain(value, currency="GBP") if rule.kind == "points" else str(value)
