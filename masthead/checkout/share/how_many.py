"""The form that asks how many shares somebody would like."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _

from masthead.checkout.choices import OTHER, Choice
from masthead.checkout.share.forms import StepForm
from masthead.lib import money
from masthead.shares.applications.terms import (
    OfferClosed,
    OverTheCap,
    TooFewShares,
    TooManyShares,
    refuse_closed,
    refuse_quantity,
)
from masthead.shares.models import Offer

SUGGESTED = (5, 10, 25, 50, 100)
MOST_DIGITS = 9


class HowManyForm(StepForm):
    """How many shares of an offer; `shares` is one of the suggested numbers, "other" or typed."""

    first_of: ClassVar[dict[str, str]] = {"shares": "id_other_shares", "__all__": "how-many"}
    shares = forms.CharField(required=False, max_length=20)
    other_shares = forms.CharField(required=False, max_length=20)
    society = forms.BooleanField(required=False)

    def __init__(self, *args: Any, offer: Offer, currency: str, on: dt.date, **kwargs: Any) -> None:
        self.offer, self.currency, self.on = offer, currency, on
        self.asks_for_society = False
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Read the number of shares into `quantity`, within the offer’s least and most."""
        data = self.cleaned_data
        chosen, typed = data.get("shares", ""), data.get("other_shares", "")
        if typed and chosen in [choice.value for choice in self._suggested()]:
            self.add_error("shares", _("You chose a number and typed another: keep one of them"))
            return data
        text = typed or ("" if chosen == OTHER else chosen)
        plain = text.replace(",", "").strip()
        if not plain:
            self.add_error("shares", _("Choose how many shares, or type a number such as 20"))
        elif not re.fullmatch(rf"[0-9]{{1,{MOST_DIGITS}}}", plain):
            words = _("“{typed}” is no number of shares: type a whole number, such as 20")
            self.add_error("shares", words.format(typed=text[:20]))
        else:
            self._take(int(plain))
        return data

    def _take(self, quantity: int) -> None:
        """Keep a number that offer and rules allow, or say why they don’t."""
        society = self.cleaned_data.get("society", False)
        try:
            refuse_closed(self.offer, on=self.on)
            refuse_quantity(self.offer, quantity, on=self.on, registered_society=society)
        except (OfferClosed, TooFewShares, TooManyShares, OverTheCap) as error:
            self.add_error("shares", str(error))
            self.asks_for_society = isinstance(error, OverTheCap)
        self.cleaned_data["quantity"] = quantity

    def said(self) -> dict[str, object]:
        """Return what a draft keeps of it."""
        data = self.cleaned_data
        return {"quantity": data["quantity"], "registered_society": data["society"]}

    def shows_society(self) -> bool:
        """Say whether to ask if it is for another registered society, which has no cap."""
        return self.asks_for_society or bool(self["society"].value())

    def choices(self) -> list[Choice]:
        """Return the buttons of the numbers, each with what it costs, the buyer’s own last."""
        chosen = self.now("shares")
        own = chosen == OTHER or bool(self.own())
        shown = [Choice(c.value, c.label, c.value == chosen) for c in self._suggested()]
        return [*shown, Choice(OTHER, _("Other"), own)]

    def own(self) -> str:
        """Return the number that the buyer typed."""
        chosen = self.now("shares")
        known = [OTHER, *(choice.value for choice in self._suggested())]
        return self.now("other_shares") or ("" if chosen in known else chosen)

    def _suggested(self) -> list[Choice]:
        least, most = self.offer.least_shares, self.offer.most_shares
        numbers = sorted({least, *(n for n in SUGGESTED if least <= n and n <= (most or n))})
        return [Choice(str(n), self._costs(n), False) for n in numbers[:5]]

    def _costs(self, number: int) -> str:
        minor = number * self.offer.share_class.nominal_minor
        return f"{number:,} · {money.exact(minor, currency=self.currency)}"
