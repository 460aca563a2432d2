"""The forms of the steps by which shares are bought: what all have, what is agreed to, and pay."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.checkout.choices import Choice, Trouble
from masthead.checkout.share.ways import offered_for_shares
from masthead.paper.models import Paper
from masthead.payments.models import Way
from masthead.shares.models import Offer


class StepForm(forms.Form):
    """A step: what is wrong with it, in the order of its fields, each with where to mend it."""

    first_of: ClassVar[dict[str, str]] = {}

    def troubles(self) -> list[Trouble]:
        """Return a sentence for each thing that is wrong, with the field to put it right."""
        return [
            Trouble(self._leads_to(field), str(sentence))
            for field in [*self.fields, "__all__"]
            for sentence in self.errors.get(field, [])
        ]

    def _leads_to(self, field: str) -> str:
        return self.first_of.get(field, "step" if field == "__all__" else f"id_{field}")

    def now(self, field: str) -> str:
        """Return what stands in a field, as typed."""
        return str(self[field].value() or "").strip()


class AgreeForm(StepForm):
    """What the law wants said, agreed to."""

    first_of: ClassVar[dict[str, str]] = {"agreed": "id_agreed"}
    agreed = forms.BooleanField(
        required=False, label=gettext_lazy("I have read this and agree to it")
    )

    def clean_agreed(self) -> bool:
        """Return that it is agreed to: without that nobody can apply."""
        if not self.cleaned_data["agreed"]:
            raise forms.ValidationError(_("Read what is said above and tick that you agree to it"))
        return True


class PayForm(StepForm):
    """How the money comes, and in how many parts."""

    first_of: ClassVar[dict[str, str]] = {"way": "id_way_1", "parts": "id_parts_1"}
    way = forms.CharField(required=False, max_length=20)
    parts = forms.CharField(required=False, max_length=3)
    as_well = forms.BooleanField(required=False)

    def __init__(self, *args: Any, paper: Paper, offer: Offer, **kwargs: Any) -> None:
        self.offer = offer
        self.ways = offered_for_shares(paper)
        super().__init__(*args, **kwargs)

    def clean_way(self) -> Way:
        """Return the way to pay."""
        if self.cleaned_data["way"] not in self.ways:
            raise forms.ValidationError(_("Choose how you would like to pay"))
        return Way(self.cleaned_data["way"])

    def clean_parts(self) -> int:
        """Return in how many parts the money comes: one, or as many as the offer allows."""
        typed = self.cleaned_data["parts"] or "1"
        if typed not in {"1", str(self.offer.instalments)}:
            raise forms.ValidationError(_("Choose whether to pay at once or in parts"))
        return int(typed)

    def ways_to_pay(self) -> list[Choice]:
        """Return the buttons of the ways to pay; the first is chosen until another is."""
        chosen = self.now("way") or ("" if self.is_bound else next(iter(self.ways), ""))
        return [Choice(way.value, str(way.label), way.value == chosen) for way in self.ways]

    def in_parts(self) -> list[Choice]:
        """Return the buttons of the parts; none where the offer takes the money at once."""
        if self.offer.instalments < 2:
            return []
        chosen = self.now("parts") or "1"
        many = _("In {number} monthly parts").format(number=self.offer.instalments)
        shown = {"1": _("All at once"), str(self.offer.instalments): many}
        return [Choice(value, label, value == chosen) for value, label in shown.items()]
