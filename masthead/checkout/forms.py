"""The form of a gift on the website."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.checkout.choices import OTHER, Choice, Trouble
from masthead.checkout.thanking import WISHES, missing
from masthead.checkout.ways import offered
from masthead.fund.models import Appeal, Thank
from masthead.fund.special import SpecialShown
from masthead.ledger.models import new_id
from masthead.lib import money
from masthead.paper.models import Paper
from masthead.payments.models import Way

# Each month by direct debit: a way to pay on the form alone.
MONTHLY = "direct-debit-monthly"
_TOO_LONG = gettext_lazy("That is longer than we can keep: %(limit_value)d letters at most")


class GiveForm(forms.Form):
    """A gift to come. `amount` is one of the suggested sums, "other", or a sum as typed."""

    amount = forms.CharField(required=False)
    other_amount = forms.CharField(required=False)
    way = forms.CharField(required=False)
    name = forms.CharField(required=False, max_length=200, error_messages={"max_length": _TOO_LONG})
    town = forms.CharField(required=False, max_length=200, error_messages={"max_length": _TOO_LONG})
    email = forms.EmailField(
        required=False,
        max_length=254,
        error_messages={
            "invalid": gettext_lazy("That is no email address: type it as name@example.org"),
            "max_length": _TOO_LONG,
        },
    )
    thank = forms.CharField(required=False)
    once = forms.CharField(required=False, max_length=40)
    appeal = forms.CharField(required=False)

    def __init__(
        self, *args: Any, paper: Paper, special: SpecialShown | None = None, **kwargs: Any
    ) -> None:
        self.paper = paper
        self.special = special
        self.ways = offered(paper)
        self.each_month = False
        super().__init__(*args, **kwargs)

    def clean_once(self) -> uuid.UUID | None:
        """Return what makes this form, sent twice, one gift by post."""
        try:
            return uuid.UUID(self.cleaned_data["once"])
        except ValueError:
            return None

    def key(self) -> str:
        """Return what the page sends with the form, new with each new page."""
        return self._now("once") or str(new_id())

    def clean_way(self) -> Way | None:
        """Return the way to pay. A way that the paper can't offer is none."""
        chosen = self.cleaned_data["way"]
        if chosen not in [choice.value for choice in self.ways_to_pay()]:
            raise forms.ValidationError(_("Choose how you would like to pay"))
        self.each_month = chosen == MONTHLY
        return Way.DIRECT_DEBIT if self.each_month else Way(chosen)

    def clean_thank(self) -> Thank:
        """Return the wish for thanks: not at all, unless one is chosen."""
        chosen = self.cleaned_data["thank"] or Thank.NONE
        if chosen not in Thank.values:
            raise forms.ValidationError(_("Choose how we shall thank you"))
        return Thank(chosen)

    def clean_appeal(self) -> Appeal | None:
        """Return the special appeal that the gift is for; None for the fund."""
        if self.cleaned_data["appeal"] and not self.special:
            words = _("That appeal isn’t open any more. If you give now, your gift goes to {fund}")
            raise forms.ValidationError(words.format(fund=self.paper.title_of_fund))
        return self.special.appeal if self.special else None

    def clean(self) -> dict[str, Any]:
        """Read the amount and see that a wish for thanks can be met."""
        data = self.cleaned_data
        if sentence := self._read_amount(data):
            self.add_error("amount", sentence)
        words = {"name": data.get("name", ""), "town": data.get("town", "")}
        lacks = missing(data.get("thank", Thank.NONE), **words)
        if data.get("way") == Way.DIRECT_DEBIT:
            lacks = _needed_to_debit(data) | lacks
        for field, sentence in lacks.items():
            if field not in self.errors:
                self.add_error(field, sentence)
        return data

    def _read_amount(self, data: dict[str, Any]) -> str:
        """Put the sum into `amount_minor`, or return what is wrong with it."""
        chosen, typed = data.get("amount", ""), data.get("other_amount", "")
        if typed and chosen in [choice.value for choice in self._suggested()]:
            return _("You chose an amount and typed another: keep one of them")
        text = typed or ("" if chosen == OTHER else chosen)
        if not text:
            return _("Choose an amount, or type your own, such as 20 or 12.50")
        try:
            data["amount_minor"] = money.parse(text[:40], currency=self.paper.currency)
        except money.AmountNotUnderstood:
            return self._in_words(
                _("We can’t read “{typed}”: enter an amount of at least {least}, such as 12.50"),
                typed=text[:40],
            )
        return self._out_of_bounds(data["amount_minor"])

    def _out_of_bounds(self, minor: int) -> str:
        if minor < self.paper.least_gift_minor:
            return self._in_words(_("The least that we can take here is {least}"))
        if minor > self.paper.most_gift_minor:
            return self._in_words(_("The most that we can take here is {most}"))
        return ""

    def _in_words(self, sentence: str, *, typed: str = "") -> str:
        least, most = (
            money.exact(minor, currency=self.paper.currency)
            for minor in (self.paper.least_gift_minor, self.paper.most_gift_minor)
        )
        return sentence.format(least=least, most=most, typed=typed)

    def amounts(self) -> list[Choice]:
        """Return the buttons of the amounts, the giver's own last."""
        chosen = self._now("amount")
        is_other = chosen == OTHER or bool(self.own_amount())
        shown = [Choice(c.value, c.label, c.value == chosen) for c in self._suggested()]
        return [*shown, Choice(OTHER, _("Other"), is_other)]

    def currency_sign(self) -> str:
        """Return the sign that an amount may bear: "£", or the currency's code without one."""
        return money.SYMBOLS.get(self.paper.currency, self.paper.currency).strip()

    def own_amount(self) -> str:
        """Return what the giver typed for an amount of their own."""
        known = [OTHER, *(choice.value for choice in self._suggested())]
        chosen = self._now("amount")
        return self._now("other_amount") or ("" if chosen in known else chosen)

    def ways_to_pay(self) -> list[Choice]:
        """Return the buttons of the ways to pay; the first is chosen until another is."""
        chosen = self._now("way") or ("" if self.is_bound else next(iter(self.ways), ""))
        named = [pair for way in self.ways for pair in _named(way)]
        return [Choice(value, label, value == chosen) for value, label in named]

    def takes_debits(self) -> bool:
        """Say whether a direct debit is among the ways."""
        return Way.DIRECT_DEBIT in self.ways

    def thanks(self) -> list[Choice]:
        """Return the buttons of the ways to be thanked."""
        chosen = self._now("thank") or Thank.NONE
        return [Choice(value, str(label), value == chosen) for value, label in WISHES.items()]

    def gives_monthly(self) -> bool:
        """Say whether a gift each month is offered, which goes to the fund itself."""
        return MONTHLY in [choice.value for choice in self.ways_to_pay()]

    def missed_appeal(self) -> bool:
        """Say whether the page was asked for an appeal that isn't open."""
        return not self.is_bound and bool(self._now("appeal")) and not self.special

    def troubles(self) -> list[Trouble]:
        """Return what is wrong, in the order of the form, each with the field to put it right."""
        amount = "id_other_amount" if self.own_amount() else "id_amount_1"
        first = {
            "amount": amount,
            "way": "id_way_1",
            "thank": "id_thank_1",
            "appeal": "give",
            "__all__": "give",
        }
        return [
            Trouble(first.get(field, f"id_{field}"), str(sentence))
            for field in [*self.fields, "__all__"]
            for sentence in self.errors.get(field, [])
        ]

    def _suggested(self) -> list[Choice]:
        currency = self.paper.currency
        return [
            Choice(
                money.plain(minor, currency=currency), money.exact(minor, currency=currency), False
            )
            for minor in self.paper.suggested_minor
        ]

    def _now(self, field: str) -> str:
        return str(self[field].value() or "").strip()


def _named(way: Way) -> list[tuple[str, str]]:
    """Return a way's buttons: what each sends and says."""
    if way is Way.DIRECT_DEBIT:
        return [(way.value, _("Direct debit, once")), (MONTHLY, _("Direct debit, each month"))]
    return [(way.value, str(way.label))]


def _needed_to_debit(data: dict[str, Any]) -> dict[str, str]:
    """Return what a direct debit lacks: each collection is announced by mail, to somebody."""
    lacks = {}
    if not data.get("name", "").strip():
        lacks["name"] = _("Give your name, since a direct debit is in somebody’s name")
    if not data.get("email"):
        lacks["email"] = _("Give your email, since we write before each direct debit")
    return lacks
