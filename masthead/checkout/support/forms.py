"""The form by which somebody becomes a supporter."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.checkout.choices import OTHER, Choice, Trouble
from masthead.checkout.support.levels import LevelShown, levels_shown
from masthead.checkout.support.sums import TypedSum, read_sum
from masthead.checkout.support.ways import offered_to
from masthead.checkout.thanking import WISHES, missing
from masthead.fund.models import Thank
from masthead.ledger.models import new_id
from masthead.lib import money
from masthead.lib.mistyped import meant
from masthead.paper.models import Paper
from masthead.people.models import PersonKind
from masthead.supporters.join import Told
from masthead.supporters.models import How, Level, Often

_TOO_LONG = gettext_lazy("That is longer than we can keep: %(limit_value)d letters at most")
# What stands beside the box for the newsletter, and is kept with the answer.
NEWSLETTER = gettext_lazy("Send me the paper’s newsletter by mail. I can end it whenever I like.")
_OFTEN = {
    Often.MONTHLY: gettext_lazy("Each month"),
    Often.QUARTERLY: gettext_lazy("Each quarter"),
    Often.YEARLY: gettext_lazy("Each year"),
}
_HOW = {
    How.DIRECT_DEBIT: gettext_lazy("Direct debit"),
    How.CARD: gettext_lazy("Card"),
    How.STANDING_ORDER: gettext_lazy("Standing order"),
    How.COLLECTION: gettext_lazy("Collections sent in"),
}


def _words(*, required: str | Promise = "") -> forms.CharField:
    said: dict[str, Any] = {"max_length": _TOO_LONG, "required": required}
    return forms.CharField(required=bool(required), max_length=200, error_messages=said)


class SupportForm(forms.Form):
    """Support to come. `level` is a level's short name or "other"; `sure` is an address that
    looks mistyped and isn't, `use` the one that was meant, pressed as a button.
    """

    often = forms.CharField(required=False)
    level = forms.CharField(required=False)
    other_amount = forms.CharField(required=False)
    how = forms.CharField(required=False)
    name = _words(required=gettext_lazy("Give your name"))
    contact = _words()
    email = forms.EmailField(
        max_length=254,
        error_messages={
            "required": gettext_lazy("Give your email: we write to it about your support"),
            "invalid": gettext_lazy("That is no email address: type it as name@example.org"),
            "max_length": _TOO_LONG,
        },
    )
    town = _words()
    thank = forms.CharField(required=False)
    newsletter = forms.BooleanField(required=False)
    sure = forms.CharField(required=False, max_length=254)
    once = forms.CharField(required=False, max_length=40)

    first: ClassVar[dict[str, str]] = {
        "often": "id_often_1",
        "how": "id_how_1",
        "thank": "id_thank_1",
        "__all__": "support",
    }

    def __init__(self, *args: Any, paper: Paper, is_group: bool = False, **kwargs: Any) -> None:
        self.paper, self.is_group = paper, is_group
        self.ways = offered_to(paper, is_group=is_group)
        self.levels = list(Level.objects.offered().filter(for_groups=is_group))
        super().__init__(*args, **kwargs)
        if is_group:
            self.fields["name"].error_messages["required"] = _("Give the name of the group")

    def clean_once(self) -> uuid.UUID | None:
        """Return what makes this form, sent twice, one support; only ids that we gave."""
        try:
            key = uuid.UUID(self.cleaned_data["once"])
        except ValueError:
            return None
        return key if key.version == 7 else None

    def clean_often(self) -> Often:
        """Return how often: each month, unless another is chosen."""
        chosen = self.cleaned_data["often"] or str(Often.MONTHLY.value)
        if chosen not in [str(often.value) for often in Often]:
            raise forms.ValidationError(_("Choose how often you would like to give"))
        return Often(int(chosen))

    def clean_how(self) -> How:
        """Return how it comes. A way that the paper can't offer is none."""
        chosen = self.cleaned_data["how"]
        if chosen not in self.ways:
            raise forms.ValidationError(_("Choose how your support is to come"))
        return How(chosen)

    def clean_thank(self) -> Thank:
        """Return the wish for thanks: not at all, unless one is chosen."""
        chosen = self.cleaned_data["thank"] or Thank.NONE
        if chosen not in Thank.values:
            raise forms.ValidationError(_("Choose how we shall thank you"))
        return Thank(chosen)

    def clean(self) -> dict[str, Any]:
        """Read the sum, see that a wish for thanks can be met, and ask about an odd address."""
        data = self.cleaned_data
        if often := data.get("often"):
            typed = TypedSum(data.get("level", ""), data.get("other_amount", ""), often)
            data["sum"], sentence = read_sum(typed, levels=self.levels, paper=self.paper)
            if sentence:
                self.add_error("level", sentence)
        if self.is_group and not data.get("contact", "").strip():
            self.add_error("contact", _("Give the name of somebody whom we can write to"))
        said = {"name": data.get("name", "x"), "town": data.get("town", "")}
        for field, sentence in missing(data.get("thank", Thank.NONE), **said).items():
            self.add_error(field, sentence)
        if self.suggested() and "email" not in self.errors:
            words = _("Did you mean {address}? If yours is right, send the form once more")
            self.add_error("email", words.format(address=self.suggested()))
        return data

    def suggested(self) -> str:
        """Return the address that was probably meant, unless the supporter knows better."""
        typed = self.now("email")
        return "" if self.now("sure") == typed else meant(typed)

    def told(self) -> Told:
        """Return what the supporter told of themselves."""
        data = self.cleaned_data
        return Told(
            name=data["name"],
            email=data["email"],
            town=data["town"],
            thank=data["thank"],
            kind=PersonKind.GROUP if self.is_group else PersonKind.PERSON,
            contact=data["contact"] if self.is_group else "",
        )

    def key(self) -> str:
        """Return what the page sends with the form, new with each new page."""
        return self.now("once") or str(new_id())

    def how_often(self) -> list[Choice]:
        """Return the buttons of how often; each month until another is chosen."""
        chosen = self.now("often") or str(Often.MONTHLY.value)
        return [
            Choice(str(often.value), str(label), str(often.value) == chosen)
            for often, label in _OFTEN.items()
        ]

    def levels_to_choose(self) -> list[LevelShown]:
        """Return the levels as cards."""
        chosen = "" if self.own_amount() else self.now("level")
        return levels_shown(self.levels, chosen=chosen, currency=self.paper.currency)

    def is_other(self) -> bool:
        """Say whether the supporter gives a sum of their own."""
        return self.now("level") == OTHER or bool(self.own_amount())

    def own_amount(self) -> str:
        """Return what the supporter typed for a sum of their own."""
        return self.now("other_amount")

    def currency_sign(self) -> str:
        """Return the sign that a sum may bear: "£", or the currency's code without one."""
        return money.SYMBOLS.get(self.paper.currency, self.paper.currency).strip()

    def ways_to_give(self) -> list[Choice]:
        """Return the buttons of how it comes; the first is chosen until another is."""
        chosen = self.now("how") or ("" if self.is_bound else next(iter(self.ways), ""))
        return [Choice(how.value, str(_HOW[how]), how == chosen) for how in self.ways]

    def thanks(self) -> list[Choice]:
        """Return the buttons of the ways to be thanked."""
        chosen = self.now("thank") or Thank.NONE
        return [Choice(value, str(label), value == chosen) for value, label in WISHES.items()]

    def newsletter_words(self) -> str:
        """Return the words beside the box for the newsletter."""
        return str(NEWSLETTER)

    def troubles(self) -> list[Trouble]:
        """Return what is wrong, in the order of the form, each with the field to put it right."""
        level = "id_other_amount" if self.own_amount() or not self.levels else "id_level_1"
        first = {**self.first, "level": level}
        return [
            Trouble(first.get(field, f"id_{field}"), str(sentence))
            for field in [*self.fields, "__all__"]
            for sentence in self.errors.get(field, [])
        ]

    def now(self, field: str) -> str:
        """Return what a field holds now, typed or begun with."""
        return str(self[field].value() or "").strip()
