"""The paper's settings as they are typed."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from masthead.lib import money
from masthead.paper import amend, currency, found
from masthead.paper.models import Paper

_AMOUNTS = (
    "least_gift_minor",
    "most_gift_minor",
    "suggested_minor",
    "second_person_over_minor",
)
_GROUPS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("The paper"), ("name", "motto", "about", "time_zone", "default_section")),
    (_("Its colour"), ("accent", "accent_dark")),
    (
        _("Its owners"),
        (
            "society_name",
            "society_number",
            "ownership_title",
            "ownership_words",
            "supporter_words",
        ),
    ),
    (
        _("Its fund"),
        ("fund_name", "currency", "suggested_minor", "least_gift_minor", "most_gift_minor"),
    ),
    (
        _("Gifts by post and bank"),
        (
            "postal_address",
            "cheques_payable_to",
            "second_person_over_minor",
            "bank_account_name",
            "bank_sort_code",
            "bank_account_number",
            "bank_iban",
        ),
    ),
)


class PaperForm(forms.ModelForm[Paper]):
    """Every setting of the paper; amounts are typed plainly: 20 or 12.50."""

    suggested_minor = forms.CharField(
        label=_("Suggested gifts"),
        required=False,
        help_text=_("Amounts with a space or a semicolon between them: 5 10 25 50"),
    )
    least_gift_minor = forms.CharField(label=_("Least gift on the website"))
    most_gift_minor = forms.CharField(
        label=_("Most on the website"), help_text=_("10,000,000 is the most there is.")
    )

    second_person_over_minor = forms.CharField(
        label=_("Batches that a second person posts: above"),
        required=False,
        help_text=_("Whoever types such a batch can’t post it. Empty: never."),
    )

    class Meta:
        model = Paper
        fields: ClassVar[list[str]] = [name for _heading, names in _GROUPS for name in names]
        widgets: ClassVar[dict[str, Any]] = {
            name: forms.Textarea(attrs={"rows": 4})
            for name in ("about", "ownership_words", "postal_address")
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "default_section": _("Its name, for stories that come from a file and name none."),
            "accent": _("As #rrggbb. It is checked against the paper: 4.5 is the least contrast."),
            "accent_dark": _("As #rrggbb, for readers whose screens are dark."),
            "ownership_title": _("Empty: “Owned by our readers”."),
            "ownership_words": _("Empty: an invitation to buy shares in the society, by its name."),
            "supporter_words": _("Empty: “Become a supporter”."),
            "fund_name": _("Empty: “The fighting fund”."),
            "currency": _("Three letters, such as GBP. The first appeal or gift fixes it."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zones = sorted(zoneinfo.available_timezones())
        self.fields["time_zone"] = forms.ChoiceField(
            label=self.fields["time_zone"].label, choices=[(zone, zone) for zone in zones]
        )
        for name in _AMOUNTS:
            self.initial[name] = self._as_typed(getattr(self.instance, name))
        if currency.is_fixed():
            self.fields["currency"].disabled = True
            self.fields["currency"].help_text = _(
                "The paper counts in this currency already, so it stays for good."
            )

    def _as_typed(self, amounts: Any) -> str:
        if amounts is None:
            return ""
        each = amounts if isinstance(amounts, list) else [amounts]
        return " ".join(money.plain(one, currency=self.instance.currency) for one in each)

    def groups(self) -> Iterator[tuple[Any, list[forms.BoundField]]]:
        """Yield each heading with its fields."""
        for heading, names in _GROUPS:
            yield heading, [self[name] for name in names]

    def clean_accent(self) -> str:
        """Refuse a colour that can't be read on light paper, showing the ratio."""
        return self._colour("accent", dark=False)

    def clean_accent_dark(self) -> str:
        """Refuse a colour that can't be read on dark paper, showing the ratio."""
        return self._colour("accent_dark", dark=True)

    def clean_currency(self) -> str:
        """Refuse what is no currency's code."""
        code: str = self.cleaned_data["currency"].strip().upper()
        try:
            found.refuse_unknown_currency(code)
        except found.CurrencyUnknown as refused:
            raise forms.ValidationError(str(refused)) from refused
        return code

    def clean(self) -> dict[str, Any]:
        """Read the amounts in the currency that was typed beside them."""
        typed = super().clean() or {}
        code = typed.get("currency")
        for name in _AMOUNTS:
            if code and name in typed:
                typed[name] = self._minor(name, typed[name], code=code)
        return typed

    def _minor(self, name: str, words: str, *, code: str) -> Any:
        several = name == "suggested_minor"
        if name == "second_person_over_minor" and not words.strip():
            return None
        try:
            amounts = [
                money.parse(one, currency=code)
                for one in (words.replace(";", " ").split() if several else [words])
            ]
        except money.AmountNotUnderstood as refused:
            self.add_error(name, str(refused))
            return None
        return amounts if several else amounts[0]

    def _colour(self, name: str, *, dark: bool) -> str:
        colour: str = self.cleaned_data[name].strip().lower()
        try:
            amend.refuse_unreadable(colour, dark=dark)
        except (amend.NotAColour, amend.TooLittleContrast) as refused:
            raise forms.ValidationError(str(refused)) from refused
        return colour
